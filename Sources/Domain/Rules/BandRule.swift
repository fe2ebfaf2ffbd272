extension ScoringRule {
  /// One step of a band and the points it gives.
  public struct Step: Hashable, Sendable, Codable {
    /// The edge in percent.
    public let threshold: Points
    /// Whether the edge itself belongs to this step (`ge`) or not (`gt`).
    public let includesThreshold: Bool
    /// The points it gives.
    public let points: Points

    /// Creates a step.
    public init(threshold: Points, includesThreshold: Bool, points: Points) {
      self.threshold = threshold
      self.includesThreshold = includesThreshold
      self.points = points
    }
  }
}

/// Steps over a percentage, best first; the first step that holds gives the points.
struct BandRule: RuleKind {
  static let name = ScoringRule.Name.band

  let steps: [ScoringRule.Step]

  static func read<Parameters: RuleParameters>(
    _ parameters: Parameters
  ) -> RuleReading<Parameters.Text>? {
    parameters.items(required: ["points"], optional: ["ge", "gt"]) { step($0) }
      .map { RuleReading(.band($0)) }
  }

  private static func step(_ entry: some RuleEntry) -> ScoringRule.Step? {
    guard entry.has("ge") != entry.has("gt") else {
      entry.report(
        Bilingual(
          vi: "mỗi bậc phải có đúng một ngưỡng: “ge” (từ) hoặc “gt” (trên)",
          en: "each step must have exactly one threshold: 'ge' (from) or 'gt' (above)"), at: nil)
      return nil
    }
    let includesThreshold = entry.has("ge")
    let threshold = entry.percent(includesThreshold ? "ge" : "gt")
    let points = entry.points("points")
    guard let threshold, let points else { return nil }
    return ScoringRule.Step(
      threshold: threshold, includesThreshold: includesThreshold, points: points)
  }

  var methods: Set<Criterion.Method> { [.appraisal] }

  func faults(of leaf: Criterion) -> [RuleFault] {
    [coverageFault(of: leaf), RuleFault.best(of: steps.map(\.points), for: leaf)]
      .compactMap(\.self)
  }

  var form: ResultForm { .rate }

  var expected: Bilingual {
    Bilingual(
      vi: "tỷ lệ như 87,5%, 35/40 hoặc 7,98/10", en: "a rate such as 87.5%, 35/40 or 7.98/10")
  }

  var choices: [String]? { nil }

  func grid(upTo maximum: Points) -> PointsGrid { PointsGrid(values: steps.map(\.points)) }

  func result(for measure: Measure, maximum: Points) -> RuleResult? {
    guard case .percent(let percent) = measure,
      let position = steps.firstIndex(where: { $0.holds(percent) })
    else { return nil }
    let step = steps[position]
    let range = step.range(below: position > 0 ? steps[position - 1] : nil)
    let rate = Figure(percent)
    let points = Figure(step.points)
    let most = Figure(maximum)
    return RuleResult(
      points: Fraction(step.points),
      explanation: Bilingual(
        vi: "Tỷ lệ \(rate.vi)% thuộc mức \(range.vi): \(points.vi) trên \(most.vi) điểm tối đa.",
        en: "The rate \(rate.en)% is \(range.en): \(points.en) of at most \(most.en) points."))
  }

  var basis: LeafScore.Basis { .rule }

  var words: Bilingual {
    Bilingual(
      vi: "theo bậc: "
        + steps.map {
          "\($0.sign) \($0.threshold.vietnamese)% \($0.points.vietnamese) điểm"
        }.joined(separator: "; "),
      en: "by steps: "
        + steps.map { "\($0.sign) \($0.threshold)% \($0.points) points" }.joined(separator: "; "))
  }

  var texts: [String] { [] }
}

/// The check that the steps cover 0 to 100 % exactly once.
extension BandRule {
  private func coverageFault(of leaf: Criterion) -> RuleFault? {
    for (upper, lower) in zip(steps, steps.dropFirst()) where !lower.isBelow(upper) {
      return coverage(
        leaf, vi: "bậc \(lower.edge) không bao giờ được dùng sau bậc \(upper.edge)",
        en: "the step \(lower.edge) can never hold after the step \(upper.edge)")
    }
    guard let last = steps.last, last.threshold > .zero || !last.includesThreshold else {
      return nil
    }
    return coverage(
      leaf, vi: "các giá trị dưới bậc \(last.edge) không thuộc bậc nào",
      en: "percentages below the step \(last.edge) belong to no step")
  }

  private func coverage(_ leaf: Criterion, vi: String, en: String) -> RuleFault {
    RuleFault(.coverage, Bilingual(vi: "“\(leaf.code)”: \(vi)", en: "'\(leaf.code)': \(en)"))
  }
}

extension ScoringRule.Step {
  fileprivate var sign: String { includesThreshold ? "≥" : ">" }

  /// The edge as definitions and their faults write it.
  fileprivate var edge: String { "\(sign) \(threshold)%" }

  fileprivate func isBelow(_ upper: ScoringRule.Step) -> Bool {
    threshold < upper.threshold
      || threshold == upper.threshold && includesThreshold && !upper.includesThreshold
  }

  fileprivate func holds(_ percent: Fraction) -> Bool {
    let edge = Fraction(threshold)
    return percent > edge || (includesThreshold && percent == edge)
  }

  /// The step's range in words; its upper edge is what the better step leaves.
  fileprivate func range(below better: ScoringRule.Step?) -> Bilingual {
    let low = Figure(threshold)
    let lower =
      includesThreshold
      ? Bilingual(vi: "từ \(low.vi)%", en: "at least \(low.en)%")
      : Bilingual(vi: "trên \(low.vi)%", en: "above \(low.en)%")
    guard let better else {
      return Bilingual(vi: lower.vi + (includesThreshold ? " trở lên" : ""), en: lower.en)
    }
    let high = Figure(better.threshold)
    return better.includesThreshold
      ? Bilingual(vi: "\(lower.vi) đến dưới \(high.vi)%", en: "\(lower.en) and below \(high.en)%")
      : Bilingual(
        vi: "\(lower.vi) đến \(high.vi)%", en: "\(lower.en) and at most \(high.en)%")
  }
}
