/// What a generation of the standings is: a draft, the official result, or its correction.
public struct Edition: Hashable, Sendable, Codable {
  /// The kinds there are, in the order a round goes through them.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// Files may still come and change it.
    case provisional
    /// Approved by a decision; nothing that comes later changes it.
    case official = "final"
    /// An official result with later files or decisions let in.
    case correction
  }

  /// What it is.
  public let kind: Kind
  /// The decision by which it is published, as people cite it; empty where there is none.
  public let decision: String
  /// Why it was corrected; empty unless it is a correction.
  public let reason: String
  /// The generation of the official result it corrects; nil unless it is a correction.
  public let finalGeneration: Int?
  /// The generation that was in force before it and that its list of changes starts from: the
  /// official one, or the correction before; nil unless it is a correction.
  public let corrects: Int?
  /// The decisions that were in force before it, as people cite them, the official result's first;
  /// nil unless it is a correction, and in one that was published before corrections named them.
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

  /// The decisions that a correction of it corrects.
  public var decisionsInForce: [String] {
    (correctedDecisions ?? []) + (decision.isEmpty ? [] : [decision])
  }

  /// Whether it is the official result or a correction of it.
  public var isOfficial: Bool { kind != .provisional }
}
