public import Domain

/// Text from outside made safe for one line on a terminal or in a log.
public enum Printable {
  /// The name of a file or another thing, told apart from names that look like it.
  public static func line(_ name: Bytewise) -> String { line(name.shown) }

  /// The text with controls and what hides or reorders text as `\u{…}`.
  public static func line(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      if scalar.isHarmful {
        safe += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// The text as one word of a shell's command line.
  public static func word(_ text: String) -> String {
    "'" + text.replacingScalars(["'": "'\\''"]) + "'"
  }
}
