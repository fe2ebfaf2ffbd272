import Checkpoints
import Definitions
import Digests
import Domain
import Foundation
import Runner
import TestSupport
import Testing

/// Somebody with the database in hand who knows how it is built: rows are changed behind the
/// program's back, with every digest and seal that lies in the same database.
struct DatabaseHand {
  static let program = Program(installed: "sqlite3")
  static let absent: Comment = "the stock sqlite3 is not installed"

  let path: String

  init(_ round: WorkedRound) throws { path = try round.pipeline().databasePath }

  /// Runs statements with all triggers out of the way.
  @discardableResult
  func change(_ sql: String) throws -> String {
    let program = try #require(DatabaseHand.program)
    let triggers = try query(
      "SELECT name, sql || ';' FROM sqlite_schema WHERE type = 'trigger'", separator: "\u{1}")
    let rows = triggers.components(separatedBy: "\u{2}").filter { $0.contains("\u{1}") }
    let parts = rows.map { $0.components(separatedBy: "\u{1}") }
    let script =
      parts.map { "DROP TRIGGER \($0[0]);" }.joined() + sql + ";" + parts.map { $0[1] }.joined()
    let folder = try TemporaryFolder()
    try folder.write(Array(script.utf8), to: "s.sql")
    let result = try program.run(
      ["-batch", "-bail", path], input: folder.path + "/s.sql")
    try #require(result.code == 0, "\(result.errors)")
    return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Runs a query and returns its rows, separated by a character that no text has.
  func query(_ sql: String, separator: String = "|") throws -> String {
    let program = try #require(DatabaseHand.program)
    let result = try program.run(
      ["-batch", "-bail", "-separator", separator, "-newline", "\u{2}", path, sql])
    try #require(result.code == 0, "\(result.errors)")
    return result.output.trimmingCharacters(in: CharacterSet(charactersIn: "\u{2}"))
  }

  /// Puts another output in the place of a current checkpoint's, digests and seal included.
  func replace(
    _ stage: StageName, _ partition: Bytewise, by body: [UInt8], summary: String? = nil
  ) throws {
    let attempt = try query(
      "SELECT attempt_id FROM current WHERE stage = '\(stage.rawValue)' AND partition = '\(partition)'"
    )
    try #require(!attempt.isEmpty)
    let digest = Digests.sha256(body).description
    let hex = body.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    let summarySQL = summary.map { ", summary = '\($0.replacing("'", with: "''"))'" } ?? ""
    try change(
      """
      UPDATE checkpoint SET encoding = 'json', size = \(body.count), body = x'\(hex)'
      WHERE attempt_id = \(attempt);
      UPDATE attempt SET output_hash = '\(digest)', output_size = \(body.count)\(summarySQL)
      WHERE id = \(attempt)
      """)
    try seal(
      "attempt", attempt,
      "stage, partition, fingerprint, fingerprint_parts, output_hash, output_size, summary")
  }

  /// Seals a row as the program would.
  func seal(_ kind: String, _ id: String, _ columns: String) throws {
    let row = try query(
      "SELECT id, \(columns) FROM \(kind) WHERE id = \(id)", separator: "\u{1}")
    var text = ""
    for field in row.components(separatedBy: "\u{1}") { text += "\(field.utf8.count):\(field)\n" }
    let digest = Digests.sha256(text).description
    try change("INSERT OR REPLACE INTO seal VALUES ('\(kind)', \(id), '\(digest)')")
  }
}
