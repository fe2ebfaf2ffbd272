/// The maximum times the mean worth of the survey's valid answers.
public struct SurveyMeanRule: RuleKind {
  /// One respondent group's valid answers about a leaf of a unit.
  public struct Answers: Hashable, Sendable {
    /// The number of answers that have a worth.
    public let count: Int
    /// The sum of their worths in percent.
    public let sum: Fraction

    /// Creates a group's answers.
    public init(count: Int, sum: Fraction) {
      self.count = count
      self.sum = sum
    }
  }

  /// The name in criteria files.
  public static let name = ScoringRule.Name.surveyMean

  /// Creates the rule, which has no parameters of its own.
  public init() {}

  /// Reads the groups that the leaf is restricted to; none are stated where all are asked.
  public static func read<Parameters: RuleParameters>(
    _ parameters: Parameters
  ) -> RuleReading<Parameters.Text>? {
    if parameters.isBlank { return RuleReading(.surveyMean) }
    guard let groups = parameters.entry(required: ["groups"], optional: [])?.texts("groups"),
      !groups.isEmpty
    else { return nil }
    return RuleReading(.surveyMean, groups: groups)
  }

  /// The survey alone.
  public var methods: Set<Criterion.Method> { [.survey] }

  /// No faults: there are no parameters.
  public func faults(of leaf: Criterion) -> [RuleFault] { [] }

  /// The survey's answers.
  public var form: ResultForm { .surveyAnswers }

  /// Nothing.
  public var expected: Bilingual { Bilingual(vi: "để trống", en: "nothing") }

  /// No texts.
  public var choices: [String]? { nil }

  /// Any points up to the maximum.
  public func grid(upTo maximum: Points) -> PointsGrid { PointsGrid(upTo: maximum) }

  /// No points: nothing that a form states scores the leaf.
  public func result(for measure: Measure, maximum: Points) -> RuleResult? { nil }

  /// The survey.
  public var basis: LeafScore.Basis { .survey }

  /// The rule in words.
  public var words: Bilingual { Bilingual(vi: "trung bình điều tra", en: "mean of the survey") }

  /// No texts.
  public var texts: [String] { [] }
}

extension SurveyMeanRule {
  /// The points by the survey's answers.
  ///
  /// - Parameters:
  ///   - groups: The answers by respondent group.
  ///   - weighting: The weights of groups and respondents.
  ///   - maximum: The leaf's maximum, in points.
  /// - Returns: The points; nil when no group answered.
  public func result(
    for groups: [Answers], weighting: SurveyDesign.Weighting, maximum: Points
  ) -> RuleResult? {
    let answering = groups.filter { $0.count > 0 }
    guard !answering.isEmpty else { return nil }
    let answers = answering.reduce(0) { $0 + $1.count }
    let mean: Fraction
    let origin: Bilingual
    switch weighting {
    case .equalRespondents:
      mean = answering.reduce(Fraction.zero) { $0 + $1.sum } / Fraction(answers)
      origin = Bilingual(vi: "Trung bình \(answers) câu trả lời", en: "Mean of \(answers) answers")
    case .meanOfGroupMeans:
      let sum = answering.reduce(Fraction.zero) { $0 + $1.sum / Fraction($1.count) }
      mean = sum / Fraction(answering.count)
      origin = Bilingual(
        vi: "Trung bình của \(answering.count) trung bình nhóm (\(answers) câu trả lời)",
        en: "Mean of \(answering.count) group means (\(answers) answers)")
    }
    let points = mean * Fraction(maximum) / Fraction(100)
    let value = Figure(mean)
    let most = Figure(maximum)
    let product = Figure(points)
    return RuleResult(
      points: points,
      explanation: Bilingual(
        vi: "\(origin.vi): \(value.vi)% × \(most.vi) điểm tối đa = \(product.vi).",
        en: "\(origin.en): \(value.en)% × \(most.en) maximum points = \(product.en)."))
  }
}
