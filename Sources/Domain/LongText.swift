/// Limits for external texts, which may be of any length; a cut text states its original length.
public enum LongText {
  /// How much of a cell's text a form keeps: more than any explanation that people write.
  public static let cell = 2_000
  /// How much of what was found in a cell a finding shows.
  public static let found = 200
  /// How much of a sheet's name is kept; Excel allows 31 characters.
  public static let sheet = 100
  /// How much of a sentence of a finding is kept.
  public static let sentence = 1_000
  /// How much of a reason is shown on a unit's page.
  public static let reason = 500

  /// A text cut to a number of characters; if any were cut, the original number follows.
  ///
  /// Characters are Unicode's code points: a letter may carry any number of marks.
  public static func cut(_ text: String, _ most: Int) -> String {
    // No text has more code points than bytes.
    guard text.utf8.count > most else { return text }
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: most, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "… [\(scalars.count)]"
  }
}
