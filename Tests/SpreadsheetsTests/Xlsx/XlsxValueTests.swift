import Spreadsheets
import Testing

/// What the cells of a workbook hold, by their stated types.
struct XlsxValueTests {
  @Test func everyTypeIsRead() {
    let book = XlsxSample(
      """
      <row r="1"><c r="A1"><v>1.5</v></c><c r="B1" t="n"><v> 2E3 </v></c>\
      <c r="C1" t="s"><v>0</v></c><c r="D1" t="str"><f>A1</f><v>abc</v></c>\
      <c r="E1" t="inlineStr"><is><t>đơn vị</t></is></c><c r="F1" t="b"><v>1</v></c>\
      <c r="G1" t="e"><v>#DIV/0!</v></c><c r="H1" t="d"><v>2024-01-10</v></c>\
      <c r="I1" t="d"><v>2024-01-10T07:30:15.25Z</v></c></row>
      """, strings: "<si><t>một</t></si>"
    ).read()
    #expect(
      book.lines == [
        "S!A1 number 1.5", "S!B1 number 2000.0", "S!C1 string một", "S!D1 string abc =",
        "S!E1 string đơn vị", "S!F1 boolean true", "S!G1 error #DIV/0!",
        "S!H1 dateTime 2024-01-10T00:00:00.000", "S!I1 dateTime 2024-01-10T07:30:15.250",
      ])
    #expect(book.faults == [])
    #expect(book.format == .xlsx)
  }

  @Test func richRunsAreJoinedAndPronunciationIsLeftOut() {
    let book = XlsxSample(
      """
      <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><r><t>x</t></r>\
      <r><t>y</t></r><rPh><t>no</t></rPh></is></c></row>
      """,
      strings: """
        <si><r><rPr><b/></rPr><t>a </t></r><r><t xml:space="preserve"> b</t></r>\
        <rPh sb="0" eb="1"><t>KANA</t></rPh><phoneticPr fontId="1"/></si><si><t/></si>
        """
    ).read()
    #expect(book.lines == ["S!A1 string a  b", "S!B1 string ", "S!C1 string xy"])
  }

  @Test(arguments: [
    ("a_x000D__x000A_b", "a\nb"), ("_x005F_x000D_", "_x000D_"), ("_xD83D__xDE00_", "😀"),
    ("_xD83D_", "_xD83D_"), ("_x00G1_", "_x00G1_"), ("_x0041_", "A"), ("x_x00_", "x_x00_"),
  ])
  func escapesAreDecoded(written: String, meant: String) {
    let cells =
      "<c t=\"str\"><v>\(written)</v></c><c t=\"inlineStr\"><is><t>\(written)</t></is></c>"
    let book = XlsxSample(
      "<row>\(cells)<c t=\"s\"><v>0</v></c></row>", strings: "<si><t>\(written)</t></si>"
    ).read()
    #expect(book.sheets.first?.cells.map(\.value) == .init(repeating: .string(meant), count: 3))
    #expect(book.faults == [])
  }

  /// Control characters, which the value leaves out, are named as in XML Spreadsheet 2003.
  @Test(arguments: [
    ("12_x0007_3", "123"), ("_x0000_", ""), ("a_x001F_", "a"), ("_x000B_a_x000A_b", "a\nb"),
  ])
  func controlCharactersAreNamed(written: String, meant: String) {
    let cells =
      "<c t=\"str\"><v>\(written)</v></c><c t=\"inlineStr\"><is><t>\(written)</t></is></c>"
    let book = XlsxSample(
      "<row>\(cells)<c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c></row>",
      strings: "<si><t>plain</t></si><si><t>\(written)</t></si>"
    ).read()
    #expect(
      book.sheets.first?.cells.map(\.value)
        == .init(repeating: .string(meant), count: 3) + [.string("plain")])
    #expect(book.faults == ["A1", "B1", "C1"].map { "control-character " + $0 })
    #expect(book.isTrustworthy)
  }

  @Test(arguments: [
    ("<c t=\"s\"><v>7</v></c>", "shared-string-missing A1", 0),
    ("<c t=\"s\"><v>-1</v></c>", "shared-string-missing A1", 0),
    ("<c t=\"z\"><v>5</v></c>", "type-unknown A1", 1),
    ("<c><v>1,5</v></c>", "number-invalid A1", 1),
    ("<c><v>1e999</v></c>", "number-out-of-range A1", 1),
    ("<c><v>12345678901234567890</v></c>", "number-rounded A1", 1),
    ("<c t=\"b\"><v>yes</v></c>", "boolean-invalid A1", 1),
    ("<c t=\"d\"><v>10/01/2024</v></c>", "date-time-invalid A1", 1),
    ("<c><f>A2</f></c>", "formula-without-value A1", 0),
    ("<c><f>A2</f><v></v></c>", "formula-without-value A1", 0),
    ("<c s=\"9\"><v>5</v></c>", "style-missing A1", 1),
    ("<c s=\"1\"><v>-3</v></c>", "date-out-of-range A1", 1),
    ("<c s=\"1\"><v>2958466</v></c>", "date-out-of-range A1", 1),
  ])
  func whatDoesNotFitIsNamedAtItsCell(cell: String, fault: String, delivered: Int) {
    let book = XlsxSample("<row>\(cell)</row>", strings: "", formats: ["yyyy"]).read()
    #expect(book.faults == [fault])
    #expect(book.sheets.first?.cells.count == delivered)
  }

  @Test func emptyTextIsKeptApartFromNothing() {
    let book = XlsxSample(
      """
      <row><c s="0"/><c><v/></c><c t="s"><v></v></c><c t="str"><v/></c>\
      <c t="inlineStr"><is><t/></is></c></row>
      """
    ).read()
    #expect(book.lines == ["S!D1 string ", "S!E1 string "])
    #expect(book.faults == [])
  }

  @Test func rawTextIsTheFilesOwn() {
    let book = XlsxSample(
      "<row><c s=\"1\"><v>45301.5</v></c><c><v>0.10</v></c></row>", formats: ["d/m/yyyy"]
    ).read()
    #expect(book.sheets.first?.cells.map(\.raw) == ["45301.5", "0.10"])
  }

  @Test func textLongerThanExcelAllowsIsGivenWhole() {
    let long = String(repeating: "ă", count: 32_768)
    let book = XlsxSample("<row><c t=\"str\"><v>\(long)</v></c></row>").read()
    #expect(book.faults == ["text-longer-than-excel A1"])
    #expect(book.sheets.first?.cells.first?.value == .string(long))
  }
}
