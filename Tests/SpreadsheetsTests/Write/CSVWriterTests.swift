import Spreadsheets
import Testing

@Suite struct CSVWriterTests {
  @Test func fieldsAreQuotedWhereNeeded() {
    let rows = [
      ["a", "b,c", "d\"e"], ["dòng\nhai", "\r", " x"], [""], [], ["", ""], ["-5", "=1"],
    ]
    let expected = "a,\"b,c\",\"d\"\"e\"\n\"dòng\nhai\",\"\r\",\" x\"\n\"\"\n\n,\n-5,=1\n"
    #expect(CSVWriter().write(rows) == Array(expected.utf8))
  }

  @Test func lineEndingByteOrderMarkAndPolicyAreChoices() {
    let writer = CSVWriter(lineEnding: .crlf, hasByteOrderMark: true, formulaInjection: .escape)
    #expect(writer.write([["=1,2", "-5"]]) == [0xEF, 0xBB, 0xBF] + Array("\"'=1,2\",-5\r\n".utf8))
    #expect(CSVWriter().write([]).isEmpty)
  }
}
