/// The rule that turns a measured result into a leaf's points (`method.md`, section 1.9).
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

  /// The rule type's name in criteria files.
  public var typeName: String {
    switch self {
    case .choice: "enum"
    case .yesNo: "yes_no"
    case .band: "band"
    case .ratio: "ratio"
    case .deduction: "deduct"
    case .externalIndex: "external"
    case .surveyMean: "survey_mean"
    }
  }
}
