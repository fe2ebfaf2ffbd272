import Checkpoints
import Definitions
import Domain
import Foundation
import TestSupport
import Testing

@testable import Runner

/// The views that an operator reads with the stock `sqlite3`: each says what is published.
struct StockClientTests {
  static let client = Program(installed: "sqlite3")

  private func query(_ sql: String, _ round: WorkedRound) throws -> [[String]] {
    let client = try #require(StockClientTests.client)
    let result = try client.run([
      "-separator", "\t", try round.pipeline().databasePath, sql,
    ])
    #expect(result.code == 0, "\(result.errors)")
    return result.output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test(.enabled(if: StockClientTests.client != nil, "no sqlite3 here"))
  func everyViewSaysWhatTheStagesMade() throws {
    let round = try OperatorVerbsTests.round()
    let unit = "HD-SO-SYT"
    let explanation = try OperatorVerbsTests.runner(round).explain(unit: unit, leaf: nil)
    let points = try query(
      "SELECT leaf, points, basis, sheet, row, column FROM v_points WHERE unit = '\(unit)'", round)
    #expect(points.map { $0[0] } == explanation.leaves.map(\.code))
    for (row, leaf) in zip(points, explanation.leaves) {
      #expect(row[1] == leaf.score.points?.description ?? "")
      #expect(row[2] == leaf.score.basis.rawValue)
      #expect(row[3] == leaf.score.place?.address.sheet ?? "")
      #expect(row[4] == (leaf.score.place.map { String($0.address.row) } ?? ""))
      #expect(row[5] == (leaf.score.place.map { String($0.address.column) } ?? ""))
    }
    let standing = try query(
      "SELECT rank, \"index\", class FROM v_standing WHERE unit = '\(unit)'", round)
    #expect(standing.first?[0] == explanation.rank.map(String.init))
    #expect(standing.first?[1] == explanation.index?.description)

    let submissions = try query(
      "SELECT form, subject, is_accepted FROM v_submission WHERE path LIKE '\(unit)/%'", round)
    #expect(submissions.contains(["self_assessment", unit, "1"]))
    // Every record's cell is the cell that the file has there.
    let records = try query(
      "SELECT sheet, row, column, text FROM v_record WHERE field = 'self_points' AND number <> ''",
      round)
    #expect(records.count > 100 && records.allSatisfy { $0.count == 4 && !$0[1].isEmpty })
    try round.folder.write(
      Array("<Workbook".utf8), to: "Inbox/_appraisal/Tham dinh HD-SO-SYT lan 2.xml")
    try round.run(at: 1_706_100_100)
    let findings = try query(
      "SELECT code, severity, message, mend_en FROM v_finding WHERE severity = 'error'", round)
    #expect(!findings.isEmpty && findings.allSatisfy { $0.allSatisfy { !$0.isEmpty } })
  }
}
