import Spreadsheets
import Testing

@Suite struct XMLSpreadsheetWriterTests {
  private func text(_ document: WorkbookDocument) -> String {
    String(decoding: XMLSpreadsheetWriter().write(document), as: UTF8.self)
  }

  private func text(_ sheet: SheetDocument) -> String {
    text(WorkbookDocument(sheets: [sheet]))
  }

  @Test func smallWorkbookIsWrittenByteForByte() {
    var bold = CellStyle()
    bold.isBold = true
    let sheet = SheetDocument(
      name: "Điểm", columnWidths: [30, 0, 80],
      rows: [
        RowDocument([CellDocument(.string("A & B\nC"), style: bold, mergeAcross: 1)], height: 20),
        RowDocument(),
        RowDocument([CellDocument(.number("8.5")), CellDocument(.boolean(true), column: 3)]),
      ])
    let font = "<Font ss:FontName=\"Times New Roman\" x:CharSet=\"163\" x:Family=\"Roman\""
    let rest = "<Interior/><NumberFormat ss:Format=\"General\"/></Style>"
    let margins = "x:Bottom=\"0.75\" x:Left=\"0.5\" x:Right=\"0.5\" x:Top=\"0.6\""
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <?mso-application progid="Excel.Sheet"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
       xmlns:o="urn:schemas-microsoft-com:office:office"
       xmlns:x="urn:schemas-microsoft-com:office:excel"
       xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
       xmlns:html="http://www.w3.org/TR/REC-html40">
       <DocumentProperties xmlns="urn:schemas-microsoft-com:office:office"><Title>Thử</Title></DocumentProperties>
       <Styles>
        <Style ss:ID="Default" ss:Name="Normal"><Alignment ss:Vertical="Center"/><Borders/>\(font) ss:Size="11"/>\(rest)
        <Style ss:ID="s1"><Alignment ss:Vertical="Center"/><Borders/>\(font) ss:Size="11" ss:Bold="1"/>\(rest)
       </Styles>
       <Worksheet ss:Name="Điểm">
        <Table>
         <Column ss:AutoFitWidth="0" ss:Width="30"/>
         <Column ss:Index="3" ss:AutoFitWidth="0" ss:Width="80"/>
         <Row ss:AutoFitHeight="0" ss:Height="20">
          <Cell ss:MergeAcross="1" ss:StyleID="s1"><Data ss:Type="String">A &amp; B&#10;C</Data></Cell>
         </Row>
         <Row/>
         <Row>
          <Cell><Data ss:Type="Number">8.5</Data></Cell>
          <Cell ss:Index="3"><Data ss:Type="Boolean">1</Data></Cell>
         </Row>
        </Table>
        <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">
         <PageSetup><Footer x:Margin="0.3" x:Data="&amp;C&amp;P/&amp;N"/><PageMargins \(margins)/></PageSetup>
         <FitToPage/><Print><FitHeight>0</FitHeight><ValidPrinterInfo/><PaperSizeIndex>9</PaperSizeIndex></Print>
         <Selected/>
         <ProtectObjects>False</ProtectObjects><ProtectScenarios>False</ProtectScenarios>
        </WorksheetOptions>
       </Worksheet>
      </Workbook>

      """
    #expect(text(WorkbookDocument(title: "Thử", sheets: [sheet])) == expected)
  }

  @Test func sameDocumentGivesSameBytes() {
    let bytes = XMLSpreadsheetWriter().write(FormSample.document)
    for _ in 0..<5 { #expect(XMLSpreadsheetWriter().write(FormSample.document) == bytes) }
    #expect(WrittenWorkbook(bytes).isWellFormed)
  }

  @Test(arguments: [
    (CellContent.number("-5"), "Number", "-5"),
    (.number("1.5E-3"), "Number", "1.5E-3"),
    (.number("1,5"), "String", "1,5"),
    (.number(""), "String", ""),
    (.number("NaN"), "String", "NaN"),
    (.number("١"), "String", "١"),
    (.boolean(false), "Boolean", "0"),
    (.dateTime("2024-02-29"), "DateTime", "2024-02-29T00:00:00.000"),
    (.dateTime("2024-01-10T07:30:15"), "DateTime", "2024-01-10T07:30:15.000"),
    (.dateTime("1899-12-31T13:45:00.000"), "DateTime", "1899-12-31T13:45:00.000"),
    (.dateTime("2023-02-29"), "String", "2023-02-29"),
    (.dateTime("1866-01-01T00:00:00.000"), "String", "1866-01-01T00:00:00.000"),
    (.dateTime("2024-01-10T24:00:00"), "String", "2024-01-10T24:00:00"),
    (.dateTime("2024-01-10T10:00:00Z"), "String", "2024-01-10T10:00:00Z"),
    (.dateTime("10/01/2024"), "String", "10/01/2024"),
    (.error("#N/A"), "Error", "#N/A"),
    (.error("#LỖI"), "String", "#LỖI"),
  ])
  func valueThatItsTypeCannotHoldIsKeptAsText(content: CellContent, type: String, text: String) {
    let sheet = SheetDocument(name: "S", rows: [RowDocument([CellDocument(content)])])
    let written = WrittenWorkbook(
      XMLSpreadsheetWriter().write(WorkbookDocument(sheets: [sheet])))
    #expect(written.sheets.first?.cells == [[1, 1]: .init(type: type, text: text)])
  }

  @Test func emptyTextAndNothingAreToldApart() {
    let rows = [RowDocument([CellDocument(.string("")), CellDocument(.empty)])]
    let written = WrittenWorkbook(
      XMLSpreadsheetWriter().write(WorkbookDocument(sheets: [SheetDocument(name: "S", rows: rows)]))
    )
    #expect(written.sheets.first?.cells == [[1, 1]: .init(type: "String", text: "")])
  }

  @Test func dateShowsAsDateUnlessItsFormatIsGiven() {
    var own = CellStyle()
    own.numberFormat = "yyyy"
    let cells = [
      CellDocument(.dateTime("2024-01-10")), CellDocument(.dateTime("2024-01-10T07:00:00")),
      CellDocument(.dateTime("2024-01-10T07:00:00.250")),
      CellDocument(.dateTime("2024-01-10"), style: own),
    ]
    let text = text(SheetDocument(name: "S", rows: [RowDocument(cells)]))
    let formats = text.matches(of: /ss:Format="([^"]*)"/).map { String($0.1) }
    #expect(
      formats == [
        "General", "dd/mm/yyyy", "dd/mm/yyyy hh:mm:ss", "dd/mm/yyyy hh:mm:ss.000", "yyyy",
      ])
  }

  @Test func cellsGoRoundMergedAreas() {
    let written = WrittenWorkbook(XMLSpreadsheetWriter().write(FormSample.document))
    let form = written.sheets[0]
    #expect(form.cells[[5, 3]]?.text == "Tối đa")
    #expect(form.cells[[5, 4]]?.text == "Tự chấm")
    #expect(
      form.merges == [
        "R1C1:R1C6", "R2C1:R2C6", "R4C1:R5C1", "R4C2:R5C2", "R4C3:R4C4", "R4C5:R5C5",
        "R4C6:R5C6", "R6C2:R6C6",
      ])
  }

  @Test func styleWithoutValueUnderMergedAreaIsLeftOut() {
    let rows = [
      RowDocument([CellDocument(.string("a"), mergeDown: 1)]),
      RowDocument([CellDocument(.empty, column: 1), CellDocument(.string("b"))]),
    ]
    let written = WrittenWorkbook(
      XMLSpreadsheetWriter().write(WorkbookDocument(sheets: [SheetDocument(name: "S", rows: rows)]))
    )
    #expect(written.sheets.first?.cells.keys.sorted { $0[0] < $1[0] } == [[1, 1], [2, 2]])
  }

  @Test func twoValuesInOnePlaceStopTheProgram() async {
    await #expect(processExitsWith: .failure) {
      let rows = [
        RowDocument([CellDocument(.string("a"), mergeDown: 1)]),
        RowDocument([CellDocument(.string("b"), column: 1)]),
      ]
      _ = XMLSpreadsheetWriter().write(
        WorkbookDocument(sheets: [SheetDocument(name: "S", rows: rows)]))
    }
  }

  @Test func headerIsFrozenAndRepeatedOnEveryPage() {
    let text = text(FormSample.form)
    #expect(
      text.contains(
        "<FreezePanes/><FrozenNoSplit/><SplitHorizontal>5</SplitHorizontal>"
          + "<TopRowBottomPane>5</TopRowBottomPane><ActivePane>2</ActivePane>"))
    #expect(
      text.contains(
        "<NamedRange ss:Name=\"Print_Titles\" ss:RefersTo=\"='Tự chấm điểm'!R4:R5\"/>"))
    #expect(text.contains("<Layout x:Orientation=\"Landscape\"/>"))
  }

  @Test func onlyUnlockedCellsOfProtectedSheetCanBeEdited() {
    let text = text(FormSample.form)
    #expect(text.contains("<Worksheet ss:Name=\"Tự chấm điểm\" ss:Protected=\"1\">"))
    #expect(text.contains("<ProtectObjects>True</ProtectObjects>"))
    // Two looks of input cells; nothing else says anything of protection.
    #expect(text.matches(of: /<Protection/).count == 2)
    #expect(text.matches(of: /<Protection ss:Protected="0"\/>/).count == 2)
  }

  @Test func firstSheetInSightIsSelected() {
    let hidden = SheetDocument(name: "A", isHidden: true)
    let text = text(WorkbookDocument(sheets: [hidden, SheetDocument(name: "B")]))
    #expect(text.contains("<ActiveSheet>1</ActiveSheet>"))
    #expect(text.matches(of: /<Visible>SheetHidden<\/Visible>/).count == 1)
    let alone = self.text(hidden)
    #expect(!alone.contains("SheetHidden"))
  }
}
