/// The edition of a generation: a draft, the official result, or its correction.
public struct Edition: Hashable, Sendable, Codable {
  /// The kinds, in the order in which a round passes through them.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// Files may still arrive and change it.
    case provisional
    /// Approved by a decision; nothing later changes it.
    case official = "final"
    /// An official result that admits later files or decisions.
    case correction
  }

  /// Its kind.
  public let kind: Kind
  /// The citation of the decision that publishes it; empty when there is none.
  public let decision: String
  /// Why it was corrected; empty unless it is a correction.
  public let reason: String
  /// The generation of the official result it corrects; nil unless it is a correction.
  public let finalGeneration: Int?
  /// The generation previously in force, from which its list of changes starts: the official one,
  /// or the previous correction; nil unless it is a correction.
  public let corrects: Int?
  /// The citations of the decisions previously in force, the official result's first; nil unless it
  /// is a correction, and in corrections that predate this field.
  public let correctedDecisions: [String]?

  /// Creates an edition.
  public init(
    kind: Kind, decision: String = "", reason: String = "", finalGeneration: Int? = nil,
    corrects: Int? = nil, correctedDecisions: [String]? = nil
  ) {
    self.kind = kind
    self.decision = decision
    self.reason = reason
    self.finalGeneration = finalGeneration
    self.corrects = corrects
    self.correctedDecisions = correctedDecisions
  }

  /// A draft.
  public static let provisional = Edition(kind: .provisional)

  /// The decisions that a correction of it would correct.
  public var decisionsInForce: [String] {
    (correctedDecisions ?? []) + (decision.isEmpty ? [] : [decision])
  }

  /// Whether it is the official result or a correction of it.
  public var isOfficial: Bool { kind != .provisional }
}
