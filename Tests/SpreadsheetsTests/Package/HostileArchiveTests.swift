import Foundation
import Spreadsheets
import Testing

/// Archives made to harm their reader: each ends in a named diagnostic, soon and in little memory.
@Suite(.serialized) struct HostileArchiveTests {
  private let sheet = "xl/worksheets/sheet1.xml"

  private func faults(_ change: (inout XlsxSample) -> Void) -> [String] {
    var sample = XlsxSample("<row><c><v>1</v></c></row>")
    change(&sample)
    let start = ContinuousClock.now
    let faults = sample.read().faults
    #expect(ContinuousClock.now - start < .seconds(5))
    return faults
  }

  @Test func wrongChecksum() {
    #expect(faults { $0[sheet]?.statedChecksum = 1 } == ["archive-damaged"])
  }

  @Test(arguments: [1, 5_000])
  func wrongSize(stated: Int) {
    #expect(faults { $0[sheet]?.statedSize = stated } == ["archive-damaged"])
  }

  @Test(arguments: [1, 0])
  func compressedSizeTooSmall(stated: Int) {
    let found = faults { $0[sheet]?.statedCompressedSize = stated }
    #expect(found.contains("archive-damaged"))
  }

  @Test(arguments: [5_000, 0xFFFF_FFF0])
  func compressedSizeBeyondTheFile(stated: Int) {
    #expect(faults { $0[sheet]?.statedCompressedSize = stated } == ["archive-overlap"])
  }

  @Test func damagedDeflateStream() {
    let found = faults {
      $0[sheet]?.content = [0x07, 0xFF, 0xFF]
      $0[sheet]?.method = 8
      $0[sheet]?.statedSize = 100
    }
    #expect(found == ["archive-damaged"])
  }

  @Test func unknownMethod() {
    #expect(faults { $0[sheet]?.method = 14 } == ["archive-damaged"])
  }

  @Test func encryptedPart() {
    #expect(faults { $0[sheet]?.flags = 1 } == ["encrypted-file"])
  }

  @Test func twoPartsOfOneName() {
    let again = StoredZip.Entry(sheet, XlsxSample.sheet(""))
    #expect(faults { $0.parts.append(again) } == ["archive-name-repeated"])
    let inCapitals = StoredZip.Entry(sheet.uppercased(), XlsxSample.sheet(""))
    #expect(faults { $0.parts.append(inCapitals) } == ["archive-name-repeated"])
    let unread = StoredZip.Entry("docProps/app.xml", "")
    #expect(faults { $0.parts += [unread, unread] } == [])
  }

  @Test(arguments: ["/etc/passwd", "../up.xml", "a/../../up.xml", "..\\up.xml", "C:\\x.xml", ""])
  func namesThatLeadOut(name: String) {
    #expect(faults { $0.parts.append(.init(name, "x")) } == ["archive-name-unsafe"])
  }

  @Test func sharedBytes() {
    let found = faults { sample in
      var again = sample.parts[0]
      again.name = String(again.name.reversed())
      again.statedOffset = 0
      sample.parts.append(again)
    }
    #expect(found == ["archive-overlap"])
  }

  @Test func entriesWithinAnEntry() {
    // A stored entry that holds the local header of the next one, as flat bombs do.
    var inner = StoredZip([.init("b", "inner")])
    inner.hasDirectory = false
    var second = StoredZip.Entry("b", "inner")
    second.statedOffset = 31
    let bytes = StoredZip([.init("a", inner.bytes), second]).bytes
    #expect(Workbook.read(bytes: bytes, file: "a.xlsx").faults == ["archive-overlap"])
  }

  @Test func tooManyEntries() {
    var limits = Limits()
    limits.entries = 20
    var sample = XlsxSample("<row><c><v>1</v></c></row>")
    sample.parts += (0..<20).map { StoredZip.Entry("docProps/\($0)", "") }
    #expect(sample.read(limits: limits).faults == ["too-many-entries"])
  }

  @Test func longNames() {
    var limits = Limits()
    limits.entryNameBytes = 1_000
    var sample = XlsxSample("<row><c><v>1</v></c></row>")
    sample.parts.append(.init("docProps/" + String(repeating: "x", count: 1_000), ""))
    #expect(sample.read(limits: limits).faults == ["too-many-entries"])
  }

  /// A short part that gives one text again and again.
  @Test func sharedTextGivenTooOften() {
    var limits = Limits()
    limits.allTextBytes = 25
    let book = XlsxSample(
      "<row>" + String(repeating: "<c t=\"s\"><v>0</v></c>", count: 5) + "</row>",
      strings: "<si><t>0123456789</t></si>"
    ).read(limits: limits)
    #expect(book.lines == ["S!A1 string 0123456789", "S!B1 string 0123456789"])
    #expect(book.faults == ["text-too-long C1"])
    #expect(!book.isTrustworthy)
  }

  @Test func manyNamespaces() {
    let names = (0..<300).map { " xmlns:a\($0)=\"u\"" }.joined()
    #expect(
      faults { $0[sheet] = .init(sheet, XlsxSample.sheet("<row\(names)/>")) }
        == ["too-many-names"])
  }

  @Test func noDirectory() {
    var zip = StoredZip(XlsxSample("").parts)
    zip.hasDirectory = false
    #expect(Workbook.read(bytes: zip.bytes, file: "a.xlsx").faults == ["incomplete-file"])
  }

  @Test func directoryThatCountsTooMany() {
    var bytes = XlsxSample("").bytes
    bytes[bytes.count - 22 + 8] += 1
    bytes[bytes.count - 22 + 10] += 1
    #expect(Workbook.read(bytes: bytes, file: "a.xlsx").faults == ["archive-damaged"])
  }

  @Test(arguments: [100, 20_000_000])
  func bombs(statedSize: Int) {
    let bomb = Deflated.bomb(20_000_000)
    for part in ["_rels/.rels", "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"] {
      let found = faults {
        $0[part]?.content = bomb
        $0[part]?.method = 8
        $0[part]?.statedSize = statedSize
        $0[part]?.statedChecksum = 0
      }
      // Letters are no markup: that, the size or the checksum ends it, whichever comes first.
      #expect(found.count == 1, "\(part)")
      let ends: Set = ["not-well-formed", "inflates-too-much", "archive-damaged", "no-progress"]
      #expect(ends.contains(found.first ?? ""))
    }
  }

  @Test func bombBehindMarkup() {
    // The markup is stored; the run of letters after it inflates within a comment.
    var bytes: [UInt8] = [0]
    let markup = Array("<worksheet xmlns=\"\(XlsxSample.main)\"><x>".utf8)
    bytes += StoredZip.number(markup.count, 2) + StoredZip.number(~markup.count, 2) + markup
    bytes += Deflated.bomb(60_000_000)
    let before = Self.residentPeak()
    var sample = XlsxSample("<row><c><v>1</v></c></row>")
    sample[sheet]?.content = bytes
    sample[sheet]?.method = 8
    sample[sheet]?.statedSize = 60_000_000
    var limits = Limits()
    limits.inflationGrace = 10_000_000
    #expect(sample.read(limits: limits).faults == ["inflates-too-much"])
    #expect(Self.residentPeak() - before < 256 << 20)
  }

  /// Every sheet is inflated to look for its merged ranges, also where reading it ends at once.
  @Test func inflatingIsCountedAlsoWhereNothingIsRead() {
    var limits = Limits()
    limits.inflatedBytes = 8_000_000
    let bomb = Deflated.bomb(2_000_000)
    let found = Self.manySheets(count: 10, bomb, inflating: 2_000_000).read(limits: limits).faults
    #expect(found.last == "file-too-large")
    #expect(found.count < 10)
  }

  /// One part under many names gives all its cells as often as the limit of such parts allows.
  @Test func onePartUnderManyNames() {
    let rows = String(repeating: "<row><c><v>1</v></c></row>", count: 10_000)
    var sample = XlsxSample(rows)
    let tabs = (0..<1_000).map { "<sheet name=\"T\($0)\" r:id=\"r1\"/>" }.joined()
    sample.replace("</sheets>", in: "xl/workbook.xml", by: tabs + "</sheets>")
    var limits = Limits()
    limits.repeatedPartBytes = 1_000_000
    let book = sample.read(limits: limits)
    #expect(book.faults == ["too-many-repeats"])
    #expect(book.sheets.map(\.cells.count) == [10_000, 10_000, 10_000, 0])
    #expect(Limits.standard.repeatedPartBytes <= 64 << 20)
    #expect(Limits.intake.repeatedPartBytes <= 64 << 20)
  }

  /// A small file gives no more text than this, whatever its cells share.
  @Test func textOfASmallFileIsBounded() {
    var limits = Limits()
    limits.textGrace = 1_000_000
    let cells = String(repeating: "<c t=\"s\"><v>0</v></c>", count: 200)
    let text = String(repeating: "x", count: 20_000)
    let book = XlsxSample("<row>\(cells)</row>", strings: "<si><t>\(text)</t></si>")
      .read(limits: limits)
    #expect(book.faults == ["text-too-long AY1"])
    #expect(Limits.standard.textGrace <= 128 << 20)
  }

  /// Elements of four letters deflate to nothing and take the parser's time.
  @Test func elementsThatHoldNothing() {
    var limits = Limits()
    limits.elements = 1_000
    let empty = String(repeating: "<x/>", count: 990)
    let row = "<row><c><v>1</v></c></row>"
    #expect(XlsxSample(row, after: empty).read(limits: limits).faults == ["too-many-elements"])
    #expect(XlsxSample(row).read(limits: limits).faults == [])
    let rows = String(repeating: "<table:table-row/>", count: 1_000)
    #expect(OpenDocumentSample(rows).read(limits: limits).faults == ["too-many-elements"])
    #expect(OpenDocumentSample(rows).readFlat(limits: limits).faults == ["too-many-elements"])
    #expect(Limits.intake.elements <= 1 << 24)
  }

  /// A file on disk is read like one in memory, wherever its parts lie.
  @Test func packagesOnDisk() throws {
    var sample = XlsxSample("<row><c t=\"s\"><v>0</v></c></row>", strings: "<si><t>a</t></si>")
    for number in 0..<300 {
      let content = String(repeating: "x", count: number * 37 % 5_000)
      sample.parts.insert(.init("xl/media/\(number).bin", content), at: number % 5)
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "disk-\(UUID()).xlsx")
    try Data(sample.bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let book = try Workbook.read(path: file.path(percentEncoded: false))
    #expect(book.lines == ["S!A1 string a"])
    #expect(book.faults == [])
  }

  private static func manySheets(
    count: Int, _ content: [UInt8], inflating size: Int
  ) -> XlsxSample {
    var sample = XlsxSample("")
    var tabs = ""
    var targets: [(String, String, String)] = []
    for number in 0..<count {
      tabs += "<sheet name=\"T\(number)\" r:id=\"s\(number)\"/>"
      targets.append(("s\(number)", "worksheet", "\(number).xml"))
      var part = StoredZip.Entry("xl/\(number).xml", content)
      part.method = 8
      part.statedSize = size
      sample.parts.append(part)
    }
    sample["xl/_rels/workbook.xml.rels"] = .init(
      "xl/_rels/workbook.xml.rels", XlsxSample.relationships(targets))
    sample.replace(
      "<sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/>", in: "xl/workbook.xml", by: tabs)
    return sample
  }

  @Test func totalOfAllParts() {
    var limits = Limits()
    limits.inflatedBytes = 1_000
    let book = XlsxSample("<row><c><v>1</v></c></row>").read(limits: limits)
    #expect(book.faults == ["file-too-large"])
  }

  @Test func fileLargerThanTheLimit() {
    var limits = Limits()
    limits.bytes = 100
    #expect(XlsxSample("").read(limits: limits).faults == ["file-too-large"])
  }

  /// Cut off or changed anywhere, an archive never brings the reader down.
  @Test func anyByteMayBeWrong() {
    let bytes = XlsxSample("<row><c t=\"s\"><v>0</v></c></row>", strings: "<si><t>a</t></si>").bytes
    let whole = Workbook.read(bytes: bytes, file: "a.xlsx").lines
    var random = SplitMix64(state: 11)
    for _ in 0..<2_000 {
      var changed = bytes
      let position = Int.random(in: 0..<bytes.count, using: &random)
      changed[position] ^= UInt8.random(in: 1...255, using: &random)
      let book = Workbook.read(bytes: changed, file: "a.xlsx")
      // Nothing is lost in silence: the same cells, or a diagnostic.
      #expect(book.lines == whole || !book.faults.isEmpty || book.sheets.first?.name != "S")
    }
    for length in stride(from: 4, to: bytes.count, by: 37) {
      let book = Workbook.read(bytes: Array(bytes.prefix(length)), file: "a.xlsx")
      #expect(!book.isTrustworthy)
    }
  }

  /// The most memory that this process has used so far, in bytes.
  private static func residentPeak() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) << 10
  }
}
