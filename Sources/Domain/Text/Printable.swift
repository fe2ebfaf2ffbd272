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

  /// A number of things, such as `1 unit` and `2 units`.
  ///
  /// - Parameters:
  ///   - number: How many there are.
  ///   - one: The word for one of them.
  ///   - many: The word for several; without it, that for one with an `s`.
  /// - Returns: The number and the word that goes with it.
  public static func count(
    _ number: some BinaryInteger, _ one: String, _ many: String? = nil
  ) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }

  /// The text as one word of a shell's command line.
  public static func word(_ text: String) -> String {
    "'" + text.replacingScalars(["'": "'\\''"]) + "'"
  }
}
