/// The code page used by files that declare ISO-8859-1, or falsely declare UTF-8.
enum Windows1252 {
  /// The meaning of the bytes 0x80 to 0x9F; the five undefined ones keep their number.
  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(upper[Int(byte) - 0x80]) ?? Unicode.Scalar(byte)
  }

  /// Replaces U+0080 to U+009F, which no text uses, with their windows-1252 characters.
  ///
  /// - Returns: Nil when there are none.
  static func replacingC1Controls(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var isFound = false
    for index in bytes.indices.dropFirst()
    where bytes[index - 1] == 0xC2 && bytes[index] < 0xA0 {
      isFound = true
      break
    }
    guard isFound else { return nil }
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let isControl = (0x80...0x9F).contains(scalar.value)
      text.unicodeScalars.append(
        isControl ? self.scalar(UInt8(truncatingIfNeeded: scalar.value)) : scalar)
    }
    return text
  }
}
