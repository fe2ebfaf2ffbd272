/// Interprets number formats, as far as dates are concerned.
enum NumberFormatCode {
  /// How the built-in formats show a number.
  static func style(builtIn id: Int) -> DateSerial.Style? {
    switch id {
    // 27 to 36 and 50 to 58 are dates wherever East Asian Excel gives them a meaning.
    case 14...22, 27...36, 45, 47, 50...58: .date
    case 46: .elapsed
    default: nil
    }
  }

  /// How a format code shows a number; nil when not as a date or a time.
  ///
  /// Letters in quotes, after `\`, `_` or `*`, and in brackets are not part of a date, except for
  /// the elapsed times `[h]`, `[m]` and `[s]`. The fourth section is for text.
  static func style(_ code: String) -> DateSerial.Style? {
    var scan = Array(code.utf8)[...]
    var isDate = false
    var section = 0
    while let byte = scan.popFirst(), section < 3 {
      switch byte {
      case UInt8(ascii: "\""): skip(&scan, past: UInt8(ascii: "\""))
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): _ = scan.popFirst()
      case UInt8(ascii: "["):
        let inside = scan.prefix { $0 != UInt8(ascii: "]") }
        if isElapsed(inside) { return .elapsed }
        skip(&scan, past: UInt8(ascii: "]"))
      case UInt8(ascii: ";"): section += 1
      default:
        if "dmyhsDMYHS".utf8.contains(byte) || isHalfOfDay(byte, before: scan) { isDate = true }
      }
    }
    return isDate ? .date : nil
  }

  private static func skip(_ scan: inout ArraySlice<UInt8>, past end: UInt8) {
    while let byte = scan.popFirst(), byte != end {}
  }

  /// Whether there is an `A/P` here, in any case; in `AM/PM`, the M reveals it.
  private static func isHalfOfDay(_ byte: UInt8, before rest: ArraySlice<UInt8>) -> Bool {
    byte | 0x20 == UInt8(ascii: "a") && rest.prefix(2).map { $0 | 0x20 } == Array("/p".utf8)
  }

  private static func isElapsed(_ inside: ArraySlice<UInt8>) -> Bool {
    guard let first = inside.first, "hmsHMS".utf8.contains(first) else { return false }
    return inside.allSatisfy { $0 | 0x20 == first | 0x20 }
  }
}
