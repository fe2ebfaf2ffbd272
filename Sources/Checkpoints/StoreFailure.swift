/// A failed database operation, caused by the environment or a defect, never by an agency's data.
public struct StoreFailure: Error, Hashable, Sendable {
  /// The kind of failure.
  public enum Kind: String, Hashable, Sendable {
    /// Another process held the database past the time limit.
    case busy
    /// The disk or a folder failed.
    case inputOutput = "input-output"
    /// The disk is full.
    case diskFull = "disk-full"
    /// Stored data is damaged; none of it may be published.
    case corrupt
    /// The audit chain is broken or contradicts the recorded decisions; every page is intact, so
    /// somebody changed the database.
    case altered
    /// The file is not a checkpoint database, or belongs to a newer program.
    case configuration
    /// The program violated a rule of the database.
    case defect
  }

  /// The kind of failure.
  public let kind: Kind
  /// The cause, in words.
  public let what: String
  /// The database file and the operation.
  public let place: String
  /// How to fix it.
  public let hint: String

  /// Creates a failure.
  public init(_ kind: Kind, _ what: String, at place: String, hint: String) {
    self.kind = kind
    self.what = what
    self.place = place
    self.hint = hint
  }
}

extension StoreFailure: CustomStringConvertible {
  /// One line with what, where and the hint.
  public var description: String { "\(place): \(what). \(hint)" }
}

extension StoreFailure {
  /// Whether stored data cannot be trusted and an earlier copy must replace it.
  public var isDamage: Bool { kind == .corrupt || kind == .altered }

  /// A failure for a damaged database, with its hint.
  static func corrupt(_ what: String, at place: String) -> StoreFailure {
    StoreFailure(
      .corrupt, what, at: place,
      hint:
        "Set the database file and its -wal aside untouched, restore the last backup, run again.")
  }
}
