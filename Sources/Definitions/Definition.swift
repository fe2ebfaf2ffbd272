public import Domain

/// A definition, read and checked: the round, how to run it, and the files it came from.
public struct Definition: Hashable, Sendable {
  /// The round.
  public let round: Round
  /// How the runner runs it.
  public var settings: RunSettings
  /// The folder of the definition files.
  public let directory: String
  /// The definition files in name order.
  public let files: [File]
  /// The SHA-256 over the names and contents of the definition files, in name order.
  public let fingerprint: String
  /// The faults that make the files unusable, so that the round is the one in force; normally
  /// empty.
  public package(set) var faults: [DefinitionFault] = []

  /// Creates a definition.
  public init(
    round: Round, settings: RunSettings, directory: String, files: [File],
    fingerprint: String
  ) {
    self.round = round
    self.settings = settings
    self.directory = directory
    self.files = files
    self.fingerprint = fingerprint
  }

  /// The same definition with other rules of its round.
  package func with(round: Round) -> Definition {
    var other = Definition(
      round: round, settings: settings, directory: directory, files: files,
      fingerprint: fingerprint)
    other.faults = faults
    return other
  }

  /// The path of the checkpoint database.
  public var databasePath: String { settings.checkpointsPath + "/" + round.id + ".sqlite" }
}

extension Definition {
  /// One file of a definition.
  public struct File: Hashable, Sendable {
    /// The name within the definition folder.
    public let path: String
    /// The SHA-256 of the bytes, 64 lower-case hexadecimal digits.
    public let sha256: String
    /// The content.
    public let bytes: [UInt8]

    /// Creates an entry.
    public init(path: String, sha256: String, bytes: [UInt8]) {
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
    }
  }
}
