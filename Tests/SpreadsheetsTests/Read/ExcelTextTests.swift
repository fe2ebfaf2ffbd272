import Foundation
import Spreadsheets
import Testing

/// Text cells against what Excel wrote of the same sheets as csv.
@Suite(.enabled(if: !Corpus.withExcelText.isEmpty, Comment(rawValue: Corpus.absence)))
struct ExcelTextTests {
  /// The beginning of the names of the csv files beside a workbook.
  static func csvBase(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let base = path.contains("/2011/") ? "2011/\(name.dropLast(4))" : "2016/\(name)"
    return Corpus.root.appending(path: "\(Corpus.excelFolder)/\(base)").path(percentEncoded: false)
  }

  /// Where the csv does not hold the text of the cell, by the cause.
  static let known: [(cause: String, cells: [String])] = [
    (
      "the number format puts blanks beside the text",
      [
        "2011/apachepoi_45538_classic_Footer.xls.xml Hires by Location!D6",
        "2011/apachepoi_45538_classic_Footer.xls.xml Hires by Location!D7",
        "2011/apachepoi_45538_classic_Header.xls.xml Hires by Location!D6",
        "2011/apachepoi_45538_classic_Header.xls.xml Hires by Location!D7",
        "2011/apachepoi_45544.xlsx.xml Hires by Location!D6",
        "2011/apachepoi_45544.xlsx.xml Hires by Location!D7",
        "NumberFormatCondition.xml Sheet1!A10", "NumberFormatCondition.xml Sheet1!A11",
        "NumberFormatCondition.xml Sheet1!A12", "NumberFormatCondition.xml Sheet1!A13",
        "number_format_russian.xml 2011!A23", "numfmt_1_russian.xml Sheet1!B5",
      ]
    ),
    (
      "not a number as Excel wrote it under the type Number: the csv has 2.6965E+308",
      ["2011/apachepoi_49761.xls.xml Sheet0!A1"]
    ),
    ("the csv writes the quotes otherwise", ["2011/apachepoi_19599-2.xls.xml 汇总!A25"]),
    (
      "the csv of the sheet is not there",
      ["A1", "IV1", "A65536", "IV65536"].map { "2011/apachepoi_51535.xls.xml Sheet1!\($0)" }
    ),
  ]

  @Test func textCellsAreWhatExcelShows() throws {
    var compared = 0
    var differences: Set<String> = []
    for path in Corpus.withExcelText {
      let base = Self.csvBase(path)
      let workbook = Workbook.read(bytes: try Corpus.bytes(path), file: path)
      let texts = (0..<20).map { ExcelText(path: "\(base).\($0).csv") }
      guard texts.contains(where: { $0 != nil }) else { continue }
      for (index, sheet) in workbook.sheets.enumerated() {
        let cells = sheet.cells.filter { !$0.hasFormula && $0.value.type == .string }
        guard !cells.isEmpty else { continue }
        compared += cells.count
        for cell in Self.misses(cells, sheet, texts, number: index) {
          let name = path.dropFirst(Corpus.excelFolder.count + 1)
          differences.insert("\(name) \(sheet.name)!\(cell.address)")
        }
      }
    }
    #expect(differences == Set(Self.known.flatMap(\.cells)))
    #expect(compared == 19_743)
  }

  /// The cells that the csv does not have, at the place where it has most of them.
  ///
  /// A chart sheet has no worksheet but a number; empty rows and columns before the first cell are
  /// left out of some of the csv files.
  static func misses(_ cells: [Cell], _ sheet: Sheet, _ texts: [ExcelText?], number: Int) -> [Cell]
  {
    var best = cells
    let rows = (sheet.cells.map(\.row).min() ?? 1) - 1
    let columns = (sheet.cells.map(\.column).min() ?? 1) - 1
    let order = [number] + texts.indices.filter { $0 != number }
    for text in order.filter({ $0 < texts.count }).compactMap({ texts[$0] }) {
      for rowShift in 0...min(rows, 20) {
        for columnShift in 0...min(columns, 20) {
          let missing = cells.filter {
            !text.has($0.value.shown, row: $0.row - rowShift, column: $0.column - columnShift)
          }
          if missing.isEmpty { return [] }
          if missing.count < best.count { best = missing }
        }
      }
    }
    return best
  }
}
