/// Recognizes texts that are numbers.
enum WrittenNumber {
  /// Whether a text can be the value of a Number cell: `-12`, `8.5`, `1.5E-3`.
  static func isCellValue(_ text: String) -> Bool {
    var rest = Substring(text)
    if rest.first == "-" { rest.removeFirst() }
    let whole = rest.takeDigits()
    var fraction = 0
    if rest.first == "." {
      rest.removeFirst()
      fraction = rest.takeDigits()
    }
    return whole + fraction > 0 && rest.takeExponent() && rest.isEmpty
  }

  /// Whether a text is a number with a sign, whichever separators it uses.
  ///
  /// For example `-5`, `+3.2`, `-1.234,5`, `-7%`. Such text alone cannot call a function.
  static func isSigned(_ text: String) -> Bool {
    var rest = Substring(text)
    guard rest.first == "-" || rest.first == "+" else { return false }
    rest.removeFirst()
    guard rest.takeDigits() > 0 else { return false }
    while rest.first == "." || rest.first == "," {
      rest.removeFirst()
      guard rest.takeDigits() > 0 else { return false }
    }
    guard rest.takeExponent() else { return false }
    return rest.isEmpty || rest == "%"
  }
}

extension Substring {
  fileprivate mutating func takeDigits() -> Int {
    let digits = prefix { "0" <= $0 && $0 <= "9" && $0.isASCII }
    removeFirst(digits.count)
    return digits.count
  }

  /// Scans `E`, an optional sign and digits; false when the `E` has no digits.
  fileprivate mutating func takeExponent() -> Bool {
    guard first == "E" || first == "e" else { return true }
    removeFirst()
    if first == "+" || first == "-" { removeFirst() }
    return takeDigits() > 0
  }
}
