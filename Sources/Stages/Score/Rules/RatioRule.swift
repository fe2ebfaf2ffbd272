internal import Domain

/// The percentage of the maximum; below a floor nothing, above 100% no more than the maximum.
struct RatioRule {
  /// The percentage below which there are no points; nil for a plain ratio.
  let zeroBelow: Points?

  func result(for percent: Fraction, maximum: Points) -> RuleResult? {
    guard percent >= .zero else { return nil }
    let rate = Figure(percent)
    let most = Figure(maximum)
    if let zeroBelow, percent < Fraction(zeroBelow) {
      let floor = Figure(zeroBelow)
      return RuleResult(
        points: .zero,
        explanation: Bilingual(
          vi: "Tỷ lệ \(rate.vi)% dưới ngưỡng \(floor.vi)%: 0 trên \(most.vi) điểm tối đa.",
          en: "The rate \(rate.en)% is below the floor of \(floor.en)%: "
            + "0 of at most \(most.en) points."))
    }
    let whole = Fraction(100)
    guard percent <= whole else {
      return RuleResult(
        points: Fraction(maximum),
        explanation: Bilingual(
          vi: "Tỷ lệ \(rate.vi)% vượt 100%: trọn \(most.vi) điểm tối đa.",
          en: "The rate \(rate.en)% is above 100%: the full \(most.en) points."))
    }
    let points = percent * Fraction(maximum) / whole
    let product = Figure(points)
    return RuleResult(
      points: points,
      explanation: Bilingual(
        vi: "Tỷ lệ \(rate.vi)% × \(most.vi) điểm tối đa = \(product.vi).",
        en: "The rate \(rate.en)% × \(most.en) maximum points = \(product.en)."))
  }
}
