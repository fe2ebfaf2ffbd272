extension Bytewise {
  /// The name for people, with invisible and lookalike characters by their number, such as
  /// `HD-SO-S‹U+212A›HCN`.
  public var shown: String { shown { $0.isDisguise } }

  /// The name next to its twin: shows every combining mark by its number, so that the two ways of
  /// composing an accented letter can be distinguished too.
  public var shownApart: String { shown { $0.isDisguise || $0.isMark || $0.value > 0x1EFF } }

  private func shown(_ isNumbered: (Unicode.Scalar) -> Bool) -> String {
    guard text.unicodeScalars.contains(where: isNumbered) else { return text }
    var name = ""
    for scalar in text.unicodeScalars {
      if isNumbered(scalar) {
        name += scalar.asNumber
      } else {
        name.unicodeScalars.append(scalar)
      }
    }
    return name
  }
}
