import Spreadsheets
import Testing

/// A file that ends early never passes for a whole one.
@Suite struct TruncationTests {
  static let whole = Array(
    Reading.book(
      table: Reading.row("điểm", "b") + "<Row>" + Reading.data("Number", "8.5") + "</Row>"
    ).dropLast().utf8)

  @Test func wholeFileHasNoFault() {
    #expect(Reading(Self.whole).cells == "A1 điểm, B1 b, A2 #8.5")
    #expect(Reading(Self.whole).faults.isEmpty)
  }

  /// Every length, those at a tag's boundary among them.
  @Test(arguments: 0..<whole.count)
  func fileCutAnywhereIsAnError(length: Int) {
    let reading = Workbook.read(bytes: Array(Self.whole.prefix(length)), file: "f.xml")
    #expect(!reading.isTrustworthy)
    #expect(reading.diagnostics.count == 1)
    let expected: Set<Diagnostic.Code> =
      length < "<?xml version=\"1.0\"?>\n<Workbook ".count
      ? [.incompleteFile, .notASpreadsheet, .emptyFile, .textFile] : [.incompleteFile]
    #expect(reading.diagnostics.allSatisfy { expected.contains($0.code) })
    let cells = reading.sheets.first?.cells.map(\.address) ?? []
    #expect(["A1", "B1", "A2"].starts(with: cells))
  }

  @Test(arguments: 0..<whole.count)
  func cutFileIsTheSameInPieces(length: Int) {
    let cut = Array(Self.whole.prefix(length))
    let whole = EventLog.read(cut, pieceSize: .max)
    #expect(EventLog.read(cut, pieceSize: 1).events == whole.events)
  }

  @Test func cutInTheMiddleOfAMendedFile() {
    let text = Reading.book(table: Reading.row("a & b", "c"))
    let end = text.firstRange(of: "</Row>")?.lowerBound ?? text.endIndex
    let reading = Reading(String(text[..<end]))
    #expect(reading.cells == "A1 a & b, B1 c")
    #expect(reading.faults == ["stray-ampersand A1", "incomplete-file"])
  }

  /// The first reading takes the broken tag for a sheet, the second does not: that it ends early must
  /// not pass for something said before.
  @Test(arguments: [1, 2, 3, 7, .max])
  func cutInATagThatIsNotMendedIsAnError(pieceSize: Int) {
    let start =
      "<?xml version=\"1.0\"?>\n<Workbook><Worksheet \0\0\0\0\0\0\u{1A}-com:s\0e\0a\0\0s:Type=\"Er&#a><\0r\0e"
    let bytes = Array(start.utf8) + [0x00, 0x61, 0xD3, 0x00] + Array("sd\0h\0e\0m".utf8)
    let log = EventLog.read(bytes, pieceSize: pieceSize)
    #expect(
      log.events.contains {
        if case .diagnostic(let found) = $0 { found.code.category == .incomplete } else { false }
      })
  }
}
