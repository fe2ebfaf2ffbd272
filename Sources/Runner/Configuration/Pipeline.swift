public import Domain

/// A pipeline's definition, read and checked: the round, how to run it, and the files it came from.
public struct Pipeline: Hashable, Sendable {
  /// The round.
  public let round: Round
  /// How the runner runs it.
  public var settings: RunSettings
  /// The folder of the definition files.
  public let directory: String
  /// The definition files in name order.
  public let files: [PipelineFile]
  /// The SHA-256 over the names and contents of the definition files, in name order.
  public let fingerprint: String

  /// Creates a pipeline.
  public init(
    round: Round, settings: RunSettings, directory: String, files: [PipelineFile],
    fingerprint: String
  ) {
    self.round = round
    self.settings = settings
    self.directory = directory
    self.files = files
    self.fingerprint = fingerprint
  }

  /// The path of the checkpoint database.
  public var databasePath: String { settings.checkpointsPath + "/" + round.id + ".sqlite" }
}

/// One file of a pipeline's definition.
public struct PipelineFile: Hashable, Sendable, Codable {
  /// The name within the definition folder.
  public let path: String
  /// The SHA-256 of the bytes, 64 lower-case hexadecimal digits.
  public let sha256: String

  /// Creates an entry.
  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}
