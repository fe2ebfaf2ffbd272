import Spreadsheets
import Testing

/// Where cells stand.
struct XlsxPlaceTests {
  @Test func withoutReferencesOneFollowsTheOther() {
    let book = XlsxSample(
      """
      <row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row/>\
      <row><c><v>4</v></c></row><row r="9"><c><v>5</v></c></row><row><c r="B10"><v>6</v></c></row>\
      <row><c r="C20"><v>7</v></c></row><row><c><v>8</v></c></row>
      """
    ).read()
    #expect(
      book.sheets.first?.cells.map(\.address) == [
        "A1", "D1", "E1", "A3", "A9", "B10", "C20", "A21",
      ])
    #expect(book.faults == [])
  }

  @Test func lastCellOfASheetCostsNothing() {
    let book = XlsxSample(
      "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c><c><v>2</v></c></row>"
        + "<row><c><v>3</v></c></row>"
    ).read()
    #expect(book.lines == ["S!XFD1048576 number 1.0"])
    #expect(
      book.faults == [
        "cell-out-of-range", "cell-not-placed", "row-out-of-range", "cell-not-placed",
      ])
  }

  @Test(arguments: [
    "XFE1", "A0", "1A", "A", "5", "01", "A1048577", "A1:B2", "A99999999999999999999",
  ])
  func referencesThatAreNone(reference: String) {
    let book = XlsxSample("<row r=\"1\"><c r=\"\(reference)\"><v>1</v></c></row>").read()
    #expect(book.faults == ["cell-reference-invalid", "cell-not-placed"])
    #expect(!book.isTrustworthy)
    #expect(book.lines == [])
  }

  @Test(arguments: ["0", "", "00"])
  func referencesThatNameNoPlaceLeaveCellsInTheirOrder(reference: String) {
    let cells = (1...3).map { "<c r=\"\(reference)\"><v>\($0)</v></c>" }.joined()
    let book = XlsxSample("<row r=\"1\">\(cells)</row><row r=\"4\">\(cells)</row>").read()
    #expect(
      book.sheets.first?.cells.map(\.address) == ["A1", "B1", "C1", "A4", "B4", "C4"])
    let places = ["A1", "B1", "C1", "A4", "B4", "C4"]
    #expect(book.faults == places.map { "cell-reference-missing " + $0 })
    #expect(book.isTrustworthy)
  }

  @Test(arguments: ["0", "x", "1048577", "-1", ""])
  func rowNumbersThatAreNone(number: String) {
    let book = XlsxSample("<row r=\"\(number)\"><c><v>1</v></c></row>").read()
    #expect(book.faults == ["row-index-invalid", "cell-not-placed"])
  }

  @Test func cellsThatGoBackOrNameAnotherRowAreGivenWhereTheySay() {
    let book = XlsxSample(
      """
      <row r="5"><c r="B5"><v>1</v></c><c r="A5"><v>2</v></c><c r="C7"><v>3</v></c></row>\
      <row r="2"><c r="A2"><v>4</v></c></row>
      """
    ).read()
    #expect(book.sheets.first?.cells.map(\.address) == ["B5", "A5", "C7", "A2"])
    #expect(
      book.faults == ["cell-index-backwards A5", "cell-in-other-row C7", "row-index-backwards"])
  }

  @Test func mergesAreKnownAtTheirCells() {
    let book = XlsxSample(
      """
      <row><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="D1"><v>3</v></c></row>\
      <row><c r="B2"><v>4</v></c><c r="C2"><v>5</v></c></row>
      """,
      after: "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"F9:G9\"/>"
        + "<mergeCell ref=\"D1\"/><mergeCell ref=\"B2:A1\"/><mergeCell ref=\"x\"/></mergeCells>"
    ).read()
    #expect(
      book.lines == [
        "S!A1 number 1.0 +1+1", "S!B1 number 2.0", "S!D1 number 3.0", "S!B2 number 4.0",
        "S!C2 number 5.0",
      ])
    #expect(
      book.faults == [
        "merge-invalid", "merge-invalid", "cell-inside-merge B1", "cell-inside-merge B2",
      ])
    #expect(book.sheets.first?.merges.map(\.address) == ["A1:B2", "F9:G9"])
  }

  @Test func mergesBehindManyCellsAreFound() {
    let rows = (1...9_000).map { "<row><c><v>\($0)</v></c></row>" }.joined()
    let merge = "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"
    // Wherever a chunk ends, the word is found.
    for padding in 0..<12 {
      let comment = "<!--" + String(repeating: "-x", count: padding) + "-->"
      let book = XlsxSample(rows, after: comment + merge).read()
      #expect(book.sheets.first?.merges.count == 1)
      #expect(book.sheets.first?.cells.first?.mergeAcross == 1)
    }
  }

  @Test func mergesBeyondTheLimitEndTheReading() {
    var limits = Limits()
    limits.merges = 3
    let merges = (1...4).map { "<mergeCell ref=\"A\($0):B\($0)\"/>" }.joined()
    let book = XlsxSample("", after: "<mergeCells>\(merges)</mergeCells>").read(limits: limits)
    #expect(book.faults == ["too-many-parts"])
  }
}
