import Spreadsheets
import Testing

/// Markup that is not what the format says but is met all the same.
@Suite struct MarkupFaultTests {
  static let excel = "urn:schemas-microsoft-com:office:excel"

  @Test(arguments: [
    "<s:Workbook xmlns:s='urn:schemas-microsoft-com:office:spreadsheet'><s:Worksheet s:Name='S'>"
      + "<s:Table><s:Row><s:Cell s:Index='2'><s:Data s:Type='Number'>5</s:Data></s:Cell></s:Row>"
      + "</s:Table></s:Worksheet></s:Workbook>",
    "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><Worksheet Name='S'><Table>"
      + "<Row><Cell Index='2'><Data Type='Number'>5</Data></Cell></Row></Table></Worksheet>"
      + "</Workbook>",
    "<ss:Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'"
      + " xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'><ss:Worksheet ss:Name='S'><Table>"
      + "<ss:Row><Cell ss:Index='2'><ss:Data ss:Type='Number'>5</ss:Data></Cell></ss:Row></Table>"
      + "</ss:Worksheet></ss:Workbook>",
  ])
  func prefixesAreOneAsGoodAsAnother(text: String) {
    let reading = Reading(text)
    #expect(reading.cells == "B1 #5")
    #expect(reading.workbook.sheets.map(\.name) == ["S"])
    #expect(reading.workbook.format == .xmlSpreadsheet2003)
    #expect(reading.faults.isEmpty)
  }

  static let plain =
    "<Workbook><Worksheet Name=\"S\"><Table><Row><Cell Index=\"2\">"
    + "<Data Type=\"Number\">5</Data></Cell></Row></Table></Worksheet></Workbook>"

  /// Before anything else was seen, it is the root's name that says what the file is.
  @Test func brokenFirstTagIsNoOtherKindOfFile() {
    let reading = Reading("<Workbook xmlns=\"urn:x\" a=b>")
    #expect(reading.codes == [.notWellFormed])
    #expect(Reading("<Workbook xmlns=\"urn:x").codes == [.incompleteFile])
    #expect(Reading("<Book xmlns=\"urn:x\" a=b>").codes == [.notASpreadsheet])
  }

  @Test func noNamespaceAtAll() {
    let reading = Reading(Self.plain)
    #expect(reading.cells == "B1 #5")
    #expect(reading.faults == ["namespace-missing"])
    #expect(reading.isTrustworthy)
  }

  @Test func prefixThatIsNotDeclared() {
    let reading = Reading(
      Self.plain.replacing("Index", with: "ss:Index").replacing("Type", with: "ss:Type"))
    #expect(reading.cells == "B1 #5")
    #expect(Set(reading.codes) == [.namespaceMissing, .namespaceUndeclared])
  }

  @Test func namespaceWithBlanksInIt() {
    let reading = Reading(
      Self.plain.replacing(
        "<Workbook>", with: "<Workbook xmlns=\"urn:schemas-    microsoft-com:office:spreadsheet\">")
    )
    #expect(reading.cells == "B1 #5")
    #expect(reading.faults.contains("namespace-misspelt"))
  }

  @Test(arguments: [
    "<xml version>", "<xml version=\"1.0\">", "<xml version>\r\n/n\n", "<?xml version=\"1.0\"?>/n",
  ])
  func firstLineThatIsNoDeclaration(head: String) {
    let reading = Reading(Reading.book(table: Reading.row("a"), head: head))
    #expect(reading.cells == "A1 a")
    #expect(reading.codes.first == .declarationMalformed)
    #expect(reading.isTrustworthy)
  }

  @Test(arguments: ["\n", "  \r\n\t", "\u{FEFF}", "\n\u{FEFF}\n"])
  func blanksBeforeTheDeclaration(blanks: String) {
    let reading = Reading(blanks + Reading.book(table: Reading.row("a")))
    #expect(reading.cells == "A1 a")
    #expect(reading.faults.isEmpty)
  }

  struct Mended: Sendable, CustomTestStringConvertible {
    let markup: String
    let value: String
    let raw: String
    let fault: String
    var testDescription: String { fault + " " + markup.debugDescription }
  }

  @Test(arguments: [
    Mended(markup: "a&#7;b", value: "ab", raw: "a\u{7}b", fault: "control-character"),
    Mended(markup: "a\u{7}b", value: "ab", raw: "a\u{7}b", fault: "control-character"),
    Mended(markup: "a\u{B}\u{C}b", value: "ab", raw: "a\u{B}\u{C}b", fault: "control-character"),
    Mended(markup: "a&#x1F;b", value: "ab", raw: "a\u{1F}b", fault: "control-character"),
    Mended(markup: "a\u{0}b", value: "ab", raw: "a\u{1}b", fault: "control-character"),
    Mended(markup: "A & B", value: "A & B", raw: "A & B", fault: "stray-ampersand"),
    Mended(markup: "R&D Sở", value: "R&D Sở", raw: "R&D Sở", fault: "stray-ampersand"),
    Mended(markup: "a&&b", value: "a&&b", raw: "a&&b", fault: "stray-ampersand"),
    Mended(markup: "a&", value: "a&", raw: "a&", fault: "stray-ampersand"),
    Mended(
      markup: "?x=1&y=2&z=3", value: "?x=1&y=2&z=3", raw: "?x=1&y=2&z=3",
      fault: "stray-ampersand"),
    Mended(markup: "&nbsp;a", value: "\u{A0}a", raw: "\u{A0}a", fault: "unknown-entity"),
    Mended(markup: "a&eacute;b", value: "a&eacute;b", raw: "a&eacute;b", fault: "unknown-entity"),
    Mended(markup: "a&#b", value: "a&#b", raw: "a&#b", fault: "broken-reference"),
    Mended(markup: "a&#12b", value: "a&#12b", raw: "a&#12b", fault: "broken-reference"),
    Mended(markup: "a&#xZ;b", value: "a&#xZ;b", raw: "a&#xZ;b", fault: "broken-reference"),
  ])
  func characterThatXMLForbidsIsMendedAndMarked(_ mended: Mended) {
    let reading = Reading(
      table: Reading.row("trước") + Reading.row(mended.markup) + Reading.row("sau", "&lt;b&amp;c"))
    #expect(reading.cells == "A1 trước, A2 \(mended.value), A3 sau, B3 <b&c")
    #expect(reading.faults == ["\(mended.fault) A2"])
    let cells = reading.workbook.sheets.first?.cells ?? []
    #expect(cells.map(\.isRecovered) == [false, true, false, false])
    #expect(cells.count > 1 && cells[1].raw == mended.raw)
    #expect(reading.isTrustworthy)
    let refused = Reading(
      table: Reading.row("trước") + Reading.row(mended.markup), recovery: .refuse)
    #expect(refused.faults == ["not-well-formed"])
  }

  /// libxml2 would leave out every named character after the first fault.
  @Test(arguments: [
    ("A &&amp; B", "A && B"), ("&nbsp;&lt;&unk;&amp;", "\u{A0}<&unk;&"), ("&#7;&gt;&quot;", ">\""),
    ("&#xZ;&apos;&#65;", "&#xZ;'A"),
  ])
  func namedCharactersAfterAFaultAreKept(markup: String, value: String) {
    let reading = Reading(table: Reading.row(markup))
    #expect(reading.cells == "A1 \(value)")
    let bytes = Array(Reading.book(table: Reading.row(markup)).utf8)
    let whole = EventLog.read(bytes, pieceSize: .max)
    for size in [1, 3] { #expect(EventLog.read(bytes, pieceSize: size).events == whole.events) }
  }

  @Test func whatIsMendedOutsideOfCellsIsNamedWhole() {
    let bytes = Array(Reading.book(table: "I&ow><Row/>").utf8)
    let whole = EventLog.read(bytes, pieceSize: .max)
    #expect(EventLog.read(bytes, pieceSize: 3).events == whole.events)
    let reading = Reading(table: "I&ow><Row/>")
    #expect(reading.codes.contains(.textOutsideData))
    #expect(reading.workbook.diagnostics.contains { $0.found == "I&ow>" })
  }

  @Test(arguments: ["&#1114112;", "&#xFFFFFFFF;", "&#xD800;", "&#xFFFE;", "&#0;"])
  func referenceToNoCharacterIsNamed(reference: String) {
    let reading = Reading(table: Reading.row("a\(reference)b", "c"))
    #expect(reading.workbook.sheets.first?.cells.count == 2)
    #expect(reading.faults.first?.hasSuffix(" A1") == true)
    #expect(reading.first?.isRecovered == true)
    #expect(reading.isTrustworthy)
  }

  @Test func controlCharacterInAnAttributeMarksItsCell() {
    let reading = Reading(
      table: "<Row>" + Reading.text("a") + Reading.text("b", "ss:Formula=\"=&#7;\"") + "</Row>")
    #expect(reading.cells == "A1 a, B1 b")
    #expect(reading.faults == ["control-character B1"])
  }

  @Test func controlCharacterOutsideCells() {
    let reading = Reading(
      Reading.book(
        table: Reading.row("a"),
        styles: "<DocumentProperties><Title>a&#7;b</Title>"
          + "</DocumentProperties>"))
    #expect(reading.cells == "A1 a")
    #expect(reading.faults == ["recovered-outside-cell"])
  }

  @Test(arguments: ["x", "<b/>", "\u{0}", "\u{1A}", "</Workbook>", "&", "<!--"])
  func whatFollowsTheEndIsNamed(rest: String) {
    let reading = Reading(Reading.book(table: Reading.row("a")) + rest)
    #expect(reading.cells == "A1 a")
    #expect(reading.faults == ["content-after-end"])
  }

  @Test(arguments: ["", "x", "\u{0}", "</Workbook>"])
  func aSecondWorkbookMakesTheFileUntrustworthy(between: String) {
    let one = Reading.book(table: Reading.row("a"))
    let reading = Reading(one + between + Reading.book(table: Reading.row("b"), head: ""))
    #expect(reading.cells == "A1 a")
    #expect(reading.faults == ["cells-after-end"])
    #expect(Diagnostic.Code.cellsAfterEnd.severity == .error)
  }

  @Test func tagsCutOffAtTheEndLeaveTheOthersOpen() {
    // Behind a comment without an end libxml2 keeps tags back, and gives them when the file ends.
    let reading = Reading(
      "<Workbook>\u{EA}<!--\u{0}" + String(repeating: "<Cell/>\u{EA}\u{0}", count: 9))
    #expect(reading.cells.isEmpty)
    #expect(!reading.faults.isEmpty)
  }

  @Test func commentsAndBlanksMayFollowTheEnd() {
    let reading = Reading(Reading.book(table: Reading.row("a")) + "\r\n<!-- x -->\n<?x y?>\n")
    #expect(reading.faults.isEmpty)
  }

  @Test(arguments: [
    "<Row><Cell><Data ss:Type=\"String\">b</Cell></Row>", "<Row><Cell", "<Row></Table>",
    "<Row><Cell ss:Index=2/></Row>", "<Row><Cell ss:Index=\"2\" ss:Index=\"3\"/></Row>",
    "<Row>< Cell/></Row>", "<Row><Cell a=\"<\"/></Row>",
  ])
  func brokenStructureIsNeverMended(broken: String) {
    let reading = Reading(table: Reading.row("a") + broken + Reading.row("c"))
    #expect(reading.cells == "A1 a")
    #expect(reading.faults.count == 1)
    #expect(reading.codes.first.map { [.notWellFormed, .incompleteFile].contains($0) } == true)
    #expect(!reading.isTrustworthy)
  }

  @Test func brokenStructureAfterAMendedCharacterIsNotMendedEither() {
    let reading = Reading(
      table: Reading.row("a & b") + "<Row><Cell><Data>b</Row>" + Reading.row("c"))
    #expect(reading.cells == "A1 a & b")
    #expect(reading.faults == ["stray-ampersand A1", "not-well-formed"])
  }

  /// Every reading of these tests is made in one piece and in many, and compared.
  @Test func blanksWithinTextOutsideDataDoNotDependOnThePieces() {
    let reading = Reading(table: "<Row>\n  <Cell>\n lạc\n\nlối \n</Cell></Row>")
    #expect(reading.workbook.diagnostics.map(\.found) == ["lạc\n\nlối"])
  }

  @Test func textOutsideDataIsNamed() {
    let reading = Reading(
      table: "lạc<Row>lạc<Cell>x</Cell>" + Reading.text("a")
        + "<Cell>y<Data ss:Type=\"String\">b</Data></Cell></Row>")
    #expect(reading.cells == "B1 a, C1 b")
    #expect(
      reading.faults == [
        "text-outside-data", "text-outside-data row 1", "text-outside-data A1",
        "text-outside-data C1",
      ])
    #expect(reading.workbook.diagnostics.map(\.found) == ["lạc", "lạc", "x", "y"])
  }

  @Test(arguments: [
    "<Cell><Data ss:Type=\"String\">b</Data></Cell>",
    "<Row><Data ss:Type=\"String\">b</Data></Row>",
    "<Row><Row><Cell/></Row></Row>", "<Data ss:Type=\"String\">b</Data>",
    "<Row><x><Cell><Data ss:Type=\"String\">b</Data></Cell></x></Row>",
    "<Row><Cell><Cell><Data ss:Type=\"String\">b</Data></Cell></Cell></Row>",
    "<Row><Cell><x><Data ss:Type=\"String\">b</Data></x></Cell></Row>",
    "<html:Row><Cell/></html:Row>", "<Row><html:Cell/></Row>",
    "<Row><Cell><html:Data>b</html:Data></Cell></Row>",
  ])
  func contentInTheWrongPlaceIsNamed(markup: String) {
    let reading = Reading(table: markup + Reading.row("a", index: 8))
    #expect(reading.cells == "A8 a")
    #expect(reading.codes.contains(.elementMisplaced))
  }

  @Test func elementsOfTheSameNameElsewhereAreNotContent() {
    let reading = Reading(
      Reading.book(table: Reading.row("a")).replacing(
        "</Table>",
        with: "</Table><WorksheetOptions xmlns=\"\(Self.excel)\"><Row>1</Row><Data>2</Data>"
          + "<Cell/><Range>R1C1</Range></WorksheetOptions>"))
    #expect(reading.cells == "A1 a")
    #expect(reading.faults.isEmpty)
  }

  @Test func linesAreThoseOfTheFile() {
    let reading = Reading(table: "\n\n<Row>\n" + Reading.data("Number", "x") + "</Row>")
    #expect(reading.workbook.diagnostics.map(\.line) == [5])
    #expect(reading.workbook.diagnostics.first?.sheet == "S")
  }
}
