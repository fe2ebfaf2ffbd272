/// A node of a criteria set: an area, a criterion, a sub-criterion, or a bonus or penalty entry.
public struct Criterion: Hashable, Sendable, Codable {
  /// The kind of a node in the tree.
  public enum Kind: String, Hashable, Sendable, Codable {
    case area, criterion, subcriterion
    /// Points added to the total, with a maximum of their own.
    case bonus
    /// Points taken from the total, with a maximum of their own.
    case penalty
  }

  /// The source of a leaf's points.
  public enum Method: String, Hashable, Sendable, Codable {
    /// The secretariat appraises (thẩm định).
    case appraisal = "tham_dinh"
    /// The survey answers, or an outside index (điều tra xã hội học).
    case survey = "dtxhh"
  }

  /// The effect of an accepted claim of "not applicable" (`method.md`, section 1.4).
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
  /// Its kind.
  public let kind: Kind
  /// The Vietnamese name.
  public let name: String
  /// The most points it can give.
  public let maximum: Points
  /// The source of a leaf's points; nil for a group row.
  public let method: Method?
  /// How a leaf's points are computed; nil for a group row.
  public let rule: ScoringRule?
  /// The effect of a claim of "not applicable".
  public let notApplicable: NotApplicable
  /// The required evidence.
  public let evidence: String
  /// How far the row can be trusted, such as `ASSUMED`.
  public let status: String
  /// The source of the row.
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
