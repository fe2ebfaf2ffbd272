/// A source of a file's bytes in chunks, from the start on each call.
protocol ByteSource: ~Copyable {
  /// Passes on the chunks in order until the end or until `body` returns false.
  ///
  /// The first chunk is full, or the whole file.
  func forEachChunk(_ body: (UnsafeRawBufferPointer) -> Bool) throws(FileAccessFailure)

  /// The whole file, for random access during this source's lifetime.
  func archiveBytes() throws(FileAccessFailure) -> ArchiveBytes
}

extension ByteSource where Self: ~Copyable {
  /// The size of the parser's chunks: larger ones gain nothing, smaller ones cost calls.
  static var chunkSize: Int { 64 << 10 }

  /// Whether text of one-byte units contains a NUL.
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
