import Spreadsheets
import Testing

@Suite struct ValidationTests {
  private func text(_ rules: [CellValidation.Rule], message: String = "") -> String {
    let validations = rules.enumerated().map { index, rule in
      CellValidation(row: index + 1, column: 1, rule: rule, errorMessage: message)
    }
    let sheet = SheetDocument(name: "S", validations: validations)
    return String(
      decoding: XMLSpreadsheetWriter().write(WorkbookDocument(sheets: [sheet])), as: UTF8.self)
  }

  // The forms are those Excel itself writes.
  @Test func shortPlainChoicesAreLiteral() {
    let text = text([.list(["Có", "Không"])])
    #expect(
      text.contains(
        "<Range>R1C1</Range><Type>List</Type><CellRangeList/>"
          + "<Value>&quot;Có,Không&quot;</Value></DataValidation>"))
    #expect(!text.contains("Danh mục"))
  }

  @Test(arguments: [
    "Có, đầy đủ", "nói \"có\"", "hai\ndòng", " trống đầu", "trống cuối ", "một; hai",
    String(repeating: "d", count: 256),
  ])
  func choiceThatLiteralCannotHoldGoesToHiddenSheet(choice: String) {
    let bytes = XMLSpreadsheetWriter().write(
      WorkbookDocument(sheets: [
        SheetDocument(
          name: "S",
          validations: [CellValidation(row: 2, column: 3, lastRow: 9, rule: .list([choice, "b"]))])
      ]))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("<Range>R2C3:R9C3</Range><Type>List</Type><Value>Choices_1</Value>"))
    #expect(text.contains("ss:Name=\"Choices_1\" ss:RefersTo=\"='Danh mục'!R1C1:R2C1\""))
    #expect(text.contains("<Visible>SheetHidden</Visible>"))
    let written = WrittenWorkbook(bytes)
    #expect(written.sheets.map(\.name) == ["S", "Danh mục"])
    #expect(written.sheets.last?.cells[[1, 1]]?.text == choice)
    #expect(written.sheets.last?.cells[[2, 1]]?.text == "b")
  }

  @Test func longestLiteralHas255Characters() {
    let fits = [String(repeating: "a", count: 127), String(repeating: "b", count: 127)]
    #expect(!text([.list(fits)]).contains("Choices_1"))
    #expect(text([.list([fits[0] + "a", fits[1]])]).contains("Choices_1"))
  }

  @Test func equalListsShareAColumn() {
    let long = ["a, b", "c"]
    let text = text([.list(long), .list(["d, e"]), .list(long)])
    let values = text.matches(of: /<Value>([^<]*)<\/Value>/).map { String($0.1) }
    #expect(values == ["Choices_1", "Choices_2", "Choices_1"])
  }

  @Test func decimalRangeIsInclusive() {
    let text = text([.decimal(minimum: "0", maximum: "1.5")], message: "Điểm từ 0 đến 1,5.")
    #expect(
      text.contains(
        "<Type>Decimal</Type><Min>0</Min><Max>1.5</Max>"
          + "<ErrorMessage>Điểm từ 0 đến 1,5.</ErrorMessage></DataValidation>"))
  }

  @Test func ruleThatForbidsNothingIsLeftOut() {
    #expect(
      !text([.list([]), .list([""]), .decimal(minimum: "x", maximum: "1")])
        .contains("DataValidation"))
  }

  @Test func messageIsCutWhereExcelWouldRefuseIt() {
    let text = text([.list(["a"])], message: String(repeating: "ư", count: 300))
    #expect(text.matches(of: /ư/).count == 225)
  }
}
