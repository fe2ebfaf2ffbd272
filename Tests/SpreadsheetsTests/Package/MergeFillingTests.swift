import Spreadsheets
import Testing

/// What a merged cell covers holds its value where that is asked for, in every format alike.
@Suite struct MergeFillingTests {
  static let xml = Array(
    Reading.book(
      table: "<Row ss:Index=\"2\">"
        + Reading.text("a", "ss:Index=\"2\" ss:MergeAcross=\"1\" ss:MergeDown=\"1\"")
        + "\(Reading.text("d"))</Row><Row>\(Reading.text("x"))"
        + "\(Reading.text("y", "ss:Index=\"4\""))</Row>"
    ).utf8)

  static let xlsx = XlsxSample(
    "<row r=\"2\"><c r=\"B2\" t=\"str\"><v>a</v></c><c r=\"D2\" t=\"str\"><v>d</v></c></row>"
      + "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>x</v></c><c r=\"D3\" t=\"str\"><v>y</v></c></row>",
    after: "<mergeCells><mergeCell ref=\"B2:C3\"/></mergeCells>"
  ).bytes

  static let openDocument: OpenDocumentSample = {
    func text(_ text: String, _ attributes: String = "") -> String {
      "<table:table-cell office:value-type=\"string\" \(attributes)><text:p>\(text)</text:p>"
        + "</table:table-cell>"
    }
    let spans = "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\""
    return OpenDocumentSample(
      "<table:table-row/><table:table-row><table:table-cell/>\(text("a", spans))"
        + "<table:covered-table-cell/>\(text("d"))</table:table-row><table:table-row>\(text("x"))"
        + "<table:covered-table-cell table:number-columns-repeated=\"2\"/>\(text("y"))"
        + "</table:table-row>")
  }()

  @Test(arguments: [
    (MergeFilling.none, "B2 a, D2 d, A3 x, D3 y"), (.across, "B2 a, C2 a, D2 d, A3 x, D3 y"),
    (.down, "B2 a, D2 d, A3 x, B3 a, D3 y"),
    (.both, "B2 a, C2 a, D2 d, A3 x, B3 a, C3 a, D3 y"),
  ])
  func everyFormatIsFilledAlike(filling: MergeFilling, expected: String) {
    let packed = StoredZip(Self.openDocument.parts).bytes
    for bytes in [Self.xml, Self.xlsx, packed, Self.openDocument.flat] {
      let workbook = Workbook.read(bytes: bytes, file: "f", filling: filling)
      #expect(workbook.sheets.map(\.shown) == [expected], "\(workbook.format)")
      let range = MergedRange(row: 2, column: 2, across: 1, down: 1)
      #expect(workbook.sheets.map(\.merges) == [[range]])
      #expect(workbook.diagnostics.isEmpty)
    }
  }

  private func filled(
    _ table: String, _ filling: MergeFilling = .both, limits: Limits = .standard,
    styles: String = ""
  ) -> Workbook {
    Workbook.read(
      bytes: Array(Reading.book(table: table, styles: styles).utf8), file: "f.xml",
      limits: limits, filling: filling)
  }

  private static func merged(_ text: String, _ across: Int, _ down: Int, index: Int = 1) -> String {
    Reading.text(
      text, "ss:Index=\"\(index)\" ss:MergeAcross=\"\(across)\" ss:MergeDown=\"\(down)\"")
  }

  @Test func rowsWithoutCellsAndTheEndOfASheetAreFilledToo() {
    let book = filled(
      "<Row>\(Self.merged("a", 0, 3))\(Self.merged("b", 1, 1, index: 3))</Row>"
        + "<Row ss:Index=\"3\">\(Reading.text("c", "ss:Index=\"2\""))</Row>")
    #expect(
      book.sheets.map(\.shown) == ["A1 a, C1 b, D1 b, A2 a, C2 b, D2 b, A3 a, B3 c, A4 a"])
  }

  @Test func aCoveredCellKeepsItsOwnValue() {
    let book = filled(
      "<Row>\(Self.merged("a", 2, 1))\(Reading.text("own", "ss:Index=\"2\""))</Row>")
    #expect(book.sheets.map(\.shown) == ["A1 a, B1 own, C1 a, A2 a, B2 a, C2 a"])
    #expect(book.faults == ["cell-inside-merge B1"])
  }

  @Test func aSheetIsNotFilledFromTheOneBefore() {
    let book = filled(
      "<Row>\(Self.merged("a", 0, 1))</Row></Table></Worksheet>"
        + "<Worksheet ss:Name=\"T\"><Table>\(Reading.row("b"))\(Reading.row("c"))")
    #expect(book.sheets.map(\.shown) == ["A1 a, A2 a", "A1 b, A2 c"])
  }

  @Test func valuesKeepTypeAndMeaning() {
    let book = filled(
      "<Row><Cell ss:MergeAcross=\"1\" ss:Formula=\"=1\"><Data ss:Type=\"Number\">8.50</Data>"
        + "</Cell><Cell ss:StyleID=\"abc\" ss:MergeAcross=\"1\"><Data ss:Type=\"String\">§iÓm</Data>"
        + "</Cell></Row>",
      styles: LegacyTextTests.styles)
    #expect(book.sheets.map(\.shown) == ["A1 #8.5, B1 #8.5, C1 Điểm, D1 Điểm"])
    #expect(book.sheets[0].cells.map(\.raw) == ["8.50", "8.50", "§iÓm", "§iÓm"])
    #expect(book.sheets[0].cells.map(\.mergeAcross) == [1, 0, 1, 0])
    #expect(book.sheets[0].cells.map(\.hasFormula) == [true, true, false, false])
  }

  @Test func fillingHasALimitAndTheCellsOfTheFileHaveNot() {
    let table =
      "<Row>\(Self.merged("a", 16_383, 1_048_575))</Row>"
      + "<Row ss:Index=\"1000000\">\(Reading.text("b"))</Row>"
    var limits = Limits.standard
    limits.repeatedCells = 3
    let few = filled(table, limits: limits)
    #expect(few.sheets.map(\.shown) == ["A1 a, B1 a, C1 a, D1 a, A1000000 b"])
    #expect(few.faults == ["cell-inside-merge A1000000", "too-many-filled"])
    #expect(!few.isTrustworthy)
    limits = .standard
    limits.allTextBytes = 3
    #expect(filled(table, limits: limits).sheets[0].cells.count == 5)
    #expect(filled(table, .none).faults == ["cell-inside-merge A1000000"])
  }

  /// The same grid, worked out place by place.
  @Test(arguments: UInt64(1)...60)
  func anyMergesAreFilledAsTheirRangesSay(seed: UInt64) {
    var random = SplitMix64(state: seed)
    var owner = [[Int]](repeating: [Int](repeating: 0, count: 8), count: 8)
    var rows = ""
    for row in 0..<8 {
      var cells = ""
      for column in 0..<8 where owner[row][column] == 0 && Bool.random(using: &random) {
        let across = Int.random(in: 0...min(3, 7 - column), using: &random)
        let down = Int.random(in: 0...min(3, 7 - row), using: &random)
        let isFree = (row...row + down).allSatisfy { y in
          (column...column + across).allSatisfy { owner[y][$0] == 0 }
        }
        let number = row * 8 + column + 1
        for y in row...(isFree ? row + down : row) {
          for x in column...(isFree ? column + across : column) { owner[y][x] = number }
        }
        cells += Self.merged(
          "\(number)", isFree ? across : 0, isFree ? down : 0, index: column + 1)
      }
      rows += "<Row ss:Index=\"\(row + 1)\">\(cells)</Row>"
    }
    let expected = owner.enumerated().flatMap { row, line in
      line.enumerated().filter { $0.element > 0 }.map { column, number in
        "\(A1Reference(row: row + 1, column: column + 1)) \(number)"
      }
    }
    #expect(filled(rows).sheets.map(\.shown) == [expected.joined(separator: ", ")])
  }
}

extension Sheet {
  /// The cells in their order, such as `A1 a, B1 #8.5`.
  fileprivate var shown: String {
    cells.map { "\($0.address) \($0.value.shown)" }.joined(separator: ", ")
  }
}
