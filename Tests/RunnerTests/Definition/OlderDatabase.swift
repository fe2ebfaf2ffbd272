import Checkpoints
import Digests
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

extension ChangedRound {
  /// Makes the database one of the program before it kept definitions in force.
  func forgetAdoptions() throws {
    let client = try #require(Program(installed: "sqlite3"))
    let path = try round.pipeline().databasePath
    func query(_ sql: String) throws -> String {
      let result = try client.run(["-batch", "-bail", path, sql])
      try #require(result.code == 0, "\(result.errors)")
      return result.output
    }
    let guards = try query(
      "SELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'")
    let names = try query(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'")
    let rows = try runner().openStore().auditEntries()
    var sql = names.split(separator: "\n").map { "DROP TRIGGER \($0);" }.joined()
    sql += "DELETE FROM audit; \(OlderSchema.undoing("012-definitions"))"
    var head = String(repeating: "0", count: 64)
    for (offset, row) in rows.filter({ $0.audit.verb != "definition" }).enumerated() {
      let fields = [
        head, "\(offset + 1)", "\(row.audit.at.seconds)", row.audit.who, row.audit.verb,
        row.subject, row.audit.reason, row.body,
      ]
      let hash = Digests.sha256(fields.map { "\($0.utf8.count):\($0)\n" }.joined()).description
      let values = [
        fields[1], fields[2], row.audit.who, row.audit.verb, row.subject, row.audit.reason,
        row.body, head, hash,
      ].map { "'" + $0.replacing("'", with: "''") + "'" }
      sql +=
        "INSERT INTO audit (seq, at, who, verb, subject, reason, body, previous_hash, hash) "
        + "VALUES (\(values.joined(separator: ", ")));"
      head = hash
    }
    _ = try query("PRAGMA foreign_keys = OFF; BEGIN; \(sql) \(guards) COMMIT;")
  }
}
