public import Domain

/// The author, verb, reason and time that the audit chain keeps of every change.
public struct Audit: Hashable, Sendable {
  /// The person or program.
  public let who: String
  /// The verb, such as `rerun`.
  public let verb: String
  /// Why.
  public let reason: String
  /// When.
  public let at: Instant

  /// Creates the header of an entry.
  public init(who: String, verb: String, reason: String, at: Instant) {
    self.who = who
    self.verb = verb
    self.reason = reason
    self.at = at
  }
}

/// A row of the audit chain.
public struct AuditEntry: Hashable, Sendable {
  /// The position in the chain, from 1.
  public let sequence: Int64
  /// Who, how, why and when.
  public let audit: Audit
  /// The thing changed.
  public let subject: String
  /// The details, in JSON.
  public let body: String
  /// The hash of the row before; 64 zeros for the first.
  public let previousHash: String
  /// The SHA-256 over all the fields above.
  public let hash: String
}

/// The head of the audit chain, as an outside witness must keep it.
public struct AuditHead: Hashable, Sendable, Codable {
  /// The number of rows.
  public let rows: Int64
  /// The hash of the last row; 64 zeros before the first.
  public let hash: String

  /// Creates a head.
  public init(rows: Int64, hash: String) {
    self.rows = rows
    self.hash = hash
  }
}

/// The result of checking the audit chain.
public enum AuditChain: Hashable, Sendable {
  /// Every row follows from the one before.
  ///
  /// Rows cut off at the end are detected only against a head kept elsewhere, such as in a
  /// manifest.
  case intact(entries: Int64, head: String)
  /// A row was changed, removed or inserted.
  case broken(sequence: Int64, reason: String)
}
