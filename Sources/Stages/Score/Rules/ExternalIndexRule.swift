internal import Domain

/// The percentage of the maximum that another index, such as SIPAS, gives.
struct ExternalIndexRule {
  /// The other index's name.
  let index: String

  func result(for percent: Fraction, maximum: Points) -> RuleResult? {
    let whole = Fraction(100)
    guard percent >= .zero, percent <= whole else { return nil }
    let points = percent * Fraction(maximum) / whole
    let value = Figure(percent)
    let most = Figure(maximum)
    let product = Figure(points)
    return RuleResult(
      points: points,
      explanation: Bilingual(
        vi: "Chỉ số \(index) \(value.vi)% × \(most.vi) điểm tối đa = \(product.vi).",
        en: "The index \(index) of \(value.en)% × \(most.en) maximum points = \(product.en)."))
  }
}
