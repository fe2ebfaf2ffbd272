extension ScoringRule {
  /// One text to choose and the points it gives.
  public struct Choice: Hashable, Sendable, Codable {
    /// The text as worded in the decision.
    public let label: String
    /// The points it gives.
    public let points: Points

    /// Creates a choice.
    public init(label: String, points: Points) {
      self.label = label
      self.points = points
    }
  }
}

/// A choice of texts, each with its points.
struct ChoiceRule: RuleKind {
  static let name = ScoringRule.Name.choice

  let options: [ScoringRule.Choice]

  static func read<Parameters: RuleParameters>(
    _ parameters: Parameters
  ) -> RuleReading<Parameters.Text>? {
    let options = parameters.items(required: ["when", "points"], optional: []) { entry in
      let label = entry.text("when")
      let points = entry.points("points")
      return label.flatMap { label in
        points.map { ScoringRule.Choice(label: label, points: $0) }
      }
    }
    return options.map { RuleReading(.choice($0)) }
  }

  var methods: Set<Criterion.Method> { [.appraisal] }

  func faults(of leaf: Criterion) -> [RuleFault] {
    RuleFault.best(of: options.map(\.points), for: leaf).map { [$0] } ?? []
  }

  var form: ResultForm { .choice(texts) }

  var expected: Bilingual {
    let labels = options.map { "“\($0.label)”" }.joined(separator: ", ")
    return Bilingual(vi: "một trong: \(labels)", en: "one of: \(labels)")
  }

  var choices: [String]? { texts }

  func grid(upTo maximum: Points) -> PointsGrid { PointsGrid(values: options.map(\.points)) }

  func result(for measure: Measure, maximum: Points) -> RuleResult? {
    guard case .choice(let label) = measure,
      let option = options.first(where: { Bytewise($0.label) == label })
    else { return nil }
    let points = Figure(option.points)
    let most = Figure(maximum)
    return RuleResult(
      points: Fraction(option.points),
      explanation: Bilingual(
        vi: "Kết quả “\(label)” được \(points.vi) trên \(most.vi) điểm tối đa.",
        en: "The result “\(label)” brings \(points.en) of at most \(most.en) points."))
  }

  var basis: LeafScore.Basis { .rule }

  var words: Bilingual {
    Bilingual(
      vi: "lựa chọn: "
        + options.map { "“\($0.label.visible)” \($0.points.vietnamese) điểm" }
        .joined(separator: "; "),
      en: "choice: "
        + options.map { "“\($0.label.visible)” \($0.points) points" }.joined(separator: "; "))
  }

  var texts: [String] { options.map(\.label) }
}
