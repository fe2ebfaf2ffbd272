/// The bytes that make one character in UTF-8.
enum UTF8Sequence {
  /// The end of the valid text that begins at a position.
  static func validLength(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      if bytes[position] < 0x80 {
        position += 1
        while position + 8 <= bytes.count,
          bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080
            == 0
        {
          position += 8
        }
      } else {
        let length = multibyteLength(bytes, at: position)
        if length == 0 { return position }
        position += length
      }
    }
    return position
  }

  /// Whether the bytes from a position to the end could be the beginning of a character.
  static func isCutOff(_ bytes: UnsafeRawBufferPointer, at position: Int) -> Bool {
    let count = bytes.count - position
    let first = bytes[position]
    let needed = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(first), count < needed else { return false }
    if count >= 2, !isSecond(bytes[position + 1], after: first) { return false }
    return count < 3 || isContinuation(bytes[position + 2])
  }

  /// How many bytes from a position on, the first above 0x7F, are one character; 0 where they are
  /// no UTF-8: cut off, overlong, a surrogate, or beyond U+10FFFF.
  private static func multibyteLength(_ bytes: UnsafeRawBufferPointer, at position: Int) -> Int {
    let first = bytes[position]
    let needed = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(first), position + needed <= bytes.count,
      isSecond(bytes[position + 1], after: first)
    else { return 0 }
    if needed > 2, !isContinuation(bytes[position + 2]) { return 0 }
    if needed > 3, !isContinuation(bytes[position + 3]) { return 0 }
    return needed
  }

  private static func isSecond(_ byte: UInt8, after first: UInt8) -> Bool {
    switch first {
    case 0xE0: (0xA0...0xBF).contains(byte)
    case 0xED: (0x80...0x9F).contains(byte)
    case 0xF0: (0x90...0xBF).contains(byte)
    case 0xF4: (0x80...0x8F).contains(byte)
    default: isContinuation(byte)
    }
  }

  @inline(__always)
  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
