/// The treatment of text that a spreadsheet program could take for a formula.
///
/// Text such as `=cmd|'/C calc'!A0` is harmless in a cell typed as a string, but not once a CSV
/// file is opened by double-click or the cell is edited. Escaping changes the data, so it is
/// off by default and meant for exports that people open, never for machine outputs.
public enum FormulaInjectionPolicy: Sendable, Hashable {
  /// The text is written unchanged.
  case keep
  /// An apostrophe precedes text that starts like a formula; valid numbers stay unchanged.
  case escape

  /// The text to write for a given text.
  ///
  /// - Parameter text: the cell's text.
  /// - Returns: the text itself, or the text after an apostrophe.
  public func apply(to text: String) -> String {
    switch self {
    case .keep: text
    case .escape: Self.startsLikeFormula(text) && !WrittenNumber.isSigned(text) ? "'" + text : text
    }
  }

  // Scalars, not characters: a combining mark after '=' makes a different character, but a
  // spreadsheet program still sees the '='.
  private static func startsLikeFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
