public import Domain
internal import Foundation

/// The number of an attempt.
public struct AttemptID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
  /// The number, from 1.
  public let rawValue: Int64

  /// Takes a number.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// Whether the left attempt was recorded first.
  public static func < (left: AttemptID, right: AttemptID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// One try of a stage at a partition.
public struct Attempt: Hashable, Sendable {
  /// The attempt's number.
  public let id: AttemptID
  /// The run that made it.
  public let run: RunID
  /// The stage.
  public let stage: StageName
  /// The partition.
  public let partition: Bytewise
  /// Its state.
  public let state: Run.State
  /// The digest of the output's dependencies.
  public let fingerprint: String
  /// The digest of its output; nil unless it succeeded.
  public let outputHash: String?
  /// The size of its output in bytes; nil unless it succeeded.
  public let outputSize: Int?
  /// Why it failed; empty otherwise.
  public let message: String
  /// When it ended; nil when that was not recorded.
  public let endedAt: Instant?
}

/// A partition's current checkpoint, without its body.
public struct Current: Hashable, Sendable {
  /// The attempt that made it.
  public let attempt: AttemptID
  /// The digest of the output's dependencies.
  public let fingerprint: String
  /// The digest of the output.
  public let outputHash: String
  /// The summary that the stage keeps beside its output for later stages.
  public let summary: String
}

/// The components of a fingerprint as the database stores them.
enum FingerprintParts {
  static func encode(_ parts: [String: String]) -> String {
    String(
      decoding: KeyedValues(parts.map { (key: $0.key, value: $0.value) }).encoded, as: UTF8.self)
  }

  /// Unreadable components decode as empty: they only explain; the fingerprint decides.
  static func decode(_ text: String) -> [String: String] {
    (try? KeyedValues<String>(encoded: Array(text.utf8)).dictionary) ?? [:]
  }
}
