import Checkpoints
import Domain
import TestSupport
import Testing

/// What no hand may change: history is only added to, and every column has its type.
struct HistoryTests {
  static func filled() throws -> StoreBench {
    let bench = try StoreBench()
    let run = try bench.run()
    try bench.store.commit(
      [StoreBench.completed(.score, "A", "một"), StoreBench.completed(.rank, "G", "hai")],
      arrivals: [StoreBench.arrival("U/a.xml", [1, 2, 3])], run: run)
    try bench.store.recordFailure(
      stage: .score, partition: "B", fingerprint: String(repeating: "f", count: 64), parts: [:],
      message: "hỏng", run: run)
    try bench.store.intend(
      round: "r", generation: 1, manifestHash: String(repeating: "a", count: 64),
      citing: try bench.store.attempts(run: run).prefix(2).map(\.id), run: run,
      audit: StoreBench.audit)
    try bench.store.endRun(run, state: .succeeded, exitCode: 0, at: Instant(seconds: 2))
    return bench
  }

  static let changes = [
    "UPDATE attempt SET message = 'x'", "DELETE FROM attempt",
    "UPDATE attempt SET output_hash = printf('%064d', 1) WHERE state = 'succeeded'",
    "UPDATE checkpoint SET body = x'00'", "DELETE FROM checkpoint",
    "UPDATE run SET cause = 'x'", "DELETE FROM run",
    "UPDATE sqlar SET data = x'00'", "DELETE FROM sqlar", "UPDATE archive SET size = 0",
    "DELETE FROM archive", "UPDATE arrival SET path = 'x'", "DELETE FROM arrival",
    "UPDATE publication SET manifest_sha256 = printf('%064d', 1)", "DELETE FROM publication",
    "UPDATE citation SET attempt_id = 3", "DELETE FROM citation",
    // A failure can never become current.
    "UPDATE current SET attempt_id = 3 WHERE stage = 'score'",
    "INSERT INTO current VALUES ('score', 'B', 3)",
    // Neither can a success of another partition.
    "INSERT INTO current VALUES ('score', 'C', 1)",
    "INSERT INTO checkpoint VALUES (3, 'json', 2, x'7b7d')",
    "INSERT INTO publication VALUES ('r', 2, printf('%064d', 1), 'visible', NULL, 1, 1)",
  ]

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent), arguments: changes)
  func theDatabaseRefuses(statement: String) throws {
    let bench = try HistoryTests.filled()
    let client = StockClient(path: bench.path)
    let before = try client.query("SELECT * FROM attempt; SELECT * FROM current")
    let result = try client.run(statement)
    #expect(result.code != 0, "it was allowed")
    #expect(try client.query("SELECT * FROM attempt; SELECT * FROM current") == before)
    try bench.store.integrityCheck()
  }

  static let wrongTypes = [
    "INSERT INTO run (command, code_version, state, began_at) VALUES ('c', 'v', 'running', 'soon')",
    "INSERT INTO run (command, code_version, state, began_at) VALUES ('c', 'v', 'running', 1.5)",
    """
    INSERT INTO arrival (path, folder, sha256, size, received_at, look)
    SELECT 'p', 'f', sha256, 'big', 1, 1 FROM archive
    """,
    "INSERT INTO look VALUES (1, 'one', 1)",
    "INSERT INTO lease VALUES (1, 'b', 'many', 1, 'c', 1)",
  ]

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent), arguments: wrongTypes)
  func strictTablesRefuseOtherTypes(statement: String) throws {
    let bench = try HistoryTests.filled()
    let result = try StockClient(path: bench.path).run(statement)
    #expect(result.code != 0)
    #expect(result.errors.contains("cannot store"), "\(result.errors)")
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func everyTableOfOursIsStrict() throws {
    let bench = try HistoryTests.filled()
    let loose = try StockClient(path: bench.path).query(
      """
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'
        AND name <> 'grdb_migrations'
      """)
    #expect(loose == "")
  }

  @Test func aGenerationNeverHasTwoManifests() throws {
    let bench = try HistoryTests.filled()
    let same = String(repeating: "a", count: 64)
    try bench.store.intend(
      round: "r", generation: 1, manifestHash: same, audit: StoreBench.audit)
    #expect(throws: StoreFailure.self) {
      try bench.store.intend(
        round: "r", generation: 1, manifestHash: String(repeating: "b", count: 64),
        audit: StoreBench.audit)
    }
    #expect(try bench.store.latestVisible(round: "r") == nil)
    try bench.store.markVisible(round: "r", generation: 1, audit: StoreBench.audit)
    try bench.store.markVisible(round: "r", generation: 1, audit: StoreBench.audit)
    #expect(try bench.store.latestVisible(round: "r")?.manifestHash == same)
    let cited = try StageName.allCases.flatMap {
      try bench.store.cited(round: "r", generation: 1, stage: $0).values.map(\.attempt.rawValue)
    }
    #expect(cited.sorted() == [1, 2])
    #expect(try bench.store.auditEntries().count == 2, "intended once, visible once")
    #expect(throws: StoreFailure.self) {
      try bench.store.markVisible(round: "r", generation: 2, audit: StoreBench.audit)
    }
  }

  @Test func writesAreDurableWhenTheyReturn() throws {
    guard StockClient.program != nil else { return }
    let bench = try HistoryTests.filled()
    #expect(try StockClient(path: bench.path).query("PRAGMA journal_mode") == "wal")
  }
}
