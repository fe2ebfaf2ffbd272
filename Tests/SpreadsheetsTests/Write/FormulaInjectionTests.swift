import Foundation
import Spreadsheets
import Testing

@Suite struct FormulaInjectionTests {
  private static let payloads = URL(
    filePath: "../shared/corpus/hostile/payloadbox_csv-injection-payloads/Intruder/csv-payload.txt")

  private static let hasPayloads = FileManager.default.fileExists(
    atPath: payloads.path(percentEncoded: false))

  @Test(arguments: [
    "=1+1", "+A1", "-A1", "@SUM(1)", "\t=1", "\r=1", "＝1+1", "＋1", "－A1", "＠SUM(1)", "-", "+",
    "-1+cmd|' /C calc'!A0", "-5-3", "+84(0)98", "-5 ", "=", "=\u{338}x", "-.5.", "-5%%", "-1E",
  ])
  func textLikeFormulaIsEscaped(text: String) {
    #expect(FormulaInjectionPolicy.escape.apply(to: text) == "'" + text)
    #expect(FormulaInjectionPolicy.keep.apply(to: text) == text)
  }

  @Test(arguments: ["-5", "+3.2", "-5,5", "-1.234,5", "-7%", "+1E-3", "5", "a=1", "", " =1", "1-2"])
  func numbersAndPlainTextStay(text: String) {
    #expect(FormulaInjectionPolicy.escape.apply(to: text) == text)
  }

  @Test(.enabled(if: hasPayloads, "../shared/corpus/hostile is not there"))
  func knownPayloadsAreNeverFormulas() throws {
    let lines = try String(contentsOf: Self.payloads, encoding: .utf8)
      .split(whereSeparator: \.isNewline).map(String.init)
    #expect(lines.count == 6)
    let sheet = SheetDocument(
      name: "S", rows: lines.map { RowDocument([CellDocument(.string($0))]) })
    for policy in [FormulaInjectionPolicy.keep, .escape] {
      let bytes = XMLSpreadsheetWriter(formulaInjection: policy)
        .write(WorkbookDocument(sheets: [sheet]))
      #expect(!String(decoding: bytes, as: UTF8.self).contains("ss:Formula"))
      let cells = try #require(WrittenWorkbook(bytes).sheets.first).cells
      for (index, line) in lines.enumerated() {
        let text = policy.apply(to: line)
        #expect(cells[[index + 1, 1]] == .init(type: "String", text: text))
        #expect(policy == .keep || !"=+-@".contains(text.prefix(1)))
      }
    }
    let csv = CSVWriter(formulaInjection: .escape).write(lines.map { [$0] })
    for line in String(decoding: csv, as: UTF8.self).split(separator: "\n") {
      #expect(line.hasPrefix("'") || line.hasPrefix("\"'") || line.hasPrefix("\"DDE"))
    }
  }
}
