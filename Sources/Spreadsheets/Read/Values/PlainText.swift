/// The rules for text in cells.
enum PlainText {
  /// The text with `\n` as line ends and without control characters.
  static func value(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    var isPlain = true
    for byte in bytes where byte < 0x20 {
      if byte != 0x0A && byte != 0x09 {
        isPlain = false
        break
      }
    }
    if isPlain { return String(decoding: bytes, as: UTF8.self) }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 0x0D: kept.append(0x0A)
      case 0x0A where previous == 0x0D: break
      case 0x0A, 0x09, 0x20...0xFF: kept.append(byte)
      default: break
      }
      previous = byte
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Whether the text has a control character, which its value omits.
  static func holdsControl(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
  }

  /// The bounds of the trimmed text.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = 0
    var end = bytes.count
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// How many UTF-16 units the text has, as Excel counts its length.
  static func lengthInUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var length = 0
    for byte in bytes {
      if byte & 0xC0 != 0x80 { length += 1 }
      if byte >= 0xF0 { length += 1 }
    }
    return length
  }

  /// The beginning of the text, short enough for a message.
  static func excerpt(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: 120, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "…"
  }
}
