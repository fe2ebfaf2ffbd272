/// The rule that turns a measured result into a leaf's points (`method.md`, section 1.9).
///
/// A new rule is a file with a `RuleKind` and a case in this file: the compiler then asks for every
/// answer of the kind, for its name and for its place in both switches below.
public enum ScoringRule: Hashable, Sendable, Codable {
  /// A choice of texts, each with its points.
  case choice([Choice])
  /// Full points for yes, none for no.
  case yesNo
  /// Steps over a percentage, best first; the first matching step gives the points.
  case band([Step])
  /// The percentage of the maximum; nothing below `zeroBelow` percent.
  case ratio(zeroBelow: Points?)
  /// The maximum less `perFault` per fault, but not below `minimum`.
  case deduction(perFault: Points, minimum: Points)
  /// The percentage of the maximum given by another index, such as SIPAS.
  case externalIndex(String)
  /// The maximum times the mean value of the survey's answers.
  case surveyMean

  /// The answers to everything the pipeline asks of a rule.
  public var kind: any RuleKind {
    switch self {
    case .choice(let choices): ChoiceRule(options: choices)
    case .yesNo: YesNoRule()
    case .band(let steps): BandRule(steps: steps)
    case .ratio(let zeroBelow): RatioRule(zeroBelow: zeroBelow)
    case .deduction(let perFault, let minimum):
      DeductionRule(perFault: perFault, minimum: minimum)
    case .externalIndex(let index): ExternalIndexRule(index: index)
    case .surveyMean: SurveyMeanRule()
    }
  }

  /// The rule type's name in criteria files.
  public var typeName: String { type(of: kind).name.rawValue }

  /// A rule type's name in criteria files, in the order in which faults list the names.
  public enum Name: String, Hashable, Sendable, CaseIterable {
    case choice = "enum"
    case yesNo = "yes_no"
    case band
    case ratio
    case deduction = "deduct"
    case externalIndex = "external"
    case surveyMean = "survey_mean"

    /// The kind of rule that has this name.
    public var kind: any RuleKind.Type {
      switch self {
      case .choice: ChoiceRule.self
      case .yesNo: YesNoRule.self
      case .band: BandRule.self
      case .ratio: RatioRule.self
      case .deduction: DeductionRule.self
      case .externalIndex: ExternalIndexRule.self
      case .surveyMean: SurveyMeanRule.self
      }
    }
  }
}
