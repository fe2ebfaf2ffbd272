import Spreadsheets
import Testing

/// Every workbook of the corpus gives as many cells as it has Data elements.
@Suite(.enabled(if: !Corpus.workbooks.isEmpty, Comment(rawValue: Corpus.absence)))
struct CorpusTests {
  @Test(arguments: Corpus.workbooks)
  func everyDataIsGivenOrNamed(path: String) throws {
    let bytes = try Corpus.bytes(path)
    guard FileKind.sniff(bytes) == .xmlSpreadsheet2003 else { return }
    let workbook = Workbook.read(bytes: bytes, file: path)
    let given = workbook.sheets.reduce(0) { $0 + $1.cells.count }
    let named = workbook.diagnostics.count { $0.code == .cellNotPlaced || $0.code == .secondData }
    #expect(given + named == TagCount(try Corpus.text(path)).data)
    #expect(workbook.isTrustworthy == !path.hasSuffix("/CorruptedXmlFile.xml"))
  }

  @Test func whatIsSaidOfTheCorpus() throws {
    var faults: [String] = []
    for path in Corpus.workbooks {
      let bytes = try Corpus.bytes(path)
      guard FileKind.sniff(bytes) == .xmlSpreadsheet2003 else { continue }
      for fault in Workbook.read(bytes: bytes, file: path).diagnostics {
        let name = path.split(separator: "/").suffix(2).joined(separator: "/")
        faults.append("\(name): \(fault.code.rawValue) \(fault.address ?? "-")")
      }
    }
    #expect(
      faults == [
        // Written by LibreOffice, which leaves cells in the covered part.
        "templates/Excel2003XMLTest.xml: cell-inside-merge B19",
        "templates/Excel2003XMLTest.xml: cell-inside-merge C19",
        "Xml/CorruptedXmlFile.xml: not-well-formed -",
        "Xml/issue.2157.small.xml: unknown-entity E2",
        "Xml/issue.2157.small.xml: unknown-entity F2",
        "Xml/issue.2157.small.xml: unknown-entity G2",
        "Xml/issue.2157.small.xml: unknown-entity H2",
        "Xml/issue.2157.small.xml: unknown-entity T2",
        "2011/apachepoi_49761.xls.xml: number-invalid A1",
        "2011/apachepoi_49761.xls.xml: control-character A1",
        "formula-cells-2/input.xml: formula-without-value E6",
        "formula-cells-2/input.xml: formula-without-value E7",
        "formula-cells-2/input.xml: formula-without-value E8",
        "formula-cells-2/input.xml: formula-without-value E9",
        "formula-cells-2/input.xml: formula-without-value E10",
        "formula-cells-2/input.xml: formula-without-value E11",
      ])
  }

  @Test(
    arguments: Corpus.workbooks.filter { $0.contains("/orcus") || $0.contains("_orcus") })
  func readTheSameInPieces(path: String) throws {
    let bytes = try Corpus.bytes(path)
    guard FileKind.sniff(bytes) == .xmlSpreadsheet2003, bytes.count < 50_000 else { return }
    let whole = EventLog.read(bytes, pieceSize: .max)
    #expect(EventLog.read(bytes, pieceSize: 1).events == whole.events)
    #expect(EventLog.read(bytes, pieceSize: 7).events == whole.events)
  }
}
