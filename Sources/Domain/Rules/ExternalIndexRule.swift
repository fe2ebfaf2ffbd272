/// The percentage of the maximum that another index, such as SIPAS, gives.
struct ExternalIndexRule: RuleKind {
  static let name = ScoringRule.Name.externalIndex

  /// The other index's name.
  let index: String

  static func read<Parameters: RuleParameters>(
    _ parameters: Parameters
  ) -> RuleReading<Parameters.Text>? {
    parameters.entry(required: ["index"], optional: [])?.text("index")
      .map { RuleReading(.externalIndex($0)) }
  }

  var methods: Set<Criterion.Method> { [.appraisal, .survey] }

  func faults(of leaf: Criterion) -> [RuleFault] { [] }

  var form: ResultForm { .index }

  var expected: Bilingual {
    Bilingual(
      vi: "chỉ số \(index) từ 0% đến 100%, ví dụ 79,8% hoặc 7,98/10",
      en: "the index \(index) from 0% to 100%, such as 79.8% or 7.98/10")
  }

  var choices: [String]? { nil }

  func grid(upTo maximum: Points) -> PointsGrid { PointsGrid(upTo: maximum) }

  func result(for measure: Measure, maximum: Points) -> RuleResult? {
    let whole = Fraction(100)
    guard case .percent(let percent) = measure, percent >= .zero, percent <= whole else {
      return nil
    }
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

  var basis: LeafScore.Basis { .externalIndex }

  var words: Bilingual {
    Bilingual(vi: "theo chỉ số “\(index.visible)”", en: "by the index “\(index.visible)”")
  }

  var texts: [String] { [index] }
}
