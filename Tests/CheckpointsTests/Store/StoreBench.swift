import Checkpoints
import Digests
import Domain
import Foundation
import TestSupport
import Testing

/// A store in a folder of its own, and what tests put into it.
struct StoreBench {
  let folder: TemporaryFolder
  let store: CheckpointStore

  var path: String { folder.path + "/c.sqlite" }

  init() throws {
    folder = try TemporaryFolder()
    store = try CheckpointStore(path: folder.path + "/c.sqlite", patience: 1)
  }

  /// Begins a run.
  func run() throws -> RunID {
    try store.beginRun(command: "run", codeVersion: "test", at: Instant(seconds: 1))
  }

  /// An output of a partition, its content the given text.
  static func completed(
    _ stage: StageName, _ partition: Bytewise, _ text: String, fingerprint: String? = nil
  ) -> CompletedPartition {
    let body = Array(#"{"text":"\#(text)"}"#.utf8)
    return CompletedPartition(
      stage: stage, partition: partition,
      fingerprint: fingerprint ?? Digests.sha256(text).description,
      parts: ["input": text], body: body, outputHash: Digests.sha256(body).description,
      summary: "s \(text)")
  }

  /// A file that came with these bytes.
  static func arrival(_ path: Bytewise, _ bytes: [UInt8], sha256: String? = nil) -> NewArrival {
    let digest = sha256 ?? Digests.sha256(bytes).description
    return NewArrival(
      Arrival(
        path: path, folder: "U", sha256: digest, size: bytes.count,
        receivedAt: Instant(seconds: 1_704_000_000), look: 1), bytes: bytes)
  }

  /// The text of a partition's current output.
  func text(_ stage: StageName, _ partition: Bytewise) throws -> String? {
    try store.body(stage: stage, partition: partition).map { String(decoding: $0, as: UTF8.self) }
  }

  static let audit = Audit(
    who: "operator", verb: "rerun", reason: "thử", at: Instant(seconds: 1_704_000_100))
}

/// The stock client, which knows nothing of the program and so can do to the file what damage and
/// curious people do.
struct StockClient {
  static let program = Program(installed: "sqlite3")
  static let absent: Comment = "the stock sqlite3 is not installed"

  let path: String

  /// Runs statements; the result's errors are what SQLite says.
  func run(_ sql: String) throws -> Program.Result {
    let program = try #require(StockClient.program)
    return try program.run(["-batch", "-bail", path, "PRAGMA foreign_keys = ON; \(sql)"])
  }

  /// Changes what a trigger guards, and leaves the trigger as it was.
  func change(despite trigger: String, _ sql: String) throws {
    let guardian = try query("SELECT sql FROM sqlite_schema WHERE name = '\(trigger)'")
    try query("DROP TRIGGER \(trigger); \(sql); \(guardian)")
  }

  /// Runs statements that must work, and gives what they print.
  @discardableResult
  func query(_ sql: String) throws -> String {
    let result = try run(sql)
    try #require(result.code == 0, "\(result.errors)")
    return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
