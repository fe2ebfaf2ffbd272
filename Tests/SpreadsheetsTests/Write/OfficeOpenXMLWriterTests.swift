import Foundation
import Spreadsheets
import Testing

/// Workbooks as .xlsx: what our reader, an unzipper and LibreOffice find in them.
@Suite(.serialized) struct OfficeOpenXMLWriterTests {
  private static let bytes = OfficeOpenXMLWriter().write(FormSample.document)

  private static func read(_ bytes: [UInt8]) -> Workbook {
    Workbook.read(bytes: bytes, file: "form")
  }

  @Test func everyCellIsTheSameAsInTheOtherFormat() {
    let written = OfficeOpenXMLWriterTests.read(OfficeOpenXMLWriterTests.bytes)
    let other = OfficeOpenXMLWriterTests.read(XMLSpreadsheetWriter().write(FormSample.document))
    #expect(written.diagnostics == [] && written.isTrustworthy)
    #expect(written.sheets.map(\.name) == other.sheets.map(\.name))
    for (one, two) in zip(written.sheets, other.sheets) {
      #expect(one.cells.map(\.value) == two.cells.map(\.value), "sheet \(one.name)")
      #expect(one.cells.map { [$0.row, $0.column] } == two.cells.map { [$0.row, $0.column] })
      #expect(one.merges == two.merges)
    }
  }

  @Test func theSameDocumentGivesTheSameBytesAndNoMomentIsInThem() {
    #expect(OfficeOpenXMLWriter().write(FormSample.document) == OfficeOpenXMLWriterTests.bytes)
    // The first date that DOS knows, in each local header: the time, then the day.
    let header: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    let starts = OfficeOpenXMLWriterTests.bytes.indices.dropLast(14).filter {
      Array(OfficeOpenXMLWriterTests.bytes[$0..<$0 + 4]) == header
    }
    #expect(starts.count > 8)
    for start in starts {
      #expect(
        Array(OfficeOpenXMLWriterTests.bytes[start + 10..<start + 14]) == [0, 0, 0x21, 0])
    }
  }

  @Test func textThatLooksLikeAFormulaStaysText() {
    let sheet = SheetDocument(
      name: "S", rows: [RowDocument([CellDocument(.string("=cmd|'/C calc'!A0"))])])
    let bytes = OfficeOpenXMLWriter().write(WorkbookDocument(sheets: [sheet]))
    let cell = OfficeOpenXMLWriterTests.read(bytes).sheets.first?.cells.first
    #expect(cell?.value == .string("=cmd|'/C calc'!A0"))
    #expect(!String(decoding: bytes, as: UTF8.self).contains("<f>"))
  }

  @Test(.enabled(if: OfficePrograms.soffice != nil, "LibreOffice is not installed"))
  func libreOfficePrintsALandscapePageForEachGroup() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = (1...30).map { RowDocument([CellDocument(.number("\($0)"))]) }
    let sheet = SheetDocument(
      name: "Khối", columnWidths: [700, 700], rows: rows, frozenRows: 1, isLandscape: true,
      pageBreaks: [11, 21])
    let file = folder.appending(path: "groups.xlsx")
    try Data(OfficeOpenXMLWriter().write(WorkbookDocument(sheets: [sheet]))).write(to: file)
    try OfficePrograms.convert(file, to: "pdf", in: folder)
    let pdf = try Data(contentsOf: folder.appending(path: "groups.pdf"))
    let text = String(decoding: pdf, as: UTF8.self)
    #expect(text.ranges(of: "/Type/Page/").count == 3 || text.ranges(of: "/Type/Page\n").count == 3)
    let box = try #require(text.firstMatch(of: #/MediaBox\[0 0 ([0-9.]+) ([0-9.]+)\]/#))
    #expect(try #require(Double(box.1)) > #require(Double(box.2)))
  }
}
