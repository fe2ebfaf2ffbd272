/// A node of a criteria set: an area, a criterion, a sub-criterion, or a bonus or penalty entry.
public struct Criterion: Hashable, Sendable, Codable {
  /// What a node is in the tree.
  public enum Kind: String, Hashable, Sendable, Codable {
    case area, criterion, subcriterion
    /// Points added to the total, with a maximum of their own.
    case bonus
    /// Points taken from the total, with a maximum of their own.
    case penalty
  }

  /// Where a leaf's points come from.
  public enum Method: String, Hashable, Sendable, Codable {
    /// The secretariat appraises (thẩm định).
    case appraisal = "tham_dinh"
    /// The survey answers, or an outside index (điều tra xã hội học).
    case survey = "dtxhh"
  }

  /// What an accepted claim of "not applicable" does (`method.md`, section 1.4).
  public enum NotApplicable: String, Hashable, Sendable, Codable {
    /// No such claim is allowed.
    case none
    /// The maximum leaves the denominator.
    case exclude
    /// Full points.
    case full
  }

  /// The code such as `1.1.2`.
  public let code: String
  /// The parent's code; nil for an area, a bonus or a penalty.
  public let parent: String?
  /// What the node is.
  public let kind: Kind
  /// The Vietnamese name.
  public let name: String
  /// The most points it can bring.
  public let maximum: Points
  /// Where a leaf's points come from; nil for a group row.
  public let method: Method?
  /// How a leaf's points are found; nil for a group row.
  public let rule: ScoringRule?
  /// What a claim of "not applicable" does.
  public let notApplicable: NotApplicable
  /// The evidence asked for.
  public let evidence: String
  /// How far the row can be trusted, such as `ASSUMED`.
  public let status: String
  /// Where the row comes from.
  public let source: String

  /// Creates a node.
  public init(
    code: String, parent: String?, kind: Kind, name: String, maximum: Points, method: Method? = nil,
    rule: ScoringRule? = nil, notApplicable: NotApplicable = .none, evidence: String = "",
    status: String = "", source: String = ""
  ) {
    self.code = code
    self.parent = parent
    self.kind = kind
    self.name = name
    self.maximum = maximum
    self.method = method
    self.rule = rule
    self.notApplicable = notApplicable
    self.evidence = evidence
    self.status = status
    self.source = source
  }
}
