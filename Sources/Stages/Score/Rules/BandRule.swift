internal import Domain

/// Steps over a percentage, best first; the first step that holds gives the points.
struct BandRule {
  let steps: [ScoringRule.Step]

  func result(for percent: Fraction, maximum: Points) -> RuleResult? {
    guard let position = steps.firstIndex(where: { BandRule.holds($0, percent) }) else {
      return nil
    }
    let step = steps[position]
    let range = BandRule.range(of: step, below: position > 0 ? steps[position - 1] : nil)
    let rate = Figure(percent)
    let points = Figure(step.points)
    let most = Figure(maximum)
    return RuleResult(
      points: Fraction(step.points),
      explanation: Bilingual(
        vi: "Tỷ lệ \(rate.vi)% thuộc mức \(range.vi): \(points.vi) trên \(most.vi) điểm tối đa.",
        en: "The rate \(rate.en)% is \(range.en): \(points.en) of at most \(most.en) points."))
  }

  private static func holds(_ step: ScoringRule.Step, _ percent: Fraction) -> Bool {
    let edge = Fraction(step.threshold)
    return percent > edge || (step.includesThreshold && percent == edge)
  }

  /// The step's range in words; its upper edge is what the better step leaves.
  private static func range(
    of step: ScoringRule.Step, below better: ScoringRule.Step?
  ) -> Bilingual {
    let low = Figure(step.threshold)
    let lower =
      step.includesThreshold
      ? Bilingual(vi: "từ \(low.vi)%", en: "at least \(low.en)%")
      : Bilingual(vi: "trên \(low.vi)%", en: "above \(low.en)%")
    guard let better else {
      return Bilingual(
        vi: lower.vi + (step.includesThreshold ? " trở lên" : ""), en: lower.en)
    }
    let high = Figure(better.threshold)
    return better.includesThreshold
      ? Bilingual(vi: "\(lower.vi) đến dưới \(high.vi)%", en: "\(lower.en) and below \(high.en)%")
      : Bilingual(
        vi: "\(lower.vi) đến \(high.vi)%", en: "\(lower.en) and at most \(high.en)%")
  }
}
