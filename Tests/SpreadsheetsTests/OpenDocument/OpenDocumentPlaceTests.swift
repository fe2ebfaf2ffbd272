import Spreadsheets
import Testing

/// Where cells stand, and what repeating them costs.
struct OpenDocumentPlaceTests {
  private static let one =
    "<table:table-cell office:value-type=\"float\" office:value=\"1\" @/>"

  private func cell(_ attributes: String = "") -> String {
    Self.one.replacing("@", with: attributes)
  }

  private func row(_ cells: String, _ attributes: String = "") -> String {
    "<table:table-row \(attributes)>\(cells)</table:table-row>"
  }

  @Test func emptyRepeatsCostNothing() {
    let empty = "<table:table-cell table:number-columns-repeated=\"5\"/>"
    let start = ContinuousClock.now
    let book = OpenDocumentSample(
      row(empty + cell()) + row(empty, "table:number-rows-repeated=\"1048000\"") + row(cell())
        + row(
          "<table:table-cell table:number-columns-repeated=\"999999999\"/>",
          "table:number-rows-repeated=\"999999999\"")
    ).read()
    #expect(book.sheets.first?.cells.map(\.address) == ["F1", "A1048002"])
    #expect(book.faults == [])
    #expect(ContinuousClock.now - start < .seconds(1))
  }

  @Test func repeatsWithContentAreGiven() {
    let book = OpenDocumentSample(
      row(
        cell("table:number-columns-repeated=\"2\"") + "<table:table-cell/>" + cell(),
        "table:number-rows-repeated=\"2\"") + row(cell())
    ).read()
    #expect(
      book.sheets.first?.cells.map(\.address) == ["A1", "B1", "D1", "A2", "B2", "D2", "A3"])
  }

  @Test(arguments: [
    ("table:number-columns-repeated=\"999999999\"", "", ["cell-out-of-range XFD1"], 16_384),
    ("", "table:number-rows-repeated=\"1048577\"", ["row-out-of-range"], 1_048_576),
    (
      "table:number-columns-repeated=\"1000\"", "table:number-rows-repeated=\"1000000\"",
      ["too-many-repeats"], 1_000
    ),
    ("table:number-columns-repeated=\"0\"", "", ["cell-index-invalid A1"], 1),
    ("", "table:number-rows-repeated=\"-1\"", ["row-span-invalid"], 1),
  ])
  func hostileRepeats(cells: String, rows: String, faults: [String], delivered: Int) {
    let book = OpenDocumentSample(row(cell(cells), rows)).read()
    #expect(book.faults == faults)
    #expect(!book.isTrustworthy)
    #expect(book.sheets.first?.cells.count == delivered)
  }

  @Test func repeatsAreCountedTogether() {
    var limits = Limits()
    limits.repeatedCells = 10
    let seven = row(cell("table:number-columns-repeated=\"7\""))
    let book = OpenDocumentSample(seven + seven).read(limits: limits)
    #expect(book.faults == ["too-many-repeats A2"])
    #expect(book.sheets.first?.cells.count == 7)
    limits = Limits()
    limits.cells = 10
    #expect(
      OpenDocumentSample(seven + seven).read(limits: limits).faults == ["too-many-repeats A2"])
  }

  @Test func headersAndGroupsAroundRowsAreSeenThrough() {
    let group = "<table:table-row-group>"
    let book = OpenDocumentSample(
      "<table:table-header-rows>\(row(cell()))</table:table-header-rows>\(group)\(group)"
        + "<table:table-rows>\(row(cell()))</table:table-rows></table:table-row-group>"
        + "\(row(cell()))</table:table-row-group>\(row(cell()))"
    ).read()
    #expect(book.sheets.first?.cells.map(\.address) == ["A1", "A2", "A3", "A4"])
  }

  @Test func mergesAndCoveredCells() {
    let covered = "<table:covered-table-cell/>"
    let full = "<table:covered-table-cell office:value-type=\"float\" office:value=\"2\"/>"
    let book = OpenDocumentSample(
      row(
        cell("table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"") + covered
          + cell()) + row(covered + full + cell())
        + row("<table:table-cell table:number-columns-spanned=\"3\"/>")
    ).read()
    #expect(
      book.lines == [
        "S!A1 number 1.0 +1+1", "S!C1 number 1.0", "S!B2 number 2.0", "S!C2 number 1.0",
      ])
    #expect(book.faults == ["cell-inside-merge B2"])
    #expect(book.sheets.first?.merges.map(\.address) == ["A1:B2", "A3:C3"])
  }

  @Test func sheetsComeInOrderAndStartAnew() {
    let table = "<table:table table:name=\"@\">\(row(cell()))</table:table>"
    let book = OpenDocumentSample(
      tables: table.replacing("@", with: "Một &amp; hai") + table.replacing("@", with: "B")
        + table.replacing("@", with: "B")
    ).read()
    #expect(
      book.lines == ["Một & hai!A1 number 1.0", "B!A1 number 1.0", "B!A1 number 1.0"])
    #expect(book.faults == ["sheet-name-repeated"])
  }

  @Test func tablesElsewhereAreNotSheets() {
    let inner = "<table:table table:name=\"X\">\(row(cell()))</table:table>"
    let book = OpenDocumentSample(
      tables: "<table:tracked-changes>\(inner)</table:tracked-changes>"
        + "<table:table table:name=\"S\"><table:shapes>\(inner)</table:shapes>"
        + row("<table:table-cell>\(inner)</table:table-cell>") + "</table:table>"
    ).read()
    #expect(book.sheets.map(\.name) == ["S"])
    #expect(book.faults == ["element-misplaced A1"])
  }
}
