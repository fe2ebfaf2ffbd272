import Spreadsheets
import Testing

/// Where rows and cells stand: Index, MergeAcross, MergeDown and Span.
@Suite struct GridTests {
  @Test(arguments: [
    (
      "without Index each follows the one before", Reading.row("a", "b") + Reading.row("c"),
      "A1 a, B1 b, A2 c"
    ),
    (
      "Index of a cell", "<Row>\(Reading.text("a", "ss:Index=\"3\""))\(Reading.text("b"))</Row>",
      "C1 a, D1 b"
    ),
    ("Index of a row", Reading.row("a", index: 5) + Reading.row("b"), "A5 a, A6 b"),
    (
      "an empty row counts", "<Row/>" + Reading.row("a") + "<Row/><Row/>" + Reading.row("b"),
      "A2 a, A5 b"
    ),
    (
      "an empty cell counts", "<Row><Cell/><Cell ss:StyleID=\"s1\"/>\(Reading.text("a"))</Row>",
      "C1 a"
    ),
    (
      "MergeAcross moves the next cell",
      "<Row>\(Reading.text("a", "ss:MergeAcross=\"2\""))\(Reading.text("b"))</Row>", "A1 a, D1 b"
    ),
    (
      "MergeAcross of an empty cell moves it too",
      "<Row><Cell ss:MergeAcross=\"3\"/>\(Reading.text("b"))</Row>", "E1 b"
    ),
    (
      "the place furthest away",
      "<Row ss:Index=\"1048576\">"
        + Reading.text("z", "ss:Index=\"16384\"") + "</Row>", "XFD1048576 z"
    ),
    (
      "Index may equal the place it has anyway",
      "<Row ss:Index=\"1\">\(Reading.text("a", "ss:Index=\"1\""))</Row>", "A1 a"
    ),
    ("leading zeros", "<Row ss:Index=\"007\">\(Reading.text("a"))</Row>", "A7 a"),
  ])
  func cellsStandWhereTheFormatPutsThem(rule: String, table: String, cells: String) {
    let reading = Reading(table: table)
    #expect(reading.cells == cells, "\(rule)")
    #expect(reading.faults.isEmpty)
  }

  @Test func mergeDownDoesNotMoveLaterRows() {
    let reading = Reading(
      table: "<Row>\(Reading.text("a", "ss:MergeDown=\"1\""))\(Reading.text("b"))</Row>"
        + "<Row>\(Reading.text("c", "ss:Index=\"2\""))</Row>")
    #expect(reading.cells == "A1 a, B1 b, B2 c")
    #expect(reading.faults.isEmpty)
    #expect(reading.workbook.sheets[0].merges.map(\.address) == ["A1:A2"])
  }

  @Test func mergesAreGivenAlsoForEmptyCells() {
    let reading = Reading(
      table: "<Row ss:Index=\"4\"><Cell ss:Index=\"2\" ss:MergeAcross=\"2\" ss:MergeDown=\"3\"/>"
        + "</Row>")
    #expect(reading.workbook.sheets[0].merges.map(\.address) == ["B4:D7"])
  }

  @Test func cellUnderMergedAreaIsGivenAndNamed() {
    let reading = Reading(
      table: "<Row>\(Reading.text("a", "ss:MergeAcross=\"1\" ss:MergeDown=\"1\""))</Row>"
        + Reading.row("b", "c", "d"))
    #expect(reading.cells == "A1 a, A2 b, B2 c, C2 d")
    #expect(reading.faults == ["cell-inside-merge A2", "cell-inside-merge B2"])
  }

  @Test func cellIndexInsideMergeOfTheSameRow() {
    let reading = Reading(
      table: "<Row>\(Reading.text("a", "ss:MergeAcross=\"3\""))"
        + "\(Reading.text("b", "ss:Index=\"2\""))</Row>")
    #expect(reading.cells == "A1 a, B1 b")
    #expect(reading.faults == ["cell-inside-merge B1"])
  }

  @Test(arguments: [
    (
      Reading.row("a", index: 5) + Reading.row("b", index: 2) + Reading.row("c"),
      "A5 a, A2 b, A3 c", ["row-index-backwards row 2", "row-index-backwards row 3"]
    ),
    (
      Reading.row("a", index: 2) + Reading.row("b", index: 2), "A2 a, A2 b",
      ["row-index-backwards row 2"]
    ),
    (
      "<Row>\(Reading.text("a", "ss:Index=\"3\""))\(Reading.text("b", "ss:Index=\"1\""))</Row>",
      "C1 a, A1 b", ["cell-index-backwards A1"]
    ),
  ])
  func indexGoingBackIsFollowedAndNamed(table: String, cells: String, faults: [String]) {
    let reading = Reading(table: table)
    #expect(reading.cells == cells)
    #expect(reading.faults == faults)
    #expect(reading.isTrustworthy)
  }

  static let notNumbers = [
    "0", "-1", "2147483647", "99999999999999999999", "1e3", "1.0", "", "abc", "+2", "0x10", "１",
  ]

  @Test(arguments: notNumbers)
  func cellsOfARowWithoutPlaceAreNamed(index: String) {
    let reading = Reading(
      table: Reading.row("a") + "<Row ss:Index=\"\(index)\">\(Reading.text("b"))<Cell/></Row>"
        + Reading.row("c") + Reading.row("d", index: 9) + Reading.row("e"))
    #expect(reading.cells == "A1 a, A9 d, A10 e")
    #expect(reading.faults == ["row-index-invalid", "cell-not-placed", "cell-not-placed"])
    #expect(reading.workbook.diagnostics.map(\.found).suffix(2) == ["b", "c"])
    #expect(!reading.isTrustworthy)
  }

  @Test(arguments: notNumbers)
  func cellsWithoutPlaceAreNamed(index: String) {
    let cells = Reading.text("b", "ss:Index=\"\(index)\"") + Reading.text("c")
    let reading = Reading(
      table: "<Row>\(Reading.text("a"))\(cells)\(Reading.text("d", "ss:Index=\"4\""))</Row>")
    #expect(reading.cells == "A1 a, D1 d")
    #expect(
      reading.faults == [
        "cell-index-invalid row 1", "cell-not-placed row 1", "cell-not-placed row 1",
      ])
  }

  @Test func rowAfterTheLastHasNoPlace() {
    let reading = Reading(table: Reading.row("a", index: 1_048_576) + Reading.row("b"))
    #expect(reading.cells == "A1048576 a")
    #expect(reading.faults == ["row-out-of-range", "cell-not-placed"])
  }

  @Test func cellAfterTheLastHasNoPlace() {
    let reading = Reading(
      table: "<Row>\(Reading.text("a", "ss:Index=\"16384\""))\(Reading.text("b"))</Row>")
    #expect(reading.cells == "XFD1 a")
    #expect(reading.faults == ["cell-out-of-range row 1", "cell-not-placed row 1"])
  }

  @Test(arguments: ["2147483647", "99999999999999999999", "16384", "-1", "1e3", "x"])
  func mergeThatDoesNotFitIsCutAndNamed(extent: String) {
    let reading = Reading(
      table: "<Row>\(Reading.text("a", "ss:MergeAcross=\"\(extent)\""))</Row>"
        + Reading.row("b"))
    #expect(reading.cells == "A1 a, A2 b")
    #expect(reading.faults == ["merge-invalid A1"])
    let merges = reading.workbook.sheets[0].merges.map(\.address)
    #expect(merges == (extent.first?.isNumber == true && extent != "1e3" ? ["A1:XFD1"] : []))
  }

  @Test func mergeDownBeyondTheSheetIsCut() {
    let reading = Reading(
      table: "<Row ss:Index=\"1048575\">\(Reading.text("a", "ss:MergeDown=\"2147483647\""))</Row>")
    #expect(reading.faults == ["merge-invalid A1048575"])
    #expect(reading.workbook.sheets[0].merges.map(\.address) == ["A1048575:A1048576"])
  }

  @Test func spanOfARowMovesTheNext() {
    let reading = Reading(table: "<Row ss:Span=\"3\"/>" + Reading.row("a"))
    #expect(reading.cells == "A5 a")
    #expect(reading.faults == ["row-span-without-index row 5"])
  }

  @Test func spanBeforeARowWithIndexSaysNothing() {
    let reading = Reading(table: "<Row ss:Span=\"3\"/>" + Reading.row("a", index: 5))
    #expect(reading.cells == "A5 a")
    #expect(reading.faults.isEmpty)
  }

  @Test func cellsOfASpannedRowAreGivenOnce() {
    let reading = Reading(
      table: "<Row ss:Span=\"1\">\(Reading.text("a"))\(Reading.text("b"))</Row>"
        + Reading.row("c", index: 3))
    #expect(reading.cells == "A1 a, B1 b, A3 c")
    #expect(reading.faults == ["row-span-with-cells A1"])
  }

  @Test(arguments: ["2147483647", "-1", "1e3", "", "1048576"])
  func rowsAfterASpanThatIsNoneHaveNoPlace(span: String) {
    let reading = Reading(
      table: "<Row ss:Span=\"\(span)\"/>" + Reading.row("a") + Reading.row("b", index: 3))
    #expect(reading.cells == "A3 b")
    #expect(reading.faults == ["row-span-invalid row 1", "cell-not-placed"])
  }

  @Test func thousandWideSpansEndBelowTheSheet() {
    let reading = Reading(
      table: String(repeating: "<Row ss:Span=\"1000000\"/>", count: 1_000) + Reading.row("a"))
    #expect(reading.cells == "")
    #expect(reading.codes.contains(.rowOutOfRange))
    #expect(reading.codes.last == .cellNotPlaced)
  }

  @Test func secondTableContinuesTheFirst() {
    let reading = Reading(
      table: Reading.row("a") + "</Table><Table>" + Reading.row("b") + Reading.row("c", index: 7))
    #expect(reading.cells == "A1 a, A2 b, A7 c")
    #expect(reading.faults == ["second-table"])
  }

  @Test func sheetsBeginAnew() {
    let reading = Reading(
      table: Reading.row("a", index: 4)
        + "</Table></Worksheet><Worksheet ss:Name=\"T\"><Table>" + Reading.row("b"))
    #expect(reading.cells == "A4 a, 2!A1 b")
    #expect(reading.workbook.sheets.map(\.name) == ["S", "T"])
  }

  @Test func sheetWithoutTableIsASheet() {
    let reading = Reading(
      table: Reading.row("a") + "</Table></Worksheet><Worksheet ss:Name=\"T\"></Worksheet>"
        + "<Worksheet ss:Name=\"U\"><Table>")
    #expect(reading.workbook.sheets.map(\.name) == ["S", "T", "U"])
    #expect(reading.faults.isEmpty)
  }

  @Test func sheetsWithoutNameOrWithTheSame() {
    let reading = Reading(
      table: "</Table></Worksheet><Worksheet ss:Name=\"S\"/><Worksheet><Table>"
        + Reading.row("a"))
    #expect(reading.workbook.sheets.map(\.name) == ["S", "S", ""])
    #expect(reading.faults == ["sheet-name-repeated", "sheet-name-missing"])
    #expect(reading.cells == "3!A1 a")
  }

  @Test func statedSizesAreNotTrusted() {
    let text = Reading.book(table: Reading.row("a", "b") + Reading.row("c")).replacing(
      "<Table>", with: "<Table ss:ExpandedColumnCount=\"1\" ss:ExpandedRowCount=\"2147483647\">")
    let reading = Reading(text)
    #expect(reading.cells == "A1 a, B1 b, A2 c")
    #expect(reading.faults.isEmpty)
  }

  @Test func tableMaySayWhereItStands() {
    let rows = Reading.row("a") + "<Row ss:Index=\"3\">\(Reading.text("b", "ss:Index=\"2\""))</Row>"
    let text = Reading.book(table: rows).replacing(
      "<Table>", with: "<Table ss:TopCell=\"2\" ss:LeftCell=\"3\">")
    #expect(Reading(text).cells == "C2 a, D4 b")
    #expect(Reading(text).faults.isEmpty)
  }

  @Test func tableAtNoPlaceHasNoPlaces() {
    let text = Reading.book(table: Reading.row("a")).replacing(
      "<Table>", with: "<Table ss:TopCell=\"0\">")
    #expect(Reading(text).cells == "")
    #expect(Reading(text).faults == ["row-index-invalid", "cell-not-placed"])
  }
}
