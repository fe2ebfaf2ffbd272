import Domain
import Testing

@testable import Stages

/// Numbers as people and programs write them, read one way or not at all.
struct DecimalTextTests {
  @Test(arguments: [
    ("8,5", "8.5"), ("8.5", "8.5"), ("8", "8"), ("-0,5", "-0.5"), ("−0,5", "-0.5"), ("+2", "2"),
    ("0,125", "0.125"), ("0.125", "0.125"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"),
    ("1.234.567", "1234567"), ("12,3456", "12.3456"), ("1234,567", "1234.567"), ("007", "7"),
    ("0,1234567", "0.123457"),
  ]) func typedNumberReadsOneWay(_ text: String, _ value: String) {
    #expect(DecimalText(typed: text).reading == Points(value).map(Entry.Reading.number))
  }

  @Test(arguments: ["1.234", "1,234", "12.500", "100,000"])
  func threeDigitsBehindOneSeparatorAreAmbiguous(_ text: String) {
    #expect(DecimalText(typed: text).reading == .ambiguous)
  }

  @Test(arguments: [
    "đạt", "8,5 điểm", "1/2", "8,", ",5", "1.2.3", "1,2,3", "12.34.567", "1.234,5,6", "--1", "1e3",
    "87%", "999999999999999999999",
  ]) func anythingElseIsText(_ text: String) {
    #expect(DecimalText(typed: text).reading == .text)
  }

  @Test func nothingIsBlank() { #expect(DecimalText(typed: "").reading == .blank) }

  @Test(arguments: [
    ("1.9500000000000002", "1.95"), ("0.30000000000000004", "0.3"), ("5E-1", "0.5"),
    ("1.25E2", "125"), ("-3.5", "-3.5"), (" 12 ", "12"), ("0.333333333333333", "0.333333"),
    ("0.6666666666666666", "0.666667"), ("1e-9", "0"), ("100", "100"),
  ]) func numberCellIsReadToTheMillionth(_ raw: String, _ value: String) {
    #expect(DecimalText(cell: raw).reading == Points(value).map(Entry.Reading.number))
  }

  @Test(arguments: ["1E999", "NaN", "", "1.2.3", "1E12"])
  func numberCellBeyondAnyPointsIsText(_ raw: String) {
    #expect(DecimalText(cell: raw).reading == .text)
  }
}
