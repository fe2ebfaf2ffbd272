internal import Disk
internal import Domain

/// An entry in Outbox, among the program's own, that the program did not write.
public struct ForeignEntry: Sendable, Codable, Hashable {
  /// The kinds of entries.
  public enum Kind: String, Sendable, Codable {
    /// Somebody else's file.
    case file
    /// Somebody else's folder, with all its contents.
    case folder
    /// A link, even in the place of one of the program's files or folders.
    case link
    /// A device, pipe or socket.
    case device
  }

  /// The path below Outbox.
  public let path: String
  /// The kind of entry.
  public let kind: Kind

  /// The path and the kind, for a person.
  public var line: String { "\(Printable.line(path)) (\(kind.rawValue))" }
}

extension [ForeignEntry] {
  /// The failure of a run or check that found foreign entries; nil when there are none.
  public var failure: RunnerFailure? {
    guard let first else { return nil }
    return RunnerFailure(
      .data, stage: "publish",
      cause: count == 1
        ? "Outbox holds an entry that the program did not write: \(first.line)"
        : "Outbox holds \(count) entries that the program did not write, such as \(first.line)",
      mend: "look at what it is and take it away; the list: parindex status")
  }
}

extension ForeignEntry.Kind {
  /// The kind that a file's metadata tells.
  init(_ kind: FileStatus.Kind) {
    self =
      switch kind {
      case .file: .file
      case .folder: .folder
      case .link: .link
      case .device: .device
      }
  }
}
