import Checkpoints
import Definitions
import Domain
import Foundation
import Sample
import Spreadsheets
import TestSupport
import Testing

@testable import Runner

/// The round of a few sở with the whole survey, and questionnaires about one commune that come
/// later.
struct LateQuestionnaires {
  static let unit = "HD-XA-10507"
  static let client = Program(installed: "sqlite3")

  let closed: ClosedRound

  init(_ closed: ClosedRound) { self.closed = closed }
  init() throws { closed = try ClosedRound() }

  var round: WorkedRound { closed.round }

  /// Files questionnaires of citizens about the commune, one a string of answers to all questions.
  ///
  /// - Parameters:
  ///   - batch: The batch's code and file name.
  ///   - answers: The answers of each questionnaire.
  ///   - codes: The batch whose respondents they are; the same one unless stated.
  /// - Throws: Why the file could not be written.
  func drop(_ batch: String, _ answers: [String], codes: String? = nil) throws {
    let questions = (1...7).map { "X\($0)" }
    let rows = answers.enumerated().map { number, letters in
      ["TRE-\(codes ?? batch)-\(number)", "NGUOI_DAN", "", LateQuestionnaires.unit]
        + letters.map(String.init)
    }
    let head = ["Mã phiếu", "Nhóm đối tượng", "Đơn vị công tác", "Đơn vị được đánh giá"]
    try round.drop([
      OutputFile(
        path: LateQuestionnaires.path(batch),
        bytes: OtherProvinceTests.workbook([["Mã đợt: \(batch)"], head + questions] + rows))
    ])
  }

  static func path(_ batch: String) -> String { "_survey/\(batch).xml" }

  /// The commune's lines of a generation's table of points.
  func points(_ generation: Int) throws -> [[String: String]] {
    let bytes = try #require(try closed.generation(generation)["data/points.csv"])
    return try CSVText(Array(bytes)).rows.filter { $0["unit"] == LateQuestionnaires.unit }
  }

  /// Everything that is published of the commune's survey.
  func shown(_ generation: Int) throws -> [String] {
    try points(generation).filter { $0["basis"] == "survey" }.map {
      "\($0["leaf"] ?? "") \($0["points_exact"] ?? "") \($0["answers"] ?? "")"
    }
  }

  /// Whether a generation can be made again byte for byte.
  func verify(_ generations: ClosedRange<Int>) throws {
    for generation in generations {
      let verified = try closed.runner(at: 1_737_000_000).verify(generation)
      #expect(verified.isGood, "\(generation): \(verified.rebuildFaults)")
    }
  }

  /// Runs SQL on the database with the stock client, without its triggers.
  func tamper(_ sql: String, table: String) throws {
    let client = try #require(LateQuestionnaires.client)
    let database = try round.pipeline().databasePath
    let found = "FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '\(table)'"
    let triggers = try client.run([database, "SELECT sql || ';' \(found)"]).output
    let names = try client.run([database, "SELECT name \(found)"]).output
      .split(separator: "\n")
    let drops = names.map { "DROP TRIGGER \($0);" }.joined(separator: "\n")
    let result = try client.run([database, drops + "\n" + sql + ";\n" + triggers])
    #expect(result.code == 0, "\(result.errors)")
  }
}
