internal import Digests
internal import Domain
internal import Stages

/// A stage with the digest of its settings, which is part of every fingerprint.
struct ConfiguredStage<S: Stage>: Sendable {
  /// The stage.
  let stage: S
  /// The SHA-256 of its stored properties in canonical form.
  let settings: String

  init(_ stage: S) throws {
    self.stage = stage
    settings = try settingsDigest(stage)
  }

  /// The fingerprint of a partition.
  func fingerprint(_ inputs: Fingerprint.Inputs) -> Fingerprint {
    Fingerprint(S.name, version: S.version, settings: settings, inputs: inputs)
  }
}

/// The digest of a stage's settings: its stored properties in canonical form.
func settingsDigest(_ stage: some Stage) throws -> String {
  Digests.sha256(try CanonicalJSON.encode(stage)).description
}
