import Checkpoints
import Domain
import Foundation
import TestSupport
import Testing

/// A damaged database is told from a new one and from a good one.
struct DamageTests {
  /// A closed database with some content, as bytes.
  static func database() throws -> (StoreBench, Data) {
    let bench = try HistoryTests.filled()
    let outputs = (0..<40).map { number in
      StoreBench.completed(.score, "U\(number)", String(repeating: "điểm \(number) ", count: 90))
    }
    try bench.store.commit(outputs, run: try bench.run())
    try bench.store.integrityCheck()
    try bench.store.close()
    return (bench, try Data(contentsOf: URL(filePath: bench.path)))
  }

  /// What opening and checking a file with these bytes says.
  static func kind(of bytes: Data, beside bench: StoreBench) throws -> StoreFailure.Kind? {
    let folder = try TemporaryFolder()
    try folder.write([UInt8](bytes), to: "c.sqlite")
    do {
      try CheckpointStore(path: folder.path + "/c.sqlite", patience: 1).integrityCheck()
      return nil
    } catch {
      return error.kind
    }
  }

  @Test func theUndamagedFileIsGood() throws {
    let (bench, bytes) = try DamageTests.database()
    #expect(try DamageTests.kind(of: bytes, beside: bench) == nil)
  }

  @Test func aFileCutShortIsFound() throws {
    let (bench, bytes) = try DamageTests.database()
    for part in [0, 1, 100, bytes.count / 2, bytes.count - 4096] {
      #expect(try DamageTests.kind(of: bytes.prefix(part), beside: bench) == .corrupt, "\(part)")
    }
  }

  @Test func aPageOfZerosIsFound() throws {
    let (bench, bytes) = try DamageTests.database()
    let pages = bytes.count / 4096
    try #require(pages > 10)
    for page in [0, 1, pages / 2, pages - 1] {
      var damaged = bytes
      damaged.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(count: 4096))
      #expect(try DamageTests.kind(of: damaged, beside: bench) == .corrupt, "page \(page)")
    }
  }

  @Test func anotherKindOfFileIsNotTakenForADatabase() throws {
    let (bench, _) = try DamageTests.database()
    let text = Data(String(repeating: "không phải cơ sở dữ liệu\n", count: 400).utf8)
    #expect(try DamageTests.kind(of: text, beside: bench) == .corrupt)
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func aDatabaseOfAnotherProgramIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    let client = StockClient(path: folder.path + "/c.sqlite")
    try client.query("CREATE TABLE other (x); INSERT INTO other VALUES (1)")
    do {
      _ = try CheckpointStore(path: client.path)
      Issue.record("it was opened")
    } catch {
      #expect(error.kind == .configuration)
    }
    #expect(try client.query("SELECT name FROM sqlite_schema") == "other")
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func aNewerProgramsDatabaseIsLeftAlone() throws {
    let (bench, _) = try DamageTests.database()
    let client = StockClient(path: bench.path)
    try client.query("INSERT INTO grdb_migrations VALUES ('999-from-the-future')")
    do {
      _ = try CheckpointStore(path: bench.path)
      Issue.record("it was opened")
    } catch {
      #expect(error.kind == .configuration && error.what.contains("newer version"))
    }
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func aMigrationUnderAnotherNameIsDamageAndNoNewerProgram() throws {
    let (bench, _) = try DamageTests.database()
    try StockClient(path: bench.path).query(
      "UPDATE grdb_migrations SET identifier = '002-archivf' WHERE identifier = '002-archive'")
    do {
      _ = try CheckpointStore(path: bench.path)
      Issue.record("it was opened")
    } catch {
      #expect(error.kind == .corrupt && error.what.contains("migrations"))
    }
  }

  static let broken: [(sql: String, words: String)] = [
    ("DROP TRIGGER run_stays", "the trigger run_stays is not as it was made"),
    ("DROP VIEW v_body; CREATE VIEW v_body AS SELECT 1", "the view v_body is not as it was made"),
    (
      "CREATE TABLE other (x); CREATE TRIGGER t BEFORE INSERT ON other BEGIN SELECT 1; END",
      "the trigger t is not as it was made"
    ),
    ("DROP TRIGGER checkpoint_stays; DELETE FROM checkpoint WHERE attempt_id = 1", "is missing"),
    (
      "DROP TRIGGER current_moves_to_a_success; UPDATE current SET attempt_id = 3 WHERE stage = 'score'",
      "is no success of it"
    ),
    (
      "PRAGMA foreign_keys = OFF; DROP TRIGGER sqlar_stays; DELETE FROM sqlar", "original"
    ),
    (
      "PRAGMA foreign_keys = OFF; DROP TRIGGER run_stays; DELETE FROM run",
      "a row of attempt refers to no row of run"
    ),
    (
      "DROP TRIGGER attempt_ends_once; UPDATE attempt SET summary = 's other' WHERE id = 1",
      "attempt 1 is not as it was recorded"
    ),
    (
      "DROP TRIGGER arrival_fixed; UPDATE arrival SET received_at = received_at + 1",
      "arrival 1 is not as it was recorded"
    ),
    ("DROP TRIGGER arrival_stays; DELETE FROM arrival", "arrival 1 is gone"),
    ("DROP TRIGGER seal_stays; DELETE FROM seal WHERE kind = 'arrival'", "arrival 1 is not"),
    (
      "DROP TRIGGER publication_has_one_manifest; "
        + "UPDATE publication SET manifest_sha256 = printf('%064d', 1)",
      "the audit trail knows no r generation 1 intended with that manifest"
    ),
  ]

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent), arguments: broken)
  func rulesThatNoConstraintHoldsAreChecked(sql: String, words: String) throws {
    let bench = try HistoryTests.filled()
    try StockClient(path: bench.path).query(sql)
    do {
      try bench.store.integrityCheck()
      Issue.record("nothing was found")
    } catch {
      #expect(error.kind == .corrupt && error.what.contains(words), "\(error)")
    }
  }

  /// What only reading every byte finds.
  static let hidden: [(trigger: String, sql: String, words: String)] = [
    ("sqlar_fixed", "UPDATE sqlar SET data = x'010204'", "archived original"),
    (
      "checkpoint_fixed",
      "UPDATE checkpoint SET body = zeroblob(length(body)) WHERE attempt_id = 2",
      "the output of attempt 2 is damaged"
    ),
    ("audit_fixed", "UPDATE audit SET reason = 'x'", "the audit chain is broken at row 1"),
    ("definition_fixed", "UPDATE definition SET body = x'02'", "the archived definition"),
  ]

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent), arguments: hidden)
  func aScrubReadsEveryByte(trigger: String, sql: String, words: String) throws {
    let bench = try HistoryTests.filled()
    try bench.store.intend(
      round: "r", generation: 2, manifestHash: String(repeating: "b", count: 64), citing: [],
      definition: ArchivedDefinition([1]), run: RunID(rawValue: 1), audit: StoreBench.audit)
    try bench.store.scrub()
    try StockClient(path: bench.path).change(despite: trigger, sql)
    try bench.store.integrityCheck()
    do {
      try bench.store.scrub()
      Issue.record("nothing was found")
    } catch {
      #expect(error.isDamage && error.what.contains(words), "\(error)")
    }
  }

  @Test(.enabled(if: StockClient.program != nil, StockClient.absent))
  func aDatabaseOfBeforeTheSealsIsSealedWhenItIsOpened() throws {
    let bench = try HistoryTests.filled()
    let client = StockClient(path: bench.path)
    try client.query("PRAGMA foreign_keys = OFF; \(OlderSchema.undoing("008-seals"))")
    let store = try CheckpointStore(path: bench.path)
    try store.scrub()
    #expect(
      try client.query("SELECT kind, count(*) FROM seal GROUP BY kind") == "arrival|1\nattempt|2")
  }

  @Test func aWriteAheadLogWithoutItsDatabaseIsNoNewStart() throws {
    let folder = try TemporaryFolder()
    try folder.write([1, 2, 3], to: "c.sqlite-wal")
    do {
      _ = try CheckpointStore(path: folder.path + "/c.sqlite")
      Issue.record("a new database was made")
    } catch {
      #expect(error.kind == .corrupt)
    }
  }

  @Test func aFolderThatCannotBeMadeIsAnInputOutputFailure() throws {
    let folder = try TemporaryFolder()
    try folder.write([], to: "file")
    do {
      _ = try CheckpointStore(path: folder.path + "/file/c.sqlite")
      Issue.record("it was opened")
    } catch {
      #expect(error.kind == .inputOutput)
    }
  }
}
