import Spreadsheets
import Testing

/// Many faults of a kind say no more than some do: they are counted, and the file is read on.
struct RepeatedFaultTests {
  @Test func warningsBeyondAThousandAreCountedInXlsx() {
    let rows = String(repeating: "<row><c t=\"d\"><v>hôm nay</v></c></row>", count: 12_000)
    let book = XlsxSample(rows).read()
    expectCounted(book, code: .dateTimeInvalid)
  }

  @Test func warningsBeyondAThousandAreCountedInODS() {
    let cell =
      "<table:table-row><table:table-cell office:value-type=\"date\" office:date-value=\"nay\"/>"
      + "</table:table-row>"
    let sample = OpenDocumentSample(String(repeating: cell, count: 12_000))
    expectCounted(sample.read(), code: .dateTimeInvalid)
    expectCounted(sample.readFlat(), code: .dateTimeInvalid)
  }

  private func expectCounted(_ book: Workbook, code: Diagnostic.Code) {
    #expect(book.sheets.first?.cells.count == 12_000)
    #expect(book.diagnostics.count { $0.code == code } == 1_000)
    #expect(book.diagnostics.last?.code == .warningsOmitted)
    #expect(book.diagnostics.last?.found == "11000 more of \(code.rawValue)")
    #expect(book.isTrustworthy)
  }

  /// Errors, unlike warnings, are named one by one; too many of them end the reading.
  @Test func errorsAreNamedOneByOneUpToTheLimit() {
    var limits = Limits()
    limits.diagnostics = 20
    let rows = String(repeating: "<row r=\"x\"><c><v>1</v></c></row>", count: 30)
    let book = XlsxSample(rows).read(limits: limits)
    #expect(book.faults.last == "too-many-diagnostics")
    #expect(book.faults.count == 21)
  }
}
