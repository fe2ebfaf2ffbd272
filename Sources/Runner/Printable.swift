/// Text from outside made safe for one line on a terminal or in a log.
public enum Printable {
  /// The text with control and direction-changing characters as `\u{…}`.
  public static func line(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
        safe += "\\u{\(String(scalar.value, radix: 16))}"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// The text as one word of a shell's command line.
  public static func word(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
