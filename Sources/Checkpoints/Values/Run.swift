public import Domain

/// The number of a run.
public struct RunID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  /// The number, from 1.
  public let rawValue: Int64

  /// Takes a number.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// Whether the left run began first.
  public static func < (left: RunID, right: RunID) -> Bool { left.rawValue < right.rawValue }
}

/// One invocation of the runner that changes checkpoints.
public struct Run: Hashable, Sendable {
  /// The state of a run.
  public enum State: String, Hashable, Sendable, Codable {
    /// In progress, or its process died unnoticed.
    case running
    /// Everything succeeded.
    case succeeded
    /// A stage failed.
    case failed
    /// Its process died.
    case abandoned
  }

  /// The run's number.
  public let id: RunID
  /// The command line that began it.
  public let command: String
  /// The version of the program.
  public let codeVersion: String
  /// Its state.
  public let state: State
  /// When it began.
  public let beganAt: Instant
  /// When it ended or was found dead; nil while it is running.
  public let endedAt: Instant?
  /// The exit code; nil while it is running or when its process died.
  public let exitCode: Int32?
  /// Why it failed; empty otherwise.
  public let cause: String
}
