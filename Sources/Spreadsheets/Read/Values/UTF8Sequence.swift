/// The bytes of one character in UTF-8.
enum UTF8Sequence {
  /// The end of the valid text that begins at a position.
  static func validLength(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let count = bytes.count
    var position = start
    while position + 8 <= count {
      if position + 32 <= count,
        base.loadUnaligned(fromByteOffset: position, as: SIMD4<UInt64>.self) & 0x8080_8080_8080_8080
          == .zero
      {
        position += 32
        continue
      }
      let word = base.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      let upper = word & 0x8080_8080_8080_8080
      if upper == 0 {
        position += 8
        continue
      }
      position += upper.trailingZeroBitCount >> 3
      guard position + 4 <= count else { break }
      let next = UInt32(
        littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt32.self))
      if next & 0xC0E0 == 0x80C0, next & 0xFF >= 0xC2 {
        position += 2
      } else if next & 0xC0_C0F0 == 0x80_80E0, next & 0xFF != 0xED, next & 0x20FF != 0xE0 {
        position += 3
      } else {
        let length = multibyteLength(bytes, at: position)
        if length == 0 { return position }
        position += length
      }
    }
    while position < count {
      let length = bytes[position] < 0x80 ? 1 : multibyteLength(bytes, at: position)
      if length == 0 { return position }
      position += length
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

  /// The length of the character at a position, whose first byte is above 0x7F; 0 for invalid
  /// UTF-8: cut off, overlong, a surrogate, or beyond U+10FFFF.
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
