import Spreadsheets
import Testing

/// Any grid of any values that is written is read back the same.
@Suite struct RoundTripTests {
  @Test(arguments: UInt64(1)...120)
  func gridComesBack(seed: UInt64) {
    var random = SplitMix64(state: seed)
    var sheets: [SheetDocument] = []
    var expected: [Sheet] = []
    for number in 1...Int.random(in: 1...3, using: &random) {
      let (sheet, cells) = Self.sheet(named: "Bảng \(number)", using: &random)
      sheets.append(sheet)
      expected.append(cells)
    }
    let bytes = XMLSpreadsheetWriter().write(WorkbookDocument(title: "t", sheets: sheets))
    let read = Workbook.read(bytes: bytes, file: "f.xml")
    #expect(read.sheets == expected)
    #expect(read.diagnostics == [])
    #expect(Completeness.check(bytes) == .complete)
    let whole = EventLog.read(bytes, pieceSize: .max)
    #expect(EventLog.read(bytes, pieceSize: 7).events == whole.events)
  }

  static func sheet(named name: String, using random: inout SplitMix64)
    -> (SheetDocument, Sheet)
  {
    var rows: [RowDocument] = []
    var expected = Sheet(name: name)
    var blockedUntil = 0
    for row in 1...Int.random(in: 1...15, using: &random) {
      var cells: [CellDocument] = []
      var column = 0
      for _ in 0..<Int.random(in: 0...7, using: &random) {
        column += Int.random(in: 1...3, using: &random)
        let isMerging = Int.random(in: 0...9, using: &random) == 0 && row > blockedUntil
        let across = isMerging ? Int.random(in: 0...3, using: &random) : 0
        // Only what stands to the right of everything so far, so that no two areas meet.
        let down = isMerging && row > blockedUntil ? Int.random(in: 0...2, using: &random) : 0
        let content = Self.content(using: &random)
        cells.append(
          CellDocument(content, column: column, mergeAcross: across, mergeDown: down))
        if across + down > 0 {
          expected.merges.append(MergedRange(row: row, column: column, across: across, down: down))
        }
        if let (value, raw) = Self.expected(content) {
          expected.cells.append(
            Cell(
              row: row, column: column, value: value, raw: raw, mergeAcross: across,
              mergeDown: down))
        }
        column += across
        if down > 0 {
          blockedUntil = row + down
          break
        }
      }
      if row <= blockedUntil, cells.last?.mergeDown == 0 {
        expected.cells.removeAll { $0.row == row }
        expected.merges.removeAll { $0.row == row }
        cells.removeAll()
      }
      rows.append(RowDocument(cells))
    }
    return (SheetDocument(name: name, rows: rows), expected)
  }

  static func content(using random: inout SplitMix64) -> CellContent {
    switch Int.random(in: 0...8, using: &random) {
    case 0: return .empty
    case 1: return .number(number(using: &random))
    case 2: return .boolean(Bool.random(using: &random))
    case 3: return .error(["#DIV/0!", "#N/A", "#REF!"].randomElement(using: &random) ?? "")
    case 4:
      let day = Int.random(in: 10...28, using: &random)
      return .dateTime("\(Int.random(in: 1900...2100, using: &random))-02-\(day)T07:30:00.500")
    case 5 where Int.random(in: 0...9, using: &random) == 0:
      return .string(String(repeating: "đĐ😀x", count: 5_000))
    default: return .string(text(using: &random))
    }
  }

  static func number(using random: inout SplitMix64) -> String {
    let bits = Double(bitPattern: random.next())
    if bits.isFinite, Bool.random(using: &random) { return bits.description.uppercased() }
    return "\(Int.random(in: -9_999_999...9_999_999, using: &random)).25"
  }

  static func text(using random: inout SplitMix64) -> String {
    let alphabet = Array(
      "aB0 ,;<>&\"'\n\t\r=+-@ưỡĐé😀\u{301}\u{323}\u{A0}\u{2028}]]>%\u{0}\u{7}\u{1F}\u{FFFE}"
        .unicodeScalars)
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...24, using: &random) {
      scalars.append(alphabet.randomElement(using: &random) ?? "a")
    }
    return String(scalars)
  }

  /// What the reader is to give: XML holds no control characters, and a line end is one `\n`.
  static func expected(_ content: CellContent) -> (CellValue, String)? {
    switch content {
    case .empty: return nil
    case .number(let text): return Double(text).map { (.number($0), text) }
    case .boolean(let flag): return (.boolean(flag), flag ? "1" : "0")
    case .error(let text): return (.error(text), text)
    case .dateTime(let text): return (.dateTime(text), text)
    case .string(let text):
      var raw = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        let isHeld =
          scalar.value >= 0x20 && scalar.value != 0xFFFE || ["\n", "\t", "\r"].contains(scalar)
        raw.append(isHeld ? scalar : "\u{FFFD}")
      }
      return (.string(lineEnds(String(raw))), String(raw))
    }
  }

  static func lineEnds(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == "\r" || scalar == "\n" && previous != "\r" { result.append("\n") }
      if scalar != "\r" && scalar != "\n" { result.append(scalar) }
      previous = scalar
    }
    return String(result)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("-5", "-5"), ("+84 (0)98", "'+84 (0)98"), ("@x", "'@x"), ("a", "a"),
    ("＝1", "'＝1"),
  ])
  func formulaPolicyShowsInWhatIsRead(text: String, escaped: String) {
    let sheet = SheetDocument(name: "S", rows: [RowDocument([CellDocument(.string(text))])])
    for (policy, value) in [(FormulaInjectionPolicy.keep, text), (.escape, escaped)] {
      let bytes = XMLSpreadsheetWriter(formulaInjection: policy)
        .write(WorkbookDocument(sheets: [sheet]))
      let cell = Workbook.read(bytes: bytes, file: "f.xml").sheets.first?.cells.first
      #expect(cell?.value == .string(value))
      #expect(cell?.hasFormula == false)
    }
  }
}
