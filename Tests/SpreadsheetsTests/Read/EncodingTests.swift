import Spreadsheets
import Testing

/// Encodings: declared, marked, mistaken.
@Suite struct EncodingTests {
  static let vietnamese = "Bảng tự chấm điểm 😀"

  static func book(encoding: String?) -> String {
    let declared = encoding.map { " encoding=\"\($0)\"" } ?? ""
    return Reading.book(
      table: Reading.row(vietnamese), head: "<?xml version=\"1.0\"\(declared)?>")
  }

  static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  @Test(arguments: [
    ("big-endian with mark", true, true, "UTF-16"),
    ("little-endian with mark", false, true, "UTF-16"),
    ("little-endian with mark, undeclared", false, true, nil),
    ("little-endian without mark", false, false, "UTF-16LE"),
    ("big-endian without mark", true, false, "UTF-16BE"),
  ])
  func utf16(name: String, bigEndian: Bool, mark: Bool, declared: String?) {
    let reading = Reading(
      Self.utf16(Self.book(encoding: declared), bigEndian: bigEndian, mark: mark))
    #expect(reading.cells == "A1 \(Self.vietnamese)", "\(name)")
    #expect(reading.faults.isEmpty)
  }

  @Test func utf8WithMark() {
    let reading = Reading([0xEF, 0xBB, 0xBF] + Array(Self.book(encoding: "utf-8").utf8))
    #expect(reading.cells == "A1 \(Self.vietnamese)")
    #expect(reading.faults.isEmpty)
  }

  @Test func utf8ThatSaysUTF16() {
    let reading = Reading(Self.book(encoding: "UTF-16"))
    #expect(reading.cells == "A1 \(Self.vietnamese)")
    #expect(reading.faults == ["encoding-mislabelled"])
  }

  /// The workbook with these bytes as the text of A1.
  static func book(encoding: String?, text: [UInt8]) -> [UInt8] {
    let declared = encoding.map { " encoding=\"\($0)\"" } ?? ""
    let parts = Reading.book(
      table: Reading.row("|"), head: "<?xml version=\"1.0\"\(declared)?>"
    ).split(separator: "|").map { Array($0.utf8) }
    return parts[0] + text + parts[1]
  }

  @Test func windows1252() {
    let reading = Reading(
      Self.book(encoding: "windows-1252", text: [0x80, 0x20, 0x93, 0xE9, 0x94]))
    #expect(reading.cells == "A1 € “é”")
    #expect(reading.faults.isEmpty)
  }

  @Test func windows1258ComesOutComposed() {
    // "Việt Nam, số điểm": ê and a dot below, ô and an acute, ê and a hook above.
    let bytes: [UInt8] = [
      0x56, 0x69, 0xEA, 0xF2, 0x74, 0x20, 0x4E, 0x61, 0x6D, 0x2C, 0x20, 0x73, 0xF4, 0xEC, 0x20,
      0xF0, 0x69, 0xEA, 0xD2, 0x6D,
    ]
    let reading = Reading(Self.book(encoding: "windows-1258", text: bytes))
    #expect(
      reading.first?.value.shown.unicodeScalars.map(\.value)
        == "Vi\u{1EC7}t Nam, s\u{1ED1} \u{111}i\u{1EC3}m".unicodeScalars.map(\.value))
    #expect(reading.faults.isEmpty)
  }

  @Test func latin1MeansWindows1252() {
    let reading = Reading(Self.book(encoding: "ISO-8859-1", text: [0x93, 0xE9, 0x94, 0x85]))
    #expect(reading.cells == "A1 “é”…")
    #expect(reading.faults == ["c1-control A1"])
  }

  @Test func latin1WithoutThoseIsItself() {
    let reading = Reading(Self.book(encoding: "iso-8859-1", text: [0x63, 0xE9, 0xA0]))
    #expect(reading.cells == "A1 cé\u{A0}")
    #expect(reading.faults.isEmpty)
  }

  @Test func undeclaredWindows1252() {
    let text = String(
      decoding: Self.book(encoding: nil, text: Array("|".utf8)), as: UTF8.self
    ).replacing("<Row>", with: Reading.row("trước ở đây") + "<Row>").replacing(
      "</Row></Table>", with: "</Row>" + Reading.row("sau ở đây") + "</Table>")
    let parts = text.split(separator: "|").map { Array($0.utf8) }
    let reading = Reading(parts[0] + [0x93, 0x63, 0xE9, 0x94] + parts[1])
    #expect(reading.cells == "A1 trước ở đây, A2 “cé”, A3 sau ở đây")
    #expect(reading.faults == ["invalid-utf-8 A2"])
    #expect(reading.workbook.sheets[0].cells.map(\.isRecovered) == [false, true, false])
  }

  @Test func oneBrokenByteDoesNotTouchTheRestOfItsText() {
    let reading = Reading(Self.book(encoding: nil, text: Array("Điểm ".utf8) + [0xE1, 0xBB]))
    #expect(reading.cells == "A1 Điểm á»")
    #expect(reading.faults == ["invalid-utf-8 A1"])
  }

  @Test(
    arguments: [
      [0xC1, 0x81], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xFF], [0xC3], [0xE2, 0x82],
    ] as [[UInt8]])
  func everyFormOfInvalidUTF8IsNamed(bytes: [UInt8]) {
    let reading = Reading(Self.book(encoding: nil, text: bytes + Array("x".utf8)))
    #expect(reading.faults == ["invalid-utf-8 A1"])
    #expect(reading.first?.value.shown.hasSuffix("x") == true)
    #expect(reading.first?.value.shown.contains("\u{FFFD}") == false)
  }

  @Test func refusingStopsAtInvalidUTF8() {
    let reading = Reading(Self.book(encoding: nil, text: [0xE9]), recovery: .refuse)
    #expect(reading.cells == "")
    #expect(reading.faults == ["not-well-formed"])
    #expect(!reading.isTrustworthy)
  }

  @Test func unknownEncodingIsNamed() {
    let reading = Reading(Self.book(encoding: "VISCII-2000"))
    #expect(reading.codes.first == .encodingUnknown)
    #expect(!reading.isTrustworthy)
  }

  @Test func sheetNameInAMistakenEncoding() {
    let text = Reading.book(table: Reading.row("a")).replacing("\"S\"", with: "\"|\"")
    let parts = text.split(separator: "|").map { Array($0.utf8) }
    let reading = Reading(parts[0] + [0x53, 0xE9] + parts[1])
    #expect(reading.workbook.sheets.map(\.name) == ["Sé"])
    #expect(reading.cells == "A1 a")
    #expect(reading.faults.contains("recovered-outside-cell"))
  }
}
