import Foundation
import Spreadsheets
import Testing

/// The examples of the article, line by line as they stand there, compiled and run.
@Suite struct DocumentationTests {
  static let article = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Sources/Spreadsheets/Spreadsheets.docc/Spreadsheets.md")

  /// The article's examples, without the indentation that they have in this file.
  static func examples(_ text: String) -> [[Substring]] {
    text.split(separator: "```").enumerated().filter { !$0.offset.isMultiple(of: 2) }
      .map { _, block in
        block.split(separator: "\n").dropFirst().filter { !$0.isEmpty }
      }
  }

  @Test func everyExampleIsInThisFile() throws {
    let examples = Self.examples(try String(contentsOf: Self.article, encoding: .utf8))
    #expect(examples.count == 4)
    let here = try String(contentsOfFile: #filePath, encoding: .utf8).split(separator: "\n")
      .map { $0.drop { $0 == " " } }
    for example in examples {
      let lines = example.map { $0.drop { $0 == " " } }
      let isHere = here.indices.contains { here[$0...].starts(with: lines) }
      #expect(isHere, "not compiled: \(lines.first ?? "")")
    }
  }

  func written() -> [UInt8] {
    let sheet = SheetDocument(
      name: "Tự chấm",
      rows: [
        RowDocument([CellDocument(.string("Tiêu chí"), mergeAcross: 1)]),
        RowDocument([CellDocument(.string("1.1")), CellDocument(.number("0.5"))]),
      ])
    let bytes = XMLSpreadsheetWriter().write(WorkbookDocument(sheets: [sheet]))
    return bytes
  }

  @Test func workbookIsReadWhole() {
    let bytes = written()
    var lines: [String] = []
    let workbook = Workbook.read(bytes: bytes, file: "tu-cham.xml")
    for sheet in workbook.sheets {
      for cell in sheet.cells {
        lines.append("\(sheet.name)!\(cell.address): \(cell.raw)")
      }
    }
    #expect(lines == ["Tự chấm!A1: Tiêu chí", "Tự chấm!A2: 1.1", "Tự chấm!B2: 0.5"])
  }

  @Test func workbookIsReadCellByCell() {
    let bytes = written()
    struct Sum: SpreadsheetVisitor {
      var total = 0.0
      var faults: [Diagnostic] = []

      mutating func sheet(name: String, index: Int) {}
      mutating func cell(_ cell: borrowing CellView) { total += cell.number ?? 0 }
      mutating func diagnostic(_ diagnostic: Diagnostic) { faults.append(diagnostic) }
    }

    var sum = Sum()
    SpreadsheetReader().read(bytes: bytes, file: "tu-cham.xml", visitor: &sum)
    #expect(sum.total == 0.5)
    #expect(sum.faults.isEmpty)
  }

  @Test func whatIsWrongIsSaid() {
    var lines: [String] = []
    let workbook = Reading(cell: Reading.data("Number", "1,5")).workbook
    for fault in workbook.diagnostics {
      lines.append("\(fault.address ?? "-") \(fault.code.rawValue): \(fault.vietnameseMessage)")
    }
    let mayBeUsed = workbook.isTrustworthy
    #expect(mayBeUsed)
    #expect(lines.count == 1 && lines[0].hasPrefix("A1 number-invalid: Ô kiểu số"))
  }
}
