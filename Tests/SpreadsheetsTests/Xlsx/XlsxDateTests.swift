import Spreadsheets
import Testing

/// Numbers that a style makes into dates and times.
struct XlsxDateTests {
  @Test(arguments: [
    ("0", "1899-12-31T00:00:00.000"), ("0.572916666666667", "1899-12-31T13:45:00.000"),
    ("1", "1900-01-01T00:00:00.000"), ("59", "1900-02-28T00:00:00.000"),
    ("60", "1900-02-29T00:00:00.000"), ("61", "1900-03-01T00:00:00.000"),
    ("45301", "2024-01-10T00:00:00.000"), ("45301.3140625", "2024-01-10T07:32:15.000"),
    ("45301.314062500001", "2024-01-10T07:32:15.000"), ("4.5301E4", "2024-01-10T00:00:00.000"),
    ("45301.99999999999", "2024-01-11T00:00:00.000"), ("1E-9", "1899-12-31T00:00:00.000"),
    ("45351", "2024-02-29T00:00:00.000"), ("2958465.5", "9999-12-31T12:00:00.000"),
    ("36526", "2000-01-01T00:00:00.000"), ("5.7870370370370366E-6", "1899-12-31T00:00:00.500"),
  ])
  func serialNumbers(written: String, meant: String) {
    let book = XlsxSample("<row><c s=\"1\"><v>\(written)</v></c></row>", formats: ["d/m/yyyy"])
      .read()
    #expect(book.sheets.first?.cells.first?.value == .dateTime(meant))
    #expect(book.faults == [])
  }

  @Test(
    arguments: ["1", "true"], [("0", "1904-01-01"), ("1", "1904-01-02"), ("43839", "2024-01-10")])
  func daysFrom1904(flag: String, day: (String, String)) {
    let book = XlsxSample(
      "<row><c s=\"1\"><v>\(day.0)</v></c></row>", formats: ["yyyy"],
      properties: "date1904=\"\(flag)\""
    ).read()
    #expect(book.sheets.first?.cells.first?.value == .dateTime(day.1 + "T00:00:00.000"))
  }

  @Test(arguments: [
    "d/m/yyyy", "[$-42A]dd mmmm yyyy;@", "hh:mm", "YYYY-MM-DD", "[Red]d", "[&lt;1]h:mm;d",
    "mm:ss.0",
    "0;d", "[$-F800]dddd\\, mmmm dd", "&quot;ngày &quot;d", "yyyy&quot;年&quot;m",
    "A/P", "a/p", "[$-409]A/P;@", "h A/P",
  ])
  func formatsOfDates(code: String) {
    #expect(type(under: code) == .dateTime)
  }

  @Test(arguments: [
    "0.00", "General", "GENERAL", "#,##0 &quot;đồng&quot;", "[Red]0;[Green]-0", "0\\d", "0_d",
    "0*d",
    "[$VND] #,##0", "&quot;day&quot; 0", "0.00E+00", "[Black]0", "@", "# ?/?", "0;0;0;d",
    "[Cyan][&gt;=100]0", "0%", "&quot;A/P&quot;0", "0\\A/P", "0 A", "0/A", "_-* #,##0.00\\ _₫_-",
  ])
  func formatsOfNumbers(code: String) {
    #expect(type(under: code) == .number)
  }

  private func type(under code: String) -> CellType? {
    let book = XlsxSample("<row><c s=\"1\"><v>1.5</v></c></row>", formats: [code]).read()
    return book.sheets.first?.cells.first?.value.type
  }

  @Test(arguments: [("[h]:mm:ss", "1.5"), ("[mm]:ss", "1.5"), ("[ss]", "1.5"), ("[HH]:mm", "1.5")])
  func elapsedTimeKeepsItsHours(code: String, written: String) {
    let book = XlsxSample("<row><c s=\"1\"><v>\(written)</v></c></row>", formats: [code]).read()
    #expect(book.sheets.first?.cells.first?.value == .dateTime("1899-12-31T36:00:00.000"))
  }

  @Test(arguments: [
    (14, true), (22, true), (45, true), (46, true), (47, true), (0, false), (10, false),
    (44, false), (49, false),
  ])
  func formatsWithoutACode(id: Int, isDate: Bool) {
    var sample = XlsxSample("<row><c s=\"1\"><v>0.25</v></c></row>", formats: ["0"])
    sample.replace("<xf numFmtId=\"164\"/>", in: "xl/styles.xml", by: "<xf numFmtId=\"\(id)\"/>")
    #expect(sample.read().sheets.first?.cells.first?.value.type == (isDate ? .dateTime : .number))
  }
}
