import Domain
import Foundation
import Runner
import Spreadsheets
import TestSupport
import Testing

/// Another province's round, from its data files alone: 60 points, five classes on shown indices,
/// its own words, no survey, dense ties, three truncated decimals, late files suspended.
struct OtherProvinceTests {
  /// A workbook of text cells.
  static func workbook(_ rows: [[String]]) -> [UInt8] {
    XMLSpreadsheetWriter().write(
      WorkbookDocument(sheets: [
        SheetDocument(
          name: "Biểu",
          rows: rows.map { RowDocument($0.map { CellDocument($0.isEmpty ? .empty : .string($0)) }) }
        )
      ]))
  }

  static func own(_ unit: String, _ points: [(String, String)]) -> [UInt8] {
    workbook(
      [["Cơ quan: \(unit)"], ["Ký hiệu", "Điểm tự nhận", "Hồ sơ"]]
        + points.map { [$0.0, $0.1, "BC"] })
  }

  static func appraisal(_ unit: String, _ rows: [[String]]) -> [UInt8] {
    workbook(
      [["Cơ quan: \(unit)"], ["Ký hiệu", "Đạt được", "Điểm công nhận", "Miễn", "Diễn giải"]] + rows)
  }

  static let files = [
    OutputFile(
      path: "cuc-thue/a.xml",
      bytes: own("Cục Thuế", [("A.1.a", "12,5"), ("A.1.b", "17"), ("A.2", "10")])),
    OutputFile(
      path: "_appraisal/tw1.xml",
      bytes: appraisal(
        "TW1",
        [
          ["A.1.a", "Có", "", "", ""], ["A.1.b", "33/35", "", "", ""],
          ["A.2", "1", "7,5", "", "một lần"], ["T", "", "3", "", "sáng kiến"],
        ])),
    OutputFile(
      path: "_appraisal/tw2.xml",
      bytes: appraisal(
        "Kho bạc",
        [
          ["A.1.a", "", "", "miễn", ""], ["A.1.b", "49%", "", "", ""],
          ["A.2", "", "", "miễn", ""],
        ])),
    OutputFile(
      path: "_appraisal/pb1.xml",
      bytes: appraisal("PB1", [["1.1", "95%", "", "", ""], ["1.2", "đủ", "", "", ""]])),
    OutputFile(
      path: "_appraisal/pb2.xml",
      bytes: appraisal("PB2", [["1.1", "", "", "miễn", ""], ["1.2", "Đủ", "", "", ""]])),
    OutputFile(
      path: "_decisions/qd.xml",
      bytes: workbook([
        ["Văn bản", "Ngày ký", "Cơ quan", "Ký hiệu", "Hình thức", "Mức điểm", "Căn cứ"],
        ["7/QĐ", "01/04/2025", "TW2", "P", "phạt", "2", "báo cáo chậm"],
      ])),
  ]

  /// 1 March 2025, a day after the self-assessments were due.
  static let afterDeadline: Int64 = 1_740_800_000

  @Test func itRunsFromItsDataFilesAlone() throws {
    let round = try WorkedRound(definition: Project.tiny)
    try round.drop(OtherProvinceTests.files)
    let report = try round.run(at: OtherProvinceTests.afterDeadline)
    #expect(report.balance.accepted == 5 && report.balance.suspended == 1)
    func explained(_ unit: String) throws -> Explanation {
      try round.runner(RunRequest(), at: 0).explain(unit: unit, leaf: nil)
    }
    // 12.5 + 17.5·33/35 + 7.5 + 3 = 39.5 of 40: no survey, so its 20 points leave the scale.
    let first = try explained("TW1")
    #expect(first.maximum == Points(40) && first.shownIndex == "98.750")
    #expect(first.index == Fraction(395, over: 4) && first.band?.vi == "Xuất sắc")
    // 12.5 free + 0 below the floor + 10 free − 2 by decision = 20.5 of 40.
    let second = try explained("TW2")
    #expect(second.index == Fraction(205, over: 4) && second.rank == 2)
    #expect(second.band?.vi == "Trung bình")
    #expect(second.leaves.first { $0.code == "A.1.b" }?.score.points == .zero)
    // Scored or not, a unit that the roster does not rank has no rank.
    #expect(try explained("TW3").rank == nil)
    // The full points for "not applicable" tie with the full points earned, under dense ranking.
    #expect(try explained("PB1").rank == 1 && explained("PB2").rank == 1)
    #expect(try explained("PB1").shownIndex == "100.000")
  }

  /// Totals are not held at the maximum here, so that bonus points may take one above it.
  @Test func aTotalAboveTheMaximumHasAClass() throws {
    let round = try WorkedRound(definition: Project.tiny)
    try round.drop([
      OutputFile(
        path: "_appraisal/tw1.xml",
        bytes: OtherProvinceTests.appraisal(
          "TW1",
          [
            ["A.1.a", "Có", "", "", ""], ["A.1.b", "35/35", "", "", ""], ["A.2", "0", "", "", ""],
            ["T", "", "3", "", "sáng kiến"],
          ]))
    ])
    try round.run(at: OtherProvinceTests.afterDeadline)
    let first = try round.runner(RunRequest(), at: 0).explain(unit: "TW1", leaf: nil)
    #expect(first.shownIndex == "107.500" && first.band?.vi == "Xuất sắc")
  }

  @Test func aLateFormIsSuspendedHere() throws {
    let round = try WorkedRound(definition: Project.tiny)
    try round.drop(OtherProvinceTests.files)
    try round.run(at: OtherProvinceTests.afterDeadline)
    let late = try #require(
      try round.receipts().first { ($0["file"] as? String)?.hasPrefix("cuc-thue") == true })
    #expect(late["disposition"] as? String == "suspended" && late["isLate"] as? Bool == true)
    let onTime = try WorkedRound(definition: Project.tiny)
    try onTime.drop(OtherProvinceTests.files)
    try onTime.run(at: 1_740_700_000)
    let explained = try onTime.runner(RunRequest(), at: 0).explain(unit: "TW1", leaf: "A.1.b")
    #expect(explained.leaves.first?.score.selfPoints == Points(17))
  }

  @Test func itsPagesSpeakItsOwnWords() throws {
    let round = try WorkedRound(definition: Project.tiny)
    try round.drop(OtherProvinceTests.files)
    try round.run(at: OtherProvinceTests.afterDeadline)
    let index = try #require(
      try round.folder.files(below: "Outbox/tiny-2024/generations/1")["index.html"])
    let page = String(decoding: index, as: UTF8.self)
    for text in ["Ủy ban nhân dân tỉnh Mẫu", "Cơ quan trung ương", "98,750", "Xuất sắc"] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(!page.contains("Hải Dương") && !page.contains("3396"))
  }
}
