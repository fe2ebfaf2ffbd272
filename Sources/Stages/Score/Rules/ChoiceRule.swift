internal import Domain

/// A choice of texts, each with its points.
struct ChoiceRule {
  let choices: [ScoringRule.Choice]

  func result(for label: String, maximum: Points) -> RuleResult? {
    guard let choice = choices.first(where: { $0.label == label }) else { return nil }
    let points = Figure(choice.points)
    let most = Figure(maximum)
    return RuleResult(
      points: Fraction(choice.points),
      explanation: Bilingual(
        vi: "Kết quả “\(label)” được \(points.vi) trên \(most.vi) điểm tối đa.",
        en: "The result “\(label)” brings \(points.en) of at most \(most.en) points."))
  }
}
