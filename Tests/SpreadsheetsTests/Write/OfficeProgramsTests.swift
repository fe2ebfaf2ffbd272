import Foundation
import Spreadsheets
import Testing

/// What LibreOffice and Gnumeric make of our files.
///
/// Measured with LibreOffice 7.4.7 and Gnumeric 1.12.55. LibreOffice's usual filter (orcus) reads no validation, protection, page set-up, comment,
/// hidden sheet, Boolean or error cell of this format, whoever wrote it; its older filter (XSLT)
/// reads protection, comments, hidden sheets and decimal ranges. Neither reads list validations,
/// and without a window neither passes on frozen panes, not even those of Excel's own files.
@Suite(.serialized) struct OfficeProgramsTests {
  private static let older = "MS Excel 2003 XML"

  private static let values = [
    ["00123", "-12.5", ""], ["=1+1", "0.0015", ""],
    ["dòng một\ndòng hai", "  hai đầu trống  ", ""],
    ["\"ngoặc\", <thẻ> & 'nháy'", "12345678", ""], ["DATE", "TIME", ""], ["", "", ""],
    ["", "Nguyễn Thị Đặng Ưỡng Ngoằn Ngoèo", "😀 日本"],
  ]

  private static func values(date: String, time: String) -> [[String]] {
    values.map { $0.map { $0 == "DATE" ? date : $0 == "TIME" ? time : $0 } }
  }

  private static let form = [
    ["BẢNG TỰ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM 2023", "", "", "", "", ""],
    ["Đơn vị: Sở Nội vụ tỉnh Hải Dương", "", "", "", "", ""], ["", "", "", "", "", ""],
    [
      "STT", "Tiêu chí, tiêu chí thành phần", "Điểm", "", "Mức độ\nthực hiện",
      "Tài liệu kiểm chứng",
    ],
    ["", "", "Tối đa", "Tự chấm", "", ""],
    ["I", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", "", "", "", ""],
    [
      "1.1", "Ban hành kế hoạch cải cách hành chính năm: đầy đủ, kịp thời, đúng quy định", "1.5",
      "1.25", "", "",
    ],
    ["1.2", "Mức độ hoàn thành kế hoạch", "1.5", "", "", ""],
    ["1.3", "Báo cáo định kỳ", "1", "1", "", ""],
  ]

  private func writeSample(to folder: URL, _ document: WorkbookDocument) throws -> URL {
    let file = folder.appending(path: "form.xml")
    try Data(XMLSpreadsheetWriter().write(document)).write(to: file)
    return file
  }

  /// The cells of each sheet as LibreOffice shows them.
  private func cells(of file: URL, in folder: URL) throws -> [String: [[String]]] {
    let output = folder.appending(path: "csv")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    try OfficePrograms.convert(file, to: OfficePrograms.csvFilter, in: output)
    var sheets: [String: [[String]]] = [:]
    for name in try FileManager.default.contentsOfDirectory(
      atPath: output.path(percentEncoded: false))
    where name.hasSuffix(".csv") {
      let text = try String(contentsOf: output.appending(path: name), encoding: .utf8)
      let sheet = name.dropLast(4).split(separator: "-", maxSplits: 1).last.map(String.init)
      sheets[sheet ?? name] = OfficePrograms.fields(ofCSV: text)
    }
    return sheets
  }

  @Test(
    .enabled(if: OfficePrograms.soffice != nil, "LibreOffice is not installed"),
    arguments: ["", "xlsx", "ods"])
  func libreOfficeSeesTheSameCells(through format: String) throws {
    try OfficePrograms.withFolder { folder in
      var file = try writeSample(to: folder, FormSample.document)
      if !format.isEmpty {
        try OfficePrograms.convert(file, to: format, in: folder)
        file = folder.appending(path: "form.\(format)")
      }
      // LibreOffice saves a line break that it read from this format to xlsx, but not to ods.
      let breaks = format == "ods" ? "" : "\n"
      func expected(_ rows: [[String]]) -> [[String]] {
        rows.map { $0.map { $0.replacing("\n", with: breaks) } }
      }
      let sheets = try cells(of: file, in: folder)
      #expect(sheets["Tự chấm điểm"] == expected(Self.form))
      #expect(
        sheets["Giá trị"]
          == expected(Self.values(date: "01/10/2024", time: "02/29/2024 07:30:15")))
      #expect(sheets["Danh mục"] == FormSample.longChoices.map { [$0] })
    }
  }

  // Line breaks and the places beside merged areas are left out: LibreOffice's own writer of
  // this format loses them.
  @Test(.enabled(if: OfficePrograms.soffice != nil, "LibreOffice is not installed"))
  func libreOfficeWritesTheSameCellsInOurFormat() throws {
    try OfficePrograms.withFolder { folder in
      var sheet = FormSample.values
      sheet.rows.remove(at: 2)
      let file = try writeSample(to: folder, WorkbookDocument(sheets: [sheet]))
      let output = folder.appending(path: "again")
      try OfficePrograms.convert(file, to: "xml:\(Self.older)", in: output)
      let ours = WrittenWorkbook(try Array(Data(contentsOf: file)))
      let theirs = WrittenWorkbook(
        try Array(Data(contentsOf: output.appending(path: "form.xml"))))
      var expected = try #require(ours.sheets.first).cells
      expected[[2, 2]]?.text = "0.0015"  // 1.5E-3 the long way
      let found = try #require(theirs.sheets.first).cells
      #expect(found == expected)
    }
  }

  @Test(.enabled(if: OfficePrograms.soffice != nil, "LibreOffice is not installed"))
  func libreOfficeKeepsMergedCells() throws {
    try OfficePrograms.withFolder { folder in
      let file = try writeSample(to: folder, FormSample.document)
      for filter in [nil, Self.older] {
        try OfficePrograms.convert(file, to: "xlsx", in: folder, filter: filter)
        let sheet = try part("xl/worksheets/sheet1.xml", of: folder.appending(path: "form.xlsx"))
        let merges = sheet.matches(of: /<mergeCell ref="([^"]*)"/).map { String($0.1) }
        #expect(
          merges.sorted() == [
            "A1:F1", "A2:F2", "A4:A5", "B4:B5", "B6:F6", "C4:D4", "E4:E5", "F4:F5",
          ])
      }
    }
  }

  @Test(.enabled(if: OfficePrograms.soffice != nil, "LibreOffice is not installed"))
  func libreOfficeTakesRulesAndProtection() throws {
    try OfficePrograms.withFolder { folder in
      let file = try writeSample(to: folder, FormSample.document)
      try OfficePrograms.convert(file, to: "xlsx", in: folder, filter: Self.older)
      let workbook = folder.appending(path: "form.xlsx")
      let sheet = try part("xl/worksheets/sheet1.xml", of: workbook)
      #expect(sheet.contains("<sheetProtection sheet=\"true\""))
      let rule = try #require(
        sheet.firstMatch(of: /<dataValidation [^>]*sqref="D7:D8".*?<\/dataValidation>/))
      #expect(rule.0.contains("type=\"decimal\""))
      #expect(rule.0.contains("<formula1>0</formula1><formula2>1.5</formula2>"))
      #expect(rule.0.contains("error=\"Điểm từ 0 đến 1,5.\""))
      #expect(try part("xl/comments1.xml", of: workbook).contains("Chỉ nhập số, ví dụ 1,25."))
      let sheets = try part("xl/workbook.xml", of: workbook)
      #expect(sheets.contains(/name="Danh mục" sheetId="3" state="hidden"/))
      let formats = try part("xl/styles.xml", of: workbook)
        .split(separator: "<cellXfs").last?.split(separator: "<xf ").dropFirst().map {
          !$0.contains("locked=\"false\"")
        }
      let isLocked = try #require(formats)
      for (cell, expected) in [("A7", true), ("C7", true), ("D7", false), ("D8", false)] {
        let style = try #require(sheet.firstMatch(of: try Regex("r=\"\(cell)\" s=\"([0-9]+)\"")))
        let number = try #require(style.output[1].substring.flatMap { Int($0) })
        #expect(isLocked[number] == expected, "\(cell)")
      }
    }
  }

  @Test(.enabled(if: OfficePrograms.ssconvert != nil, "Gnumeric is not installed"))
  func gnumericSeesTheSameCells() throws {
    try OfficePrograms.withFolder { folder in
      let file = try writeSample(to: folder, FormSample.document)
      let output = folder.appending(path: "out.csv")
      try OfficePrograms.run(
        OfficePrograms.ssconvert,
        [
          "--export-file-per-sheet", file.path(percentEncoded: false),
          output.path(percentEncoded: false),
        ])
      let sheets = try (0..<3).map { index in
        OfficePrograms.fields(
          ofCSV: try String(contentsOf: folder.appending(path: "out.csv.\(index)"), encoding: .utf8)
        )
      }
      #expect(sheets[0] == Self.form)
      #expect(sheets[1] == Self.values(date: "2024/01/10", time: "2024/02/29 07:30:15"))
      #expect(sheets[2] == FormSample.longChoices.map { [$0] })
    }
  }

  private func part(_ name: String, of archive: URL) throws -> String {
    try OfficePrograms.run("/usr/bin/unzip", ["-p", archive.path(percentEncoded: false), name])
  }
}
