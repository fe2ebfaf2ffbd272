import Spreadsheets
import Testing

/// Any grid of any values, written and parsed again, is the same grid.
@Suite struct WrittenGridTests {
  @Test(arguments: UInt64(1)...60)
  func gridComesBack(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    var expected: [[Int]: WrittenWorkbook.Cell] = [:]
    var merges: [String] = []
    var rows: [RowDocument] = []
    for row in 1...Int.random(in: 1...12, using: &random) {
      var cells: [CellDocument] = []
      var column = 0
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        let skipped = Int.random(in: 0...2, using: &random)
        column += 1 + skipped
        let across = Int.random(in: 0...9, using: &random) == 0 ? 2 : 0
        let content = Self.content(using: &random)
        cells.append(
          CellDocument(
            content, style: Self.style(using: &random), column: skipped > 0 ? column : nil,
            mergeAcross: across))
        expected[[row, column]] = Self.parsed(content)
        if across > 0 { merges.append("R\(row)C\(column):R\(row)C\(column + across)") }
        column += across
      }
      rows.append(RowDocument(cells))
    }
    let bytes = XMLSpreadsheetWriter().write(
      WorkbookDocument(sheets: [SheetDocument(name: "Bảng", rows: rows)]))
    let sheet = try #require(WrittenWorkbook(bytes).sheets.first)
    #expect(sheet.cells == expected)
    #expect(sheet.merges == merges)
  }

  private static func content(using random: inout SplitMix64) -> CellContent {
    switch Int.random(in: 0...6, using: &random) {
    case 0: return .empty
    case 1: return .number("\(Int.random(in: -99...99, using: &random)).25")
    case 2: return .boolean(Bool.random(using: &random))
    case 3: return .error("#DIV/0!")
    case 4:
      let day = Int.random(in: 10...28, using: &random)
      return .dateTime("2024-02-\(day)T07:30:00.500")
    default:
      let alphabet = Array("aB0 ,;<>&\"'\n\t\r=+-@ưỡĐé😀\u{301}\u{A0}\u{2028}]]>%")
      let length = Int.random(in: 0...20, using: &random)
      return .string(
        String((0..<length).map { _ in alphabet.randomElement(using: &random) ?? "a" }))
    }
  }

  private static func style(using random: inout SplitMix64) -> CellStyle {
    var style = CellStyle()
    style.isBold = Bool.random(using: &random)
    style.hasBorder = Bool.random(using: &random)
    style.background = Bool.random(using: &random) ? "#FFF2CC" : nil
    return style
  }

  private static func parsed(_ content: CellContent) -> WrittenWorkbook.Cell? {
    switch content {
    case .empty: nil
    case .string(let text): .init(type: "String", text: text)
    case .number(let text): .init(type: "Number", text: text)
    case .boolean(let value): .init(type: "Boolean", text: value ? "1" : "0")
    case .dateTime(let text): .init(type: "DateTime", text: text)
    case .error(let text): .init(type: "Error", text: text)
    }
  }
}

/// Random numbers that are the same in every run.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
