/// The percentage of the maximum; below a floor nothing, above 100% no more than the maximum.
struct RatioRule: RuleKind {
  static let name = ScoringRule.Name.ratio

  /// The percentage below which there are no points; nil for a plain ratio.
  let zeroBelow: Points?

  static func read<Parameters: RuleParameters>(
    _ parameters: Parameters
  ) -> RuleReading<Parameters.Text>? {
    if parameters.isBlank { return RuleReading(.ratio(zeroBelow: nil)) }
    guard let entry = parameters.entry(required: [], optional: ["zero_below"]) else { return nil }
    guard entry.has("zero_below") else { return RuleReading(.ratio(zeroBelow: nil)) }
    return entry.percent("zero_below").map { RuleReading(.ratio(zeroBelow: $0)) }
  }

  var methods: Set<Criterion.Method> { [.appraisal] }

  func faults(of leaf: Criterion) -> [RuleFault] { [] }

  var form: ResultForm { .rate }

  var expected: Bilingual {
    Bilingual(
      vi: "tỷ lệ như 87,5%, 35/40 hoặc 7,98/10", en: "a rate such as 87.5%, 35/40 or 7.98/10")
  }

  var choices: [String]? { nil }

  /// Below its floor a ratio gives nothing, so the points between are never given.
  func grid(upTo maximum: Points) -> PointsGrid {
    guard let floor = zeroBelow else { return PointsGrid(upTo: maximum) }
    let words = Bilingual(
      vi: "0 nếu dưới \(floor.vietnamese)%, còn lại bằng tỷ lệ × \(maximum.vietnamese)",
      en: "0 below \(floor)%, else the rate × \(maximum)")
    return PointsGrid(upTo: maximum, words: words) { points in
      guard points > .zero else { return true }
      let lowest = Fraction(maximum) * Fraction(floor) / Fraction(100)
      return Fraction(points) >= lowest || points.agree(with: lowest)
    }
  }

  func result(for measure: Measure, maximum: Points) -> RuleResult? {
    guard case .percent(let percent) = measure, percent >= .zero else { return nil }
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

  var basis: LeafScore.Basis { .rule }

  var words: Bilingual {
    Bilingual(
      vi: "theo tỷ lệ" + (zeroBelow.map { ", dưới \($0.vietnamese)% không có điểm" } ?? ""),
      en: "by ratio" + (zeroBelow.map { ", below \($0)% no points" } ?? ""))
  }

  var texts: [String] { [] }
}
