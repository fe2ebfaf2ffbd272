/// The maximum less some points a fault, not below a minimum.
struct DeductionRule: RuleKind {
  static let name = ScoringRule.Name.deduction

  let perFault: Points
  let minimum: Points

  static func read<Parameters: RuleParameters>(
    _ parameters: Parameters
  ) -> RuleReading<Parameters.Text>? {
    guard let entry = parameters.entry(required: ["per_fault", "min"], optional: []) else {
      return nil
    }
    let perFault = entry.points("per_fault")
    let minimum = entry.points("min")
    guard let perFault, let minimum else { return nil }
    guard perFault > .zero else {
      entry.report(
        Bilingual(
          vi: "điểm trừ mỗi lỗi phải lớn hơn 0", en: "the points taken per fault must be above 0"),
        at: "per_fault")
      return nil
    }
    return RuleReading(.deduction(perFault: perFault, minimum: minimum))
  }

  var methods: Set<Criterion.Method> { [.appraisal] }

  func faults(of leaf: Criterion) -> [RuleFault] { [] }

  var form: ResultForm { .faults }

  var expected: Bilingual {
    Bilingual(vi: "số lỗi như 0, 1, 2", en: "a number of faults: 0, 1, 2")
  }

  var choices: [String]? { nil }

  func grid(upTo maximum: Points) -> PointsGrid {
    if let values = values(upTo: maximum) { return PointsGrid(values: values) }
    guard perFault > .zero else { return PointsGrid(upTo: maximum) }
    return PointsGrid(upTo: maximum) { points in
      let isStep = (maximum - points).millionths % perFault.millionths == 0
      return points == minimum || points > minimum && isStep
    }
  }

  /// The points left after each fault; nil where that is more than anybody would choose from.
  private func values(upTo maximum: Points) -> [Points]? {
    let range = (maximum - minimum).millionths
    guard perFault > .zero, range >= 0, range / perFault.millionths < 40 else { return nil }
    let faults = 0...(range / perFault.millionths)
    return faults.map {
      Points(millionths: maximum.millionths - $0 * perFault.millionths)
    } + [minimum]
  }

  func result(for measure: Measure, maximum: Points) -> RuleResult? {
    guard case .faults(let faults) = measure, faults >= .zero else { return nil }
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

  var basis: LeafScore.Basis { .rule }

  var words: Bilingual {
    Bilingual(
      vi: "trừ \(perFault.vietnamese) điểm mỗi lỗi, không dưới \(minimum.vietnamese) điểm",
      en: "\(perFault) points off a fault, not below \(minimum) points")
  }

  var texts: [String] { [] }
}
