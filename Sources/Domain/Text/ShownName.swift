extension Bytewise {
  /// The name for people: what does not show in it, or shows as something else does, stands there
  /// by its number, such as `HD-SO-S‹U+212A›HCN`.
  public var shown: String { shown { $0.isDisguise } }

  /// The name beside its twin: also the two ways of composing an accented letter can be told apart,
  /// since every mark that is not part of its letter stands there by its number.
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
