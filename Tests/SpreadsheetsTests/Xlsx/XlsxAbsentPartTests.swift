import Spreadsheets
import Testing

/// Parts that a workbook names and has not: an error only where a cell needs them.
struct XlsxAbsentPartTests {
  private let texts = "xl/sharedStrings.xml"
  private let styles = "xl/styles.xml"

  @Test func textsThatNoCellNeedsAreOnlyAWarning() {
    var sample = XlsxSample("<row><c><v>1</v></c></row>", strings: "<si><t>a</t></si>")
    sample[texts] = nil
    let book = sample.read()
    #expect(book.lines == ["S!A1 number 1.0"])
    #expect(book.faults == ["part-unneeded"])
    #expect(book.diagnostics.first?.found == texts)
    #expect(book.isTrustworthy)
  }

  @Test func textsThatACellNeedsAreAnError() {
    var sample = XlsxSample(
      "<row><c><v>1</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>",
      strings: "<si><t>a</t></si>")
    sample[texts] = nil
    let book = sample.read()
    #expect(
      book.faults == ["part-missing", "shared-string-missing B1", "shared-string-missing C1"])
    #expect(!book.isTrustworthy)
  }

  @Test func stylesThatNoCellNeedsAreOnlyAWarning() {
    var sample = XlsxSample("<row><c s=\"0\"><v>1</v></c><c s=\"1\" t=\"str\"><v>a</v></c></row>")
    sample[styles] = nil
    let book = sample.read()
    #expect(book.lines == ["S!A1 number 1.0", "S!B1 string a"])
    #expect(book.faults == ["part-unneeded"])
    #expect(book.isTrustworthy)
  }

  /// Whether a number is a date only its style tells.
  @Test func stylesThatANumberNeedsAreAnError() {
    var sample = XlsxSample("<row><c s=\"1\"><v>45301</v></c><c s=\"1\"><v>2</v></c></row>")
    sample[styles] = nil
    let book = sample.read()
    #expect(book.faults == ["part-missing", "style-missing A1"])
    #expect(!book.isTrustworthy)
  }

  private func withSheet(_ markup: String, _ change: (inout XlsxSample) -> Void = { _ in })
    -> Workbook
  {
    var sample = XlsxSample("<row><c><v>1</v></c></row>")
    sample.replace("</sheets>", in: "xl/workbook.xml", by: markup + "</sheets>")
    change(&sample)
    return sample.read()
  }

  @Test(arguments: ["r:id=\"\"", ""])
  func modulesWithoutAPartArePassedOver(id: String) {
    let book = withSheet("<sheet name=\"Module1\" sheetId=\"2\" state=\"veryHidden\" \(id)/>")
    #expect(book.lines == ["S!A1 number 1.0"])
    #expect(book.faults == ["sheet-skipped"])
    #expect(book.diagnostics.first?.found == "Module1")
    #expect(book.isTrustworthy)
  }

  @Test func sheetsWhosePartIsNamedButAbsentAreAnError() {
    #expect(withSheet("<sheet name=\"T\" sheetId=\"2\" r:id=\"r9\"/>").faults == ["part-missing"])
  }

  /// A sheet that names no part may be the one whose part nothing else names.
  @Test func sheetsWithoutAPartAreAnErrorWhereASheetIsLeftOver() {
    let book = withSheet("<sheet name=\"T\" sheetId=\"2\" r:id=\"\"/>") { sample in
      sample.replace(
        "<Relationship Id=\"r1\"", in: "xl/_rels/workbook.xml.rels",
        by: "<Relationship Id=\"r9\" Type=\"\(XlsxSample.office)/worksheet\" Target=\"t.xml\"/>"
          + "<Relationship Id=\"r1\"")
    }
    #expect(book.faults == ["part-missing"])
  }
}
