public import Domain

/// A generation of a round's standings, as recorded in the database.
public struct Publication: Hashable, Sendable {
  /// The progress of a publication.
  public enum State: String, Hashable, Sendable, Codable {
    /// It may or may not be in Outbox; its bytes are fixed by the manifest.
    case intended
    /// It is in Outbox, and was the latest when it was recorded.
    case visible
  }

  /// The round's short name.
  public let round: String
  /// The number, from 1.
  public let generation: Int
  /// The SHA-256 of the manifest.
  public let manifestHash: String
  /// Its progress.
  public let state: State
  /// The run that made it.
  public let run: RunID?
  /// When it was intended.
  public let intendedAt: Instant
  /// When it was recorded as visible; nil before.
  public let visibleAt: Instant?
}
