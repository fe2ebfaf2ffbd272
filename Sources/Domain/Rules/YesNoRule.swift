/// Full points for yes, none for no.
struct YesNoRule: RuleKind {
  static let name = ScoringRule.Name.yesNo

  static func read<Parameters: RuleParameters>(
    _ parameters: Parameters
  ) -> RuleReading<Parameters.Text>? {
    parameters.expectNone() ? RuleReading(.yesNo) : nil
  }

  var methods: Set<Criterion.Method> { [.appraisal] }

  func faults(of leaf: Criterion) -> [RuleFault] { [] }

  var form: ResultForm { .yesNo }

  var expected: Bilingual {
    Bilingual(vi: "“Có” hoặc “Không”", en: "“Có” (yes) or “Không” (no)")
  }

  var choices: [String]? { ["Có", "Không"] }

  func grid(upTo maximum: Points) -> PointsGrid { PointsGrid(values: [maximum, .zero]) }

  func result(for measure: Measure, maximum: Points) -> RuleResult? {
    guard case .yesNo(let answer) = measure else { return nil }
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

  var basis: LeafScore.Basis { .rule }

  var words: Bilingual { Bilingual(vi: "có hoặc không", en: "yes or no") }

  var texts: [String] { [] }
}
