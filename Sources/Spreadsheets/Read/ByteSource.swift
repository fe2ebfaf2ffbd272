/// Where a file's bytes come from, in chunks, and again from the start when asked again.
protocol ByteSource: ~Copyable {
  /// Gives the chunks in order until there are no more or `body` returns false.
  ///
  /// The first chunk is full, or the whole file.
  func forEachChunk(_ body: (UnsafeRawBufferPointer) -> Bool) throws(FileAccessFailure)

  /// The whole file, to be read at any place while this source lives.
  func archiveBytes() throws(FileAccessFailure) -> ArchiveBytes
}

extension ByteSource where Self: ~Copyable {
  /// The parser's chunk: larger ones gain nothing, smaller ones cost calls.
  static var chunkSize: Int { 64 << 10 }

  /// Whether there is a NUL in text of one-byte units.
  func holdsNUL() throws(FileAccessFailure) -> Bool {
    var isFound = false
    var isFirst = true
    try forEachChunk { chunk in
      if isFirst, !CodeUnits(chunk).isByteWise { return false }
      isFirst = false
      isFound = chunk.contains(0)
      return !isFound
    }
    return isFound
  }
}

/// Bytes already in memory.
struct MemorySource: ByteSource {
  let bytes: UnsafeRawBufferPointer

  func archiveBytes() -> ArchiveBytes { ArchiveBytes(bytes) }

  func forEachChunk(_ body: (UnsafeRawBufferPointer) -> Bool) throws(FileAccessFailure) {
    var start = 0
    repeat {
      let end = min(start + Self.chunkSize, bytes.count)
      guard body(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) else { return }
      start = end
    } while start < bytes.count
  }
}
