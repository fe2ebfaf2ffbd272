extension String {
  /// The text with U+FFFD in place of every harmful character.
  ///
  /// - Parameter isLine: Whether the text must stay on its line: tabs and line feeds, otherwise
  ///   kept, become blanks.
  /// - Returns: The text, safe to show.
  public func harmless(onOneLine isLine: Bool = false) -> String {
    guard unicodeScalars.contains(where: \.isHarmful) else { return self }
    var text = ""
    text.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar {
      case "\t", "\n": text.unicodeScalars.append(isLine ? " " : scalar)
      default: text.unicodeScalars.append(scalar.isHarmful ? "\u{FFFD}" : scalar)
      }
    }
    return text
  }

  /// The text with some scalars replaced everywhere, even before a combining mark that would make a
  /// different `Character`.
  public func replacingScalars(_ replacements: [Unicode.Scalar: String]) -> String {
    var text = ""
    text.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      if let replacement = replacements[scalar] {
        text.unicodeScalars.append(contentsOf: replacement.unicodeScalars)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
