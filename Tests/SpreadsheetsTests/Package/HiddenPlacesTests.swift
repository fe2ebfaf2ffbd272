import Spreadsheets
import Testing

/// Places that a spreadsheet program does not show are listed beside the cells, in every format.
struct HiddenPlacesTests {
  private func expect(_ book: Workbook, _ hidden: [[HiddenPlace]], cells: Int = 3) {
    #expect(book.sheets.map { $0.hidden } == hidden)
    #expect(book.sheets.allSatisfy { $0.cells.count == cells })
    #expect(book.faults == [])
  }

  private let rows = (1...3).map { $0 }

  @Test func inExcel() {
    let cells = rows.map {
      "<row r=\"\($0)\" \($0 == 2 ? "hidden=\"1\"" : "")><c><v>1</v></c></row>"
    }
    var sample = XlsxSample(cells.joined())
    sample.replace(
      "<sheetData>", in: "xl/worksheets/sheet1.xml",
      by:
        "<cols><col min=\"1\" max=\"2\"/><col min=\"3\" max=\"5\" hidden=\"1\"/></cols><sheetData>")
    expect(sample.read(), [[.columns(3...5), .row(2)]])
    for state in ["hidden", "veryHidden"] {
      var hidden = XlsxSample("<row><c><v>1</v></c></row>")
      hidden.replace("name=\"S\"", in: "xl/workbook.xml", by: "name=\"S\" state=\"\(state)\"")
      expect(hidden.read(), [[.sheet]], cells: 1)
    }
  }

  @Test func inOpenDocument() {
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>"
    for word in ["collapse", "filter"] {
      let sample = OpenDocumentSample(
        "<table:table-column table:visibility=\"\(word)\" table:number-columns-repeated=\"2\"/>"
          + "<table:table-row>\(cell)</table:table-row>"
          + "<table:table-row table:visibility=\"\(word)\" table:number-rows-repeated=\"2\">\(cell)"
          + "</table:table-row>")
      // The sample has a column before.
      let hidden: [HiddenPlace] = [.columns(2...3), .row(2), .row(3)]
      expect(sample.read(), [hidden])
      expect(sample.readFlat(), [hidden])
    }
  }

  @Test func sheetsByTheirStyleInOpenDocument() {
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>"
    let style = { (name: String, shown: String) in
      "<style:style style:name=\"\(name)\" style:family=\"table\">"
        + "<style:table-properties table:display=\"\(shown)\"/></style:style>"
    }
    let tables = ["ta1", "ta2"].map {
      "<table:table table:name=\"\($0)\" table:style-name=\"\($0)\"><table:table-row>\(cell)"
        + "</table:table-row></table:table>"
    }
    let markup = OpenDocumentSample(tables: tables.joined()).markup(root: "document")
      .replacing(
        "<office:body>",
        with:
          "<office:automatic-styles xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\">"
          + style("ta1", "true") + style("ta2", "false") + "</office:automatic-styles><office:body>"
      )
    expect(Workbook.read(bytes: Array(markup.utf8), file: "a.fods"), [[], [.sheet]], cells: 1)
  }

  @Test func inXMLSpreadsheet() {
    let row = { (attributes: String) in "<Row \(attributes)>\(Reading.data("Number", "1"))</Row>" }
    let table =
      "<Column/><Column ss:Index=\"4\" ss:Span=\"1\" ss:Hidden=\"1\"/><Column ss:Hidden=\"1\"/>"
      + row("") + row("ss:Hidden=\"1\"") + row("ss:Hidden=\"0\"")
    let book = Reading(table: table)
    expect(book.workbook, [[.columns(4...5), .columns(6...6), .row(2)]])
    for (word, hidden) in [
      ("SheetHidden", true), ("SheetVeryHidden", true), ("SheetVisible", false),
    ] {
      let text = Reading.book(table: row("")).replacing(
        "</Table>",
        with: "</Table><WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\">"
          + "<Visible>\(word)</Visible><Panes><Pane><ActiveRow>1</ActiveRow></Pane></Panes>"
          + "</WorksheetOptions>")
      expect(Reading(text).workbook, [hidden ? [.sheet] : []], cells: 1)
    }
  }
}
