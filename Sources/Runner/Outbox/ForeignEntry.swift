/// Something that lies in Outbox among what the program wrote and was not written by it.
public struct ForeignEntry: Sendable, Codable, Hashable {
  /// The kinds of things there are.
  public enum Kind: String, Sendable, Codable {
    /// A file of somebody else's.
    case file
    /// A folder of somebody else's, with all that is in it.
    case folder
    /// A link, also where a file or folder of the program's belongs.
    case link
    /// A device, pipe or socket.
    case device
  }

  /// The path below Outbox.
  public let path: String
  /// The kind of thing.
  public let kind: Kind

  /// The path and the kind, for a person.
  public var line: String { "\(Printable.line(path)) (\(kind.rawValue))" }
}

extension [ForeignEntry] {
  /// Why a run or a check that found them does not end with 0; nil when there are none.
  public var failure: RunnerFailure? {
    guard let first else { return nil }
    return RunnerFailure(
      .data, stage: "publish",
      cause: count == 1
        ? "in Outbox lies what the program did not write: \(first.line)"
        : "in Outbox lie \(count) things that the program did not write, such as \(first.line)",
      mend: "look at what it is and take it away; the list: parindex status")
  }
}
