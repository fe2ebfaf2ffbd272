internal import Domain

/// The maximum times the mean worth of the survey's valid answers.
struct SurveyMeanRule {
  let weighting: SurveyDesign.Weighting

  /// The mean in percent over the groups that answered; nil when none did.
  func mean(of groups: [SurveyCounts.Group]) -> Fraction? {
    let answering = groups.filter { $0.answers > 0 }
    guard !answering.isEmpty else { return nil }
    switch weighting {
    case .equalRespondents:
      let sum = answering.reduce(Fraction.zero) { $0 + $1.sum }
      return sum / Fraction(answering.reduce(0) { $0 + $1.answers })
    case .meanOfGroupMeans:
      let sum = answering.reduce(Fraction.zero) { $0 + $1.sum / Fraction($1.answers) }
      return sum / Fraction(answering.count)
    }
  }

  func result(for groups: [SurveyCounts.Group], maximum: Points) -> RuleResult? {
    guard let mean = mean(of: groups) else { return nil }
    let points = mean * Fraction(maximum) / Fraction(100)
    let value = Figure(mean)
    let most = Figure(maximum)
    let product = Figure(points)
    let answers = groups.reduce(0) { $0 + $1.answers }
    let answering = groups.count { $0.answers > 0 }
    let what =
      switch weighting {
      case .equalRespondents:
        Bilingual(vi: "Trung bình \(answers) câu trả lời", en: "Mean of \(answers) answers")
      case .meanOfGroupMeans:
        Bilingual(
          vi: "Trung bình của \(answering) trung bình nhóm (\(answers) câu trả lời)",
          en: "Mean of \(answering) group means (\(answers) answers)")
      }
    return RuleResult(
      points: points,
      explanation: Bilingual(
        vi: "\(what.vi): \(value.vi)% × \(most.vi) điểm tối đa = \(product.vi).",
        en: "\(what.en): \(value.en)% × \(most.en) maximum points = \(product.en)."))
  }
}
