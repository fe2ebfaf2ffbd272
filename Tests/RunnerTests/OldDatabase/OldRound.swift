import Checkpoints
import Definitions
import Domain
import Foundation
import Stages
import TestSupport
import Testing

@testable import Runner

/// A round as commit a0b17be left it, restored into a folder of its own
/// (`Tests/Fixtures/database-of-a0b17be/README.md`).
struct OldRound {
  let round: WorkedRound

  /// How far a round is.
  enum Kind: String {
    /// Two provisional generations.
    case running
    /// A final generation and a late file.
    case official
  }

  init(_ kind: Kind) throws {
    round = try WorkedRound(
      standing: Project.root + "/Tests/Fixtures/database-of-a0b17be/" + kind.rawValue)
  }

  /// The stage versions of a0b17be, and those of today.
  static let versions: [(stage: StageName, then: Int, now: Int)] = [
    (.ingest, 3, Ingest.version), (.normalize, 1, Normalize.version),
    (.validate, 1, Validate.version), (.score, 1, Score.version), (.rank, 1, Rank.version),
    (.publish, 3, Publish.version),
  ]

  /// The moment after which everything happens.
  static let today: Int64 = 1_800_000_000

  func runner(_ publishing: PublishRequest? = nil, at seconds: Int64 = today) throws -> Runner {
    try round.runner(
      RunRequest(
        command: "thử", looksAtInbox: publishing == nil, reason: "thử", actor: "truc",
        publishing: publishing, settleSeconds: 0), at: seconds)
  }

  /// The database as it is found, opened and so migrated.
  func store() throws -> CheckpointStore {
    try CheckpointStore(path: try round.pipeline().databasePath)
  }

  /// The bytes of a generation's files, by path.
  func generation(_ number: Int) throws -> [String: Data] {
    try round.folder.files(below: "Outbox/old-2024/generations/\(number)")
  }

  /// Rank, exact index and class of every unit in a generation.
  func places(_ number: Int) throws -> [String: [String]] {
    let table = try #require(try generation(number)["data/standings.csv"])
    return Dictionary(
      try CSVText(Array(table)).rows.map { row in
        (row["unit"] ?? "", ["rank", "index_exact", "class"].map { row[$0] ?? "" })
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Runs a verb of the program on the round.
  func command(_ words: String...) throws -> Program.Result {
    try #require(Program.parindex).run(
      words + ["--pipeline", "Pipelines/round"], in: round.folder.path)
  }
}
