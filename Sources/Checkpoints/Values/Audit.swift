public import Domain

/// Who changes something, how, why and when: what the audit chain keeps of every change.
public struct Audit: Hashable, Sendable {
  /// The person or program.
  public let who: String
  /// What is done, such as `rerun`.
  public let verb: String
  /// Why.
  public let reason: String
  /// When.
  public let at: Instant

  /// Creates an entry's head.
  public init(who: String, verb: String, reason: String, at: Instant) {
    self.who = who
    self.verb = verb
    self.reason = reason
    self.at = at
  }
}

/// A row of the audit chain.
public struct AuditEntry: Hashable, Sendable {
  /// The place in the chain, from 1.
  public let sequence: Int64
  /// Who, how, why and when.
  public let audit: Audit
  /// What was changed.
  public let subject: String
  /// The details, in JSON.
  public let body: String
  /// The hash of the row before; 64 zeros for the first.
  public let previousHash: String
  /// The SHA-256 over everything above.
  public let hash: String
}

/// The state of the audit chain: what an outside witness has to keep of it.
public struct AuditHead: Hashable, Sendable, Codable {
  /// How many rows it has.
  public let rows: Int64
  /// The hash of the last row; 64 zeros before the first.
  public let hash: String

  /// Describes a state.
  public init(rows: Int64, hash: String) {
    self.rows = rows
    self.hash = hash
  }
}

/// What checking the audit chain showed.
public enum AuditChain: Hashable, Sendable {
  /// Every row follows from the one before.
  ///
  /// Rows cut off at the end show only against a head kept elsewhere, such as in a manifest.
  case intact(entries: Int64, head: String)
  /// A row was changed, taken out or put in.
  case broken(sequence: Int64, reason: String)
}
