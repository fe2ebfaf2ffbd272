import Spreadsheets
import Testing

/// What a Data gives: the typed value, the raw text, and what is said where they part.
@Suite struct ValueTests {
  @Test(
    arguments: [
      ("0", 0), ("-0.5", -0.5), ("8.5", 8.5), ("1E3", 1000), ("1.5e-3", 0.0015), (" 12 ", 12),
      ("\n7\n", 7), ("+3", 3), (".5", 0.5), ("5.", 5), ("0.1", 0.1),
      ("100000000000000000000", 1e20),
      ("9007199254740993", 9_007_199_254_740_992),
      ("1.7976931348623157E308", 1.7976931348623157E308),
      ("2.2250738585072014E-308", 2.2250738585072014E-308), ("0.30000000000000004", 0.1 + 0.2),
      ("000123", 123), ("0.00000000000000000000001", 1e-23), ("0E999999999", 0),
      ("123456789012345678901234567890E-20", 1234567890.123456789),
    ] as [(String, Double)])
  func plainNumbers(text: String, number: Double) throws {
    let cell = try #require(Reading(cell: Reading.data("Number", text)).first)
    #expect(cell.value == .number(number))
    #expect(cell.raw == text)
  }

  @Test(arguments: [
    "1,234.5", "", "abc", "NaN", "INF", "-INF", "Infinity", "0x10", "1 234", "1.2.3", "--1", "1e",
    "1e+", "e5", ".", "-", "1,5", "12%", "１２", "1_000", "5 đ", "\u{A0}5",
  ])
  func textThatIsNoNumberStaysText(text: String) {
    let reading = Reading(cell: Reading.data("Number", text))
    #expect(reading.first?.value == .string(text))
    #expect(reading.faults == ["number-invalid A1"])
    #expect(reading.workbook.diagnostics.first?.found == text)
  }

  @Test(arguments: ["1E400", "-1e999999999999", "1e-400", "-0.0000001E-330"])
  func numberThatCannotBeHeldStaysText(text: String) {
    let reading = Reading(cell: Reading.data("Number", text))
    #expect(reading.first?.value == .string(text))
    #expect(reading.faults == ["number-out-of-range A1"])
  }

  @Test(arguments: ["12345678901234567890", "9007199254740993", "-79012345678901234"])
  func longIdentifierKeepsItsDigitsInRaw(text: String) throws {
    let reading = Reading(cell: Reading.data("Number", text))
    #expect(reading.first?.value == .number(try #require(Double(text))))
    #expect(reading.first?.raw == text)
    #expect(reading.faults == ["number-rounded A1"])
  }

  @Test(arguments: [
    ("2024-01-10T00:00:00.000", "2024-01-10T00:00:00.000"),
    ("2024-01-10T07:30:15", "2024-01-10T07:30:15"), ("2024-01-10", "2024-01-10"),
    ("1899-12-31T30:15:00.000", "1899-12-31T30:15:00.000"),
    ("1899-12-31T13:45:00.000", "1899-12-31T13:45:00.000"),
    ("1899-12-30T13:45:00.000", "1899-12-30T13:45:00.000"),
    ("1866-05-01T00:00:00.000", "1866-05-01T00:00:00.000"),
    ("1904-01-02T00:00:00.000", "1904-01-02T00:00:00.000"),
    ("1900-02-29T00:00:00.000", "1900-02-29T00:00:00.000"),
    ("2024-01-10T07:30:15.250Z", "2024-01-10T07:30:15.250"),
    (" 2024-02-29T00:00:00.000\n", "2024-02-29T00:00:00.000"),
  ])
  func datesKeepTheirText(text: String, value: String) {
    let reading = Reading(cell: Reading.data("DateTime", text))
    #expect(reading.first?.value == .dateTime(value))
    #expect(reading.first?.raw == text)
    #expect(reading.faults.isEmpty)
  }

  @Test(arguments: [
    "04/03/2021", "2023-02-29", "2024-13-01", "2024-00-10", "2024-1-5", "24-01-10", "45000", "",
    "2024-01-10 07:30:00", "2024-01-10T7:30:00", "2024-01-10T07:60:00", "2024-01-10T07:30:61",
    "2024-01-10T07:30:00.", "hôm nay",
  ])
  func datesThatAreNotISOStayText(text: String) {
    let reading = Reading(cell: Reading.data("DateTime", text))
    #expect(reading.first?.value == .string(text))
    #expect(reading.faults == ["date-time-invalid A1"])
  }

  @Test(arguments: [
    ("1", CellValue.boolean(true)), ("0", .boolean(false)), ("true", .boolean(true)),
    ("FALSE", .boolean(false)), (" 1 ", .boolean(true)),
  ])
  func truthValues(text: String, value: CellValue) {
    let reading = Reading(cell: Reading.data("Boolean", text))
    #expect(reading.first?.value == value)
    #expect(reading.faults.isEmpty)
  }

  @Test(arguments: ["2", "", "yes", "-1", "ĐÚNG", "10", "1.0"])
  func otherTruthValuesStayText(text: String) {
    let reading = Reading(cell: Reading.data("Boolean", text))
    #expect(reading.first?.value == .string(text))
    #expect(reading.faults == ["boolean-invalid A1"])
  }

  @Test(arguments: ["#N/A", "#DIV/0!", "#REF!", "#NAME?", "#NUM!", "#VALUE!", "#NULL!", "#LỖI"])
  func errorsStayErrors(text: String) {
    let reading = Reading(cell: Reading.data("Error", text))
    #expect(reading.first?.value == .error(text))
    #expect(reading.faults.isEmpty)
  }

  @Test func emptyTextAndNothingAreToldApart() {
    let reading = Reading(
      table: "<Row><Cell><Data ss:Type=\"String\"></Data></Cell><Cell/>"
        + "<Cell><Data ss:Type=\"String\"/></Cell></Row>")
    #expect(reading.cells == "A1 , C1 ")
    #expect(reading.faults.isEmpty)
  }

  @Test(arguments: [
    ("a&#10;b", "a\nb"), ("a&#xA;b", "a\nb"), ("a\nb", "a\nb"), ("a\r\nb", "a\nb"),
    ("a&#13;&#10;b", "a\nb"), ("a&#13;b", "a\nb"), ("a&#13;&#13;&#10;b", "a\n\nb"),
    ("  a  ", "  a  "), ("\ta", "\ta"), ("\u{A0}a", "\u{A0}a"), ("=1+1", "=1+1"),
    ("<![CDATA[a<b & c]]>", "a<b & c"), ("a&amp;&lt;&gt;&quot;&apos;b", "a&<>\"'b"),
    ("&#x1F600;", "😀"), ("a<!-- not this -->b", "ab"), ("a<?pi not this?>b", "ab"),
    ("Điểm&#160;tự chấm", "Điểm\u{A0}tự chấm"), ("e\u{301}", "e\u{301}"),
  ])
  func textIsKept(markup: String, text: String) {
    let reading = Reading(cell: Reading.data("String", markup))
    #expect(reading.first?.value.shown.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    #expect(reading.faults.isEmpty)
  }

  @Test func richTextIsAllItsRuns() {
    let reading = Reading(
      cell: "<Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\">"
        + "<B>Lĩnh <I>vực</I></B><Font html:Color=\"#FF0000\"> một</Font>, <S>hai</S></ss:Data></Cell>"
    )
    #expect(reading.cells == "A1 Lĩnh vực một, hai")
    #expect(reading.faults.isEmpty)
  }

  @Test(arguments: [true, false])
  func commentIsNotTheValue(isFirst: Bool) {
    let comment =
      "<Comment ss:Author=\"tôi\"><ss:Data xmlns=\"http://www.w3.org/TR/REC-html40\">"
      + "<B>tôi:</B> xem lại</ss:Data></Comment>"
    let data = "<Data ss:Type=\"Number\">5</Data>"
    let reading = Reading(
      table: "<Row><Cell>\(isFirst ? comment + data : data + comment)</Cell>"
        + "<Cell>\(comment)</Cell></Row>")
    #expect(reading.cells == "A1 #5")
    #expect(reading.faults.isEmpty)
  }

  @Test func howATextIsPronouncedIsNotPartOfIt() {
    let reading = Reading(
      table: "<Row><Cell><Data ss:Type=\"String\">東京<PhoneticText>とうきょう</PhoneticText>都</Data>"
        + "<PhoneticText xmlns=\"urn:schemas-microsoft-com:office:excel\">x</PhoneticText></Cell></Row>"
    )
    #expect(reading.cells == "A1 東京都")
    #expect(reading.faults.isEmpty)
  }

  @Test func formulaGivesItsStoredResult() {
    let reading = Reading(
      table: "<Row><Cell ss:Formula=\"=1+1\"><Data ss:Type=\"Number\">999</Data></Cell>"
        + "<Cell ss:Formula=\"=2\"/>\(Reading.text("a"))</Row>")
    #expect(reading.cells == "A1 #999, C1 a")
    #expect(reading.workbook.sheets[0].cells.map(\.hasFormula) == [true, false])
    #expect(reading.faults == ["formula-without-value B1"])
  }

  @Test func dataWithoutTypeIsText() {
    let reading = Reading(
      table: "<Row><Cell><Data>007</Data></Cell>"
        + "<Cell><Data ss:Type=\"Date\">x</Data></Cell><Cell><Data Type=\"Number\">4</Data></Cell>"
        + "<Cell><Data ss:Type=\"number\">5</Data></Cell></Row>")
    #expect(reading.cells == "A1 007, B1 x, C1 #4, D1 #5")
    #expect(reading.faults == ["type-missing A1", "type-unknown B1"])
    #expect(reading.workbook.diagnostics.last?.found == "Type=\"Date\"")
  }

  @Test func secondDataIsNamed() {
    let reading = Reading(
      cell:
        "<Cell><Data ss:Type=\"String\">a</Data><Data ss:Type=\"String\">b<i>c</i></Data></Cell>")
    #expect(reading.cells == "A1 a")
    #expect(reading.faults == ["second-data A1"])
    #expect(reading.workbook.diagnostics.first?.found == "bc")
  }

  @Test func longTextIsGivenWholeAndNamed() {
    let text = String(repeating: "đ", count: 32_768)
    let reading = Reading(cell: Reading.data("String", text))
    #expect(reading.first?.value == .string(text))
    #expect(reading.faults == ["text-longer-than-excel A1"])
    #expect(Reading(cell: Reading.data("String", String(text.dropFirst()))).faults.isEmpty)
  }

  @Test func manyWarningsOfAKindAreCounted() {
    let row = "<Row><Cell><Data>a</Data></Cell></Row>"
    let reading = Reading(table: String(repeating: row, count: 12_000))
    #expect(reading.workbook.sheets[0].cells.count == 12_000)
    #expect(reading.codes.count { $0 == .typeMissing } == 1_000)
    #expect(reading.workbook.diagnostics.last?.found == "11000 more of type-missing")
    #expect(reading.isTrustworthy)
  }

  @Test func contentThatIsLeftOutIsNamedToTheLast() {
    let row = "<Row>x</Row>"
    var limits = Limits.standard
    limits.diagnostics = 2_000
    let reading = Reading(table: String(repeating: row, count: 2_001), limits: limits)
    #expect(reading.codes.count { $0 == .textOutsideData } == 2_000)
    #expect(reading.codes.last == .tooManyDiagnostics)
  }
}
