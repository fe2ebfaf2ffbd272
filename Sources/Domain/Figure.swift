/// A number as explanations print it: exact, or cut after four decimals and marked with `…`.
///
/// The mark means that digits follow, so the last digit printed is never rounded up.
public struct Figure: Sendable {
  /// The number with a decimal comma.
  public let vi: String
  /// The number with a decimal point.
  public let en: String

  /// Writes a fraction.
  public init(_ value: Fraction) {
    let isExact = value.rounded(6, .truncate) == value
    en = isExact ? Figure.shortest(value.decimal(6)) : value.decimal(4, .truncate) + "…"
    vi = String(en.map { $0 == "." ? "," : $0 })
  }

  /// Writes points.
  public init(_ points: Points) { self.init(Fraction(points)) }

  private static func shortest(_ text: String) -> String {
    var digits = text[...]
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return String(digits)
  }
}
