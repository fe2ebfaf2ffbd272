/// Why the checkpoint database could not do what was asked: the environment or a defect, never an
/// agency's data.
public struct StoreFailure: Error, Hashable, Sendable {
  /// What kind of failure it is.
  public enum Kind: String, Hashable, Sendable {
    /// Another process holds the database longer than can be waited for.
    case busy
    /// The disk or a folder does not do its part.
    case inputOutput = "input-output"
    /// The disk is full.
    case diskFull = "disk-full"
    /// What is stored is damaged; nothing of it may be published.
    case corrupt
    /// The audit chain is broken or contradicts the decisions on record; every page is whole, so
    /// somebody changed the database.
    case altered
    /// The file is no checkpoint database, or one of a newer program.
    case configuration
    /// The program asked for what the database's rules forbid.
    case defect
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// What happened, in words.
  public let what: String
  /// Where: the database file, and what it was asked to do.
  public let place: String
  /// What mends it.
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
  /// Whether what is stored cannot be gone by, and an earlier copy must take its place.
  public var isDamage: Bool { kind == .corrupt || kind == .altered }

  /// The failure that a damaged database is, with the one hint that fits.
  static func corrupt(_ what: String, at place: String) -> StoreFailure {
    StoreFailure(
      .corrupt, what, at: place,
      hint:
        "Set the database file and its -wal aside untouched, restore the last backup, run again.")
  }
}
