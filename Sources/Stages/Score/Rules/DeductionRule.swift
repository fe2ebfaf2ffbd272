internal import Domain

/// The maximum less some points a fault, not below a minimum.
struct DeductionRule {
  let perFault: Points
  let minimum: Points

  func result(for faults: Points, maximum: Points) -> RuleResult? {
    guard faults >= .zero else { return nil }
    let remaining = Fraction(maximum) - Fraction(faults) * Fraction(perFault)
    let points = max(remaining, Fraction(minimum))
    let most = Figure(maximum)
    let count = Figure(faults)
    let each = Figure(perFault)
    let rest = Figure(points)
    let bound = Figure(minimum)
    let isHeld = remaining < Fraction(minimum)
    return RuleResult(
      points: points,
      explanation: Bilingual(
        vi: "\(most.vi) điểm tối đa − \(count.vi) lỗi × \(each.vi)"
          + (isHeld ? ", không thấp hơn \(bound.vi): \(rest.vi)." : " = \(rest.vi)."),
        en: "\(most.en) maximum points − \(count.en) faults × \(each.en)"
          + (isHeld ? ", not below \(bound.en): \(rest.en)." : " = \(rest.en).")))
  }
}
