/// The escapes `_xHHHH_` in Office Open XML for characters that XML cannot represent.
enum EscapedText {
  /// Whether the text may contain an escape.
  static func mayHoldEscape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 7 else { return false }
    for index in 0...(bytes.count - 7)
    where bytes[index] == UInt8(ascii: "_") && bytes[index + 1] == UInt8(ascii: "x")
      && bytes[index + 6] == UInt8(ascii: "_")
    {
      return true
    }
    return false
  }

  /// The text with each escape replaced by its character.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      guard let unit = unit(bytes, at: position) else {
        text.append(bytes[position])
        position += 1
        continue
      }
      if let scalar = Unicode.Scalar(unit) {
        text.append(contentsOf: Character(scalar).utf8)
        position += 7
      } else if unit < 0xDC00, let low = self.unit(bytes, at: position + 7),
        (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(
          0x10000 + (UInt32(unit - 0xD800) << 10 | UInt32(low - 0xDC00)))
      {
        text.append(contentsOf: Character(scalar).utf8)
        position += 14
      } else {
        // Half a surrogate pair is not a character; the escape is kept.
        text.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt16? {
    guard start + 7 <= bytes.count, bytes[start] == UInt8(ascii: "_"),
      bytes[start + 1] == UInt8(ascii: "x"), bytes[start + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for index in start + 2..<start + 6 {
      guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
