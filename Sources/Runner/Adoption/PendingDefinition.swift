public import Domain

/// A changed or faulty definition in the folder that nobody has adopted yet; runs go by the one in
/// force.
public struct PendingDefinition: Sendable, Codable, Hashable {
  /// Why the files are not simply taken.
  public enum Obstacle: String, Sendable, Codable, Hashable {
    /// Something is published by the definition in force.
    case published
    /// The round is frozen, and its definition with it.
    case frozen
    /// The round is final; only a correction changes it.
    case final
    /// The files have faults.
    case faulty
  }

  /// Why they wait.
  public let obstacle: Obstacle
  /// The changes the files make, in words; none where they have faults.
  public let changes: [DefinitionChange]
  /// How many faults they have.
  public let faults: Int
  /// The folder they lie in.
  public let folder: String
  /// Since when the definition in force is so, as `dd/mm/yyyy hh:mm:ss`; nil where nobody knows.
  public let inForceSince: String?

  /// The first changes in short.
  public var short: String {
    let first = changes.prefix(3).map { Printable.line($0.sentence.en) }
    let more = changes.count > 3 ? ["and \(changes.count - 3) more"] : []
    return (first + more).joined(separator: "; ")
  }

  /// The failure reported by a run that worked under the definition in force.
  public var failure: RunnerFailure {
    RunnerFailure(
      .configuration,
      cause: "\(what); \(PendingDefinition.mark)"
        + (inForceSince.map { " since \($0)" } ?? ""), mend: mend)
  }

  /// The failure that refuses an official publication.
  var refusal: RunnerFailure {
    RunnerFailure(
      .configuration, cause: "\(what); nothing official is published over that", mend: mend)
  }

  /// The words that distinguish a run that did its work from one that could not.
  static let mark = "runs go on under the definition in force"

  /// The failure that refuses to adopt the files.
  var refusalToAdopt: RunnerFailure {
    RunnerFailure(
      obstacle == .faulty ? .configuration : .data, cause: "\(what); it is not taken", mend: mend)
  }

  private var what: String {
    let folder = Printable.line(folder)
    switch obstacle {
    case .faulty:
      return "the definition in '\(folder)' has \(Printable.count(faults, "fault"))"
    case .published:
      return "the definition in '\(folder)' changed and waits for a person's word (\(short))"
    case .frozen:
      return "the definition in '\(folder)' changed after the freeze, which holds it (\(short))"
    case .final:
      return "the definition in '\(folder)' changed after the official result (\(short))"
    }
  }

  private var mend: String {
    switch obstacle {
    case .faulty:
      "correct the lines that this names: parindex check --pipeline "
        + Printable.word(Printable.line(folder))
    case .published:
      "parindex adopt --reason '…' (what would move: parindex adopt --plan), or put the former "
        + "files back (parindex adopt --former FOLDER writes them)"
    case .frozen:
      "put the former files back (parindex adopt --former FOLDER writes them), or: "
        + "parindex unfreeze --reason '…', then: parindex adopt --reason '…'"
    case .final:
      "put the former files back (parindex adopt --former FOLDER writes them), or: "
        + "parindex adopt --reason '…', then: parindex publish --correction --reason '…'"
    }
  }
}

extension RunnerFailure {
  /// Whether a run ended with it that did its work while a definition waits.
  var isOfWaitingDefinition: Bool { cause.contains(PendingDefinition.mark) }
}
