internal import Domain

/// Full points for yes, none for no.
struct YesNoRule {
  func result(for answer: Bool, maximum: Points) -> RuleResult {
    let most = Figure(maximum)
    guard answer else {
      return RuleResult(
        points: .zero,
        explanation: Bilingual(
          vi: "Kết quả “không đạt”: 0 trên \(most.vi) điểm tối đa.",
          en: "Not fulfilled: 0 of at most \(most.en) points."))
    }
    return RuleResult(
      points: Fraction(maximum),
      explanation: Bilingual(
        vi: "Kết quả “đạt”: trọn \(most.vi) điểm tối đa.",
        en: "Fulfilled: the full \(most.en) points."))
  }
}
