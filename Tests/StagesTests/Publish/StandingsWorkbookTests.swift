import Foundation
import TestSupport
import Testing

/// The published workbook in the programs that people open it with.
@Suite(.serialized) struct StandingsWorkbookTests {
  static let soffice = Program(installed: "soffice")
  static let ssconvert = Program(installed: "ssconvert")

  /// The columns of a level's sheet that the table has too, by the table's names.
  static let columns = [
    (1, "rank"), (4, "index"), (5, "class"), (6, "achieved"), (7, "maximum"), (8, "self_assessed"),
    (9, "appraised"), (10, "surveyed"),
  ]

  private func workbook(in folder: TemporaryFolder) throws -> String {
    let files = try DataFilesTests.generation()
    try folder.write(Array(try #require(files["standings.xml"])), to: "standings.xml")
    return folder.path + "/standings.xml"
  }

  @Test(.enabled(if: soffice != nil, "LibreOffice is not installed"))
  func libreOfficeShowsTheNumbersOfTheTable() throws {
    let folder = try TemporaryFolder()
    let file = try workbook(in: folder)
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    _ = try StandingsWorkbookTests.soffice?.run([
      "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", filter,
      "--outdir", folder.path + "/out", file,
    ])
    try expectTheTable(in: try folder.files(below: "out"))
  }

  @Test(.enabled(if: ssconvert != nil, "Gnumeric is not installed"))
  func gnumericShowsTheNumbersOfTheTable() throws {
    let folder = try TemporaryFolder()
    let file = try workbook(in: folder)
    try folder.write([], to: "out/none")
    _ = try StandingsWorkbookTests.ssconvert?.run([
      "--export-file-per-sheet", file, folder.path + "/out/sheet.csv",
    ])
    try expectTheTable(in: try folder.files(below: "out").filter { $0.key != "none" })
  }

  private func expectTheTable(in sheets: [String: Data]) throws {
    let files = try DataFilesTests.generation()
    let rows = try CSVText(Array(try #require(files["data/standings.csv"]))).rows
    var seen: [String: [String]] = [:]
    for (_, bytes) in sheets {
      let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
      let table = try CSVText(Array(text.replacing("\n", with: "\r\n").utf8))
      for record in table.records where record.count > 10 && record[2].hasPrefix("HD-") {
        seen[record[2]] = record
      }
    }
    #expect(seen.count == rows.count)
    for row in rows {
      let unit = row["unit"] ?? ""
      let record = try #require(seen[unit], "\(unit) is not in the workbook")
      for (column, name) in StandingsWorkbookTests.columns {
        let expected = row[name] ?? ""
        let isSame =
          name == "class" || expected.isEmpty
          ? record[column] == expected : isEqual(record[column], expected)
        #expect(isSame, "\(unit): \(name) is \(record[column]), not \(expected)")
      }
    }
  }

  /// Gnumeric writes the nearest extended float out in full, hence the last digits are let go.
  private func isEqual(_ shown: String, _ expected: String) -> Bool {
    guard let shown = Decimal(string: shown), let expected = Decimal(string: expected) else {
      return false
    }
    return abs(shown - expected) < Decimal(sign: .plus, exponent: -12, significand: 1)
  }
}
