internal import CZlib

/// Bytes as the database stores them: deflated, or unchanged where that is not shorter.
///
/// The deflated form is a zlib stream, so the stock `sqlite3` reads both with `sqlar_uncompress`.
struct Deflated: Hashable, Sendable {
  /// The compression level, measured on forms of 100 rows: level 3 leaves 6 to 8 % at 500 MB/s,
  /// level 6 leaves 5 to 7 % at 240 MB/s, level 9 a tenth less at 60 MB/s.
  enum Effort: Int32 {
    /// For checkpoints, which are recomputed whenever their inputs change.
    case quick = 3
    /// For archived originals, which are written once and kept forever.
    case thorough = 6
  }

  /// The stored bytes.
  let data: [UInt8]
  /// The original size in bytes.
  let size: Int

  /// Whether the stored bytes are deflated.
  var isDeflated: Bool { data.count != size }

  /// Takes stored bytes.
  init(data: [UInt8], size: Int) {
    self.data = data
    self.size = size
  }

  /// Deflates bytes.
  init(_ bytes: [UInt8], _ effort: Effort) {
    size = bytes.count
    let bound = compressBound(uLong(bytes.count))
    data = withUnsafeTemporaryAllocation(byteCount: Int(bound), alignment: 1) { buffer in
      var length = bound
      let start = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      let status = compress2(start, &length, bytes, uLong(bytes.count), effort.rawValue)
      guard status == Z_OK, length < bytes.count else { return bytes }
      // Many are in memory at once, so allocate no more than needed.
      return [UInt8](UnsafeRawBufferPointer(rebasing: buffer.prefix(Int(length))))
    }
  }

  /// The original bytes; nil when the stored bytes are damaged.
  func inflated() -> [UInt8]? {
    guard isDeflated else { return data }
    var status = Z_OK
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      var length = uLong(size)
      status = uncompress(buffer.baseAddress, &length, data, uLong(data.count))
      count = status == Z_OK ? Int(length) : 0
    }
    return status == Z_OK && bytes.count == size ? bytes : nil
  }
}
