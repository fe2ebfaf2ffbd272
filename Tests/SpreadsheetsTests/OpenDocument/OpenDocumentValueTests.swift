import Spreadsheets
import Testing

/// What the cells of an OpenDocument spreadsheet hold.
struct OpenDocumentValueTests {
  private func cell(_ attributes: String, _ content: String = "") -> String {
    "<table:table-cell \(attributes)>\(content)</table:table-cell>"
  }

  /// Text beside a value costs nothing, however much of it a few bytes ask for.
  @Test func blanksBesideAValueAreNotGathered() {
    let cell =
      "<table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>"
      + "<text:s text:c=\"1000000\"/></text:p></table:table-cell>"
    let start = ContinuousClock.now
    let book = OpenDocumentSample.row(String(repeating: cell, count: 10_000)).readFlat()
    #expect(ContinuousClock.now - start < .seconds(5))
    #expect(book.sheets.map(\.cells.count) == [10_000])
    #expect(book.faults.isEmpty)
  }

  @Test func everyTypeIsReadFromItsAttribute() {
    let sample = OpenDocumentSample.row(
      cell("office:value-type=\"float\" office:value=\"1.5\"", "<text:p>1,5</text:p>")
        + cell("office:value-type=\"percentage\" office:value=\"0.125\"", "<text:p>12,5%</text:p>")
        + cell(
          "office:value-type=\"currency\" office:currency=\"VND\" office:value=\"1000\"",
          "<text:p>1.000 ₫</text:p>")
        + cell("office:value-type=\"date\" office:date-value=\"2024-01-10\"", "<text:p>x</text:p>")
        + cell("office:value-type=\"date\" office:date-value=\"2024-02-29T07:30:15.2504\"")
        + cell("office:value-type=\"time\" office:time-value=\"PT13H45M00S\"")
        + cell(
          "office:value-type=\"boolean\" office:boolean-value=\"true\"", "<text:p>ĐÚNG</text:p>")
        + cell("office:value-type=\"string\"", "<text:p>Sở &amp; huyện</text:p>")
        + cell(
          "office:value-type=\"string\" office:string-value=\"a &amp; b\"", "<text:p>c</text:p>")
        + cell("office:value-type=\"float\" office:value=\"3\" table:formula=\"of:=1+2\""))
    let expected = [
      "S!A1 number 1.5", "S!B1 number 0.125", "S!C1 number 1000.0",
      "S!D1 dateTime 2024-01-10T00:00:00.000", "S!E1 dateTime 2024-02-29T07:30:15.250",
      "S!F1 dateTime 1899-12-31T13:45:00.000", "S!G1 boolean true", "S!H1 string Sở & huyện",
      "S!I1 string a & b", "S!J1 number 3.0 =",
    ]
    #expect(sample.read().lines == expected)
    #expect(sample.readFlat().lines == expected)
    #expect(sample.read().faults + sample.readFlat().faults == [])
    #expect(sample.read().format == .ods)
    #expect(sample.readFlat().format == .flatODS)
  }

  @Test func errorsAreErrors() {
    let book = OpenDocumentSample.row(
      cell(
        "table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" "
          + "calcext:value-type=\"error\"", "<text:p>#DIV/0!</text:p>")
        + cell(
          "calcext:value-type=\"error\" office:value-type=\"float\" office:value=\"0\"",
          "<text:p>#N/A</text:p>")
    ).read()
    #expect(book.lines == ["S!A1 error #DIV/0! =", "S!B1 error #N/A"])
  }

  @Test(arguments: [
    ("PT36H", "1899-12-31T36:00:00.000"), ("PT0S", "1899-12-31T00:00:00.000"),
    ("P1DT2H", "1899-12-31T26:00:00.000"), ("PT01H02M03.4567S", "1899-12-31T01:02:03.457"),
    ("PT01H02M03,5S", "1899-12-31T01:02:03.500"), ("PT90M", "1899-12-31T01:30:00.000"),
  ])
  func durations(written: String, meant: String) {
    let book = OpenDocumentSample.row(
      cell("office:value-type=\"time\" office:time-value=\"\(written)\"")
    ).read()
    #expect(book.sheets.first?.cells.first?.value == .dateTime(meant))
    #expect(book.sheets.first?.cells.first?.raw == written)
  }

  @Test(arguments: [
    ("time", "time-value", "-PT1H", "date-time-invalid A1"),
    ("time", "time-value", "P1Y", "date-time-invalid A1"),
    ("time", "time-value", "PT", "date-time-invalid A1"),
    ("time", "time-value", "PT1S2H", "date-time-invalid A1"),
    ("date", "date-value", "10/01/2024", "date-time-invalid A1"),
    ("date", "date-value", "2023-02-29", "date-time-invalid A1"),
    ("float", "value", "1,5", "number-invalid A1"),
    ("float", "value", "NaN", "number-invalid A1"),
    ("float", "value", "1e999", "number-out-of-range A1"),
    ("boolean", "boolean-value", "ja", "boolean-invalid A1"),
    ("colour", "value", "1", "type-unknown A1"), ("void", "value", "1", "type-missing A1"),
  ])
  func whatDoesNotFitIsNamedAtItsCell(type: String, attribute: String, text: String, fault: String)
  {
    let book = OpenDocumentSample.row(
      cell("office:value-type=\"\(type)\" office:\(attribute)=\"\(text)\"")
    ).read()
    #expect(book.faults == [fault])
    #expect(book.sheets.first?.cells.first?.value == .string(text))
  }

  @Test(arguments: [
    ("<text:p>a</text:p><text:p>b</text:p>", "a\nb"), ("<text:p/>", ""),
    ("<text:p>a</text:p><text:p/><text:p>c</text:p>", "a\n\nc"),
    ("<text:p>a<text:s text:c=\"3\"/>b<text:s/></text:p>", "a   b "),
    ("<text:p> a </text:p><text:p> b  </text:p>", "a \nb "),
    ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc"),
    ("<text:p>\n  a\n  b  <text:span>c </text:span> d\n</text:p>", "a b c d"),
    ("<text:p><text:a>liên <text:span>kết</text:span></text:a></text:p>", "liên kết"),
    ("<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>", "a"),
    (
      "<office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>a</text:p>", "a"
    ),
    (
      "<draw:frame><draw:text-box><text:p>no</text:p></draw:text-box></draw:frame><text:p>a</text:p>",
      "a"
    ),
    (
      "<text:p><text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text></text:ruby></text:p>",
      "a"
    ),
    ("<text:p>a<office:annotation><text:p>b</text:p></office:annotation>c</text:p>", "ac"),
  ])
  func paragraphs(content: String, text: String) {
    let book = OpenDocumentSample.row(cell("office:value-type=\"string\"", content)).read()
    #expect(book.lines == ["S!A1 string \(text)"])
    #expect(book.faults == [])
  }

  @Test func textWithoutATypeIsKeptAndNamed() {
    let book = OpenDocumentSample.row(cell("", "<text:p>a</text:p>")).read()
    #expect(book.lines == ["S!A1 string a"])
    #expect(book.faults == ["type-missing A1"])
    let noted = OpenDocumentSample.row(
      cell("", "<office:annotation><text:p>a</text:p></office:annotation>"))
    #expect(noted.read().lines + noted.read().faults == [])
  }

  @Test func formulaWithoutAResultIsNamed() {
    let book = OpenDocumentSample.row(cell("table:formula=\"of:=1\"")).read()
    #expect(book.faults == ["formula-without-value A1"])
  }
}
