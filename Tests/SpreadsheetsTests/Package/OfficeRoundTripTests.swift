import Foundation
import Spreadsheets
import Testing

/// Grids written by our writer, saved by LibreOffice in its own formats, and read back.
@Suite(.serialized) struct OfficeRoundTripTests {
  /// How many grids a file holds, one a sheet: starting LibreOffice costs more than a grid.
  private static let grids = 60

  @Test(
    .enabled(if: OfficePrograms.soffice != nil, "LibreOffice is not installed"),
    arguments: ["xlsx", "ods", "fods"])
  func gridComesBack(format: String) throws {
    var random = SplitMix64(state: 7)
    let sheets = (1...Self.grids).map { Self.sheet($0, using: &random) }
    try OfficePrograms.withFolder { folder in
      let file = folder.appending(path: "grids.xml")
      let written = XMLSpreadsheetWriter().write(WorkbookDocument(sheets: sheets))
      try Data(written).write(to: file)
      try OfficePrograms.convert(file, to: format, in: folder)
      let ours = Workbook.read(bytes: written, file: "grids.xml")
      let theirs = try Workbook.read(path: folder.appending(path: "grids.\(format)").path)
      #expect(theirs.faults == [])
      #expect(theirs.sheets.map(\.name) == ours.sheets.map(\.name))
      #expect(ours.sheets.reduce(0) { $0 + $1.cells.count } > 1_000)
      for (sheet, expected) in zip(theirs.sheets, ours.sheets) {
        let values = expected.cells.filter { $0.value != .string("") }
        #expect(
          sheet.cells.filter { $0.value != .string("") }.map { Self.shown($0, format) }
            == values.map { Self.shown($0, format) }, "\(expected.name)")
        #expect(
          sheet.merges.map(\.address).sorted() == expected.merges.map(\.address).sorted(),
          "\(expected.name)")
      }
    }
  }

  private static func shown(_ cell: Cell, _ format: String) -> String {
    "\(cell.address) \(cell.value) \(cell.mergeAcross) \(cell.mergeDown)"
  }

  private static func sheet(_ number: Int, using random: inout SplitMix64) -> SheetDocument {
    var rows: [RowDocument] = []
    for _ in 1...Int.random(in: 1...12, using: &random) {
      var cells: [CellDocument] = []
      var column = 0
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        column += 1 + Int.random(in: 0...2, using: &random)
        let across = Int.random(in: 0...9, using: &random) == 0 ? 2 : 0
        cells.append(
          CellDocument(content(using: &random), column: column, mergeAcross: across))
        column += across
      }
      rows.append(RowDocument(cells))
    }
    return SheetDocument(name: "Bảng \(number) & <em>", rows: rows)
  }

  /// What LibreOffice carries over from XML Spreadsheet 2003: it reads a truth value as a number
  /// and an error as nothing, and loses line breaks on the way to ods.
  private static func content(using random: inout SplitMix64) -> CellContent {
    switch Int.random(in: 0...5, using: &random) {
    case 0: return .empty
    case 1: return .number("\(Int.random(in: -99_999...99_999, using: &random)).25")
    case 2: return .number("\(Int.random(in: 0...999_999_999, using: &random))")
    case 3:
      let day = Int.random(in: 10...28, using: &random)
      let minute = Int.random(in: 10...59, using: &random)
      return .dateTime("20\(day)-02-\(day)T07:\(minute):15.000")
    default:
      let alphabet = Array("aB0 ,;<>&\"'=+-@ưỡĐé😀\u{A0}]]>%_x000D_")
      let length = Int.random(in: 1...20, using: &random)
      return .string(
        String((0..<length).map { _ in alphabet.randomElement(using: &random) ?? "a" }))
    }
  }
}
