/// A kind of scoring rule with its parameters: the answers to everything the pipeline asks of a
/// rule.
///
/// No requirement has an implementation by default, so that the compiler asks each kind for all of
/// them.
public protocol RuleKind: Sendable {
  /// The name in criteria files.
  static var name: ScoringRule.Name { get }

  /// Reads a rule's parameters from a criteria file.
  ///
  /// - Parameter parameters: The parameters as stated, which report what is wrong with them.
  /// - Returns: The rule; nil when it cannot be read.
  static func read<Parameters: RuleParameters>(
    _ parameters: Parameters
  ) -> RuleReading<Parameters.Text>?

  /// The methods whose leaves may have the rule.
  var methods: Set<Criterion.Method> { get }

  /// Checks the parameters as a whole.
  ///
  /// - Parameter leaf: The leaf that has the rule.
  /// - Returns: The faults, in the order in which they are reported.
  func faults(of leaf: Criterion) -> [RuleFault]

  /// The form in which the result is stated.
  var form: ResultForm { get }

  /// The results that the rule can use, in words.
  var expected: Bilingual { get }

  /// The texts that a form's cell offers for the result; nil where the result is typed.
  var choices: [String]? { get }

  /// The points that the rule can give.
  ///
  /// - Parameter maximum: The leaf's maximum, in points.
  /// - Returns: The points between zero and the maximum.
  func grid(upTo maximum: Points) -> PointsGrid

  /// Applies the rule to a stated result.
  ///
  /// - Parameters:
  ///   - measure: The measured result.
  ///   - maximum: The leaf's maximum, in points.
  /// - Returns: The points; nil when the rule cannot use this kind of result, so that a result
  ///   nobody can use never becomes a zero.
  func result(for measure: Measure, maximum: Points) -> RuleResult?

  /// The basis of points that the rule gives.
  var basis: LeafScore.Basis { get }

  /// The rule in words, for a change of the definition.
  var words: Bilingual { get }

  /// The texts among the parameters; two that Swift considers equal may differ in their bytes.
  var texts: [String] { get }
}

extension RuleKind {
  /// Whether the survey's own answers score the leaf, so that no form states its result.
  public var isAskedInSurvey: Bool { form == .surveyAnswers }
}
