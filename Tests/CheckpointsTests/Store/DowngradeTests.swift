import Checkpoints
import Foundation
import TestSupport
import Testing

/// A database that was taken back to an older version by hand is refused, never sealed anew.
@Suite(.enabled(if: StockClient.program != nil, StockClient.absent))
struct DowngradeTests {
  /// Opens a database after statements were run on it, and returns the failure.
  static func failure(after sql: String) throws -> StoreFailure? {
    let bench = try HistoryTests.filled()
    try bench.store.close()
    try StockClient(path: bench.path).query(sql)
    do {
      try CheckpointStore(path: bench.path).close()
      return nil
    } catch {
      return error
    }
  }

  @Test func sealsThatWereDroppedAreNotMadeAnew() throws {
    let failure = try #require(
      try DowngradeTests.failure(
        after: """
          DROP TRIGGER seal_fixed; DROP TRIGGER seal_stays; DROP TABLE seal;
          DELETE FROM grdb_migrations WHERE identifier = '008-seals'
          """))
    #expect(failure.kind == .corrupt && failure.what.contains("008-seals"))
  }

  @Test func allLaterMigrationsForgottenWithTheSealsIsSeenByTheirTables() throws {
    let failure = try #require(
      try DowngradeTests.failure(
        after: """
          DROP TRIGGER seal_fixed; DROP TRIGGER seal_stays; DROP TABLE seal;
          DELETE FROM grdb_migrations WHERE identifier >= '008'
          """))
    #expect(failure.kind == .corrupt && failure.what.contains("history lacks"))
  }

  @Test(arguments: ["014-stamps", "012-definitions"])
  func aDatabaseOfAnOlderProgramIsMigrated(from migration: String) throws {
    let undone = OlderSchema.undoing(migration)
    #expect(try DowngradeTests.failure(after: "PRAGMA foreign_keys = OFF; \(undone)") == nil)
  }

  @Test func aDatabaseThatRemembersAllIsOpened() throws {
    #expect(try DowngradeTests.failure(after: "SELECT 1") == nil)
  }
}
