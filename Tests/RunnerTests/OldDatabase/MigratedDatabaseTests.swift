import Checkpoints
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// A database of a0b17be opens, migrates and keeps all it knows.
@Suite(.enabled(if: DatabaseHand.program != nil, DatabaseHand.absent))
struct MigratedDatabaseTests {
  /// All rows of what the old program recorded, with the columns that it had.
  private static let history = [
    "SELECT id, command, code_version, state, began_at, ended_at, exit_code FROM run",
    "SELECT id, stage, partition, state, fingerprint, fingerprint_parts, output_hash, summary "
      + "FROM attempt",
    "SELECT attempt_id, encoding, size, hex(body) FROM checkpoint",
    "SELECT * FROM seal", "SELECT * FROM citation", "SELECT * FROM audit",
    "SELECT round, generation, manifest_sha256, state, intended_at, visible_at FROM publication",
    "SELECT * FROM basis", "SELECT sha256, size, hex(body) FROM definition",
    "SELECT name, sz, hex(data) FROM sqlar",
    "SELECT id, path, folder, sha256, size, received_at, look FROM arrival",
  ]

  private func rows(_ sql: String, _ hand: DatabaseHand) throws -> Set<String> {
    Set(try hand.query(sql).components(separatedBy: "\u{2}"))
  }

  private func migrations(_ hand: DatabaseHand) throws -> [String] {
    try hand.query("SELECT identifier FROM grdb_migrations ORDER BY identifier")
      .components(separatedBy: "\u{2}")
  }

  @Test(arguments: [(OldRound.Kind.running, 4), (.official, 6)])
  func itOpensAndMigratesAndEveryRowIsAsItWas(kind: OldRound.Kind, audited: Int) throws {
    let old = try OldRound(kind)
    let hand = try DatabaseHand(old.round)
    #expect(try migrations(hand).last == "008-seals")
    let before = try MigratedDatabaseTests.history.map { try rows($0, hand) }
    #expect(before.allSatisfy { !$0.isEmpty })

    let store = try old.store()
    let fresh = try WorkedRound(definition: Project.tiny)
    _ = try fresh.plan()
    #expect(try migrations(hand) == migrations(DatabaseHand(fresh)))
    #expect(try hand.query("PRAGMA integrity_check") == "ok")
    try store.integrityCheck()
    // Every original, definition and output against its digest, every row against its seal.
    try store.scrub()
    #expect(try store.historyFault() == nil)
    guard case .intact(let entries, _) = try store.verifyAuditChain() else {
      Issue.record("the audit chain is broken")
      return
    }
    #expect(Int(entries) == audited)
    for (sql, rows) in zip(MigratedDatabaseTests.history, before) {
      #expect(try self.rows(sql, hand) == rows, "\(sql)")
    }
  }

  @Test func theNextRunsDeleteNothingOfTheOldAttempts() throws {
    let old = try OldRound(.running)
    let hand = try DatabaseHand(old.round)
    let before = try MigratedDatabaseTests.history.map { try rows($0, hand) }
    #expect(try old.runner().run().generation == 3)
    #expect(try old.runner(at: OldRound.today + 100).run().generation == 3)
    for (sql, rows) in zip(MigratedDatabaseTests.history, before) {
      #expect(try self.rows(sql, hand).isSuperset(of: rows), "\(sql)")
    }
    try old.store().scrub()
    #expect(try old.runner().audit().fault == nil)
  }
}
