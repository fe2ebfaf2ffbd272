import Spreadsheets
import Testing

/// How the parts of a workbook are found and what is said of those that are not.
struct XlsxPackageTests {
  private let rows = "<row><c t=\"s\"><v>0</v></c></row>"
  private var sample: XlsxSample { XlsxSample(rows, strings: "<si><t>a</t></si>") }

  @Test func sheetsComeInTheOrderOfTheirTabs() {
    var sample = sample
    sample.replace(
      "<sheets>", in: "xl/workbook.xml",
      by: "<sheets><sheet name=\"Ẩn &amp; hiện\" sheetId=\"7\" state=\"hidden\" r:id=\"r9\"/>")
    sample.replace(
      "<Relationship Id=\"r1\"", in: "xl/_rels/workbook.xml.rels",
      by:
        "<Relationship Id=\"r9\" Type=\"\(XlsxSample.office)/worksheet\" Target=\"/xl/last.xml\"/>"
        + "<Relationship Id=\"r1\"")
    sample["xl/last.xml"] = .init("xl/last.xml", XlsxSample.sheet("<row><c><v>1</v></c></row>"))
    #expect(sample.read().lines == ["Ẩn & hiện!A1 number 1.0", "S!A1 string a"])
  }

  @Test func chartSheetsArePassedOverByName() {
    var sample = sample
    sample.replace("/worksheet\"", in: "xl/_rels/workbook.xml.rels", by: "/chartsheet\"")
    let book = sample.read()
    #expect(book.faults == ["sheet-skipped"])
    #expect(book.diagnostics.first?.found == "S (chartsheet)")
    #expect(book.isTrustworthy)
  }

  @Test func strictNamespacesAndPrefixesAreRead() {
    var sample = sample
    for index in sample.parts.indices {
      let name = sample.parts[index].name
      sample.replace(
        XlsxSample.main, in: name, by: "http://purl.oclc.org/ooxml/spreadsheetml/main")
      sample.replace(
        XlsxSample.office, in: name, by: "http://purl.oclc.org/ooxml/officeDocument/relationships")
    }
    #expect(sample.read().lines == ["S!A1 string a"])
    for (old, new) in [("<", "<x:"), ("<x:/", "</x:"), ("xmlns=", "xmlns:x=")] {
      for name in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"] {
        sample.replace(old, in: name, by: new)
      }
    }
    #expect(sample.read().lines == ["S!A1 string a"])
    #expect(sample.read().faults == [])
  }

  @Test func foreignNamespacesAreNotTakenForCells() {
    let book = XlsxSample(
      "<row><c><v>1</v></c><e:c xmlns:e=\"urn:else\"><v>2</v></e:c><c><v>3</v></c></row>",
      after: "<extLst><row><c><v>9</v></c></row></extLst>"
    ).read()
    #expect(book.lines == ["S!A1 number 1.0", "S!B1 number 3.0"])
  }

  @Test func partsInUTF16AreRead() {
    var sample = sample
    let text =
      "\u{FEFF}"
      + XlsxSample.sheet(
        "<row><c t=\"str\"><v>Hải Dương</v></c></row>",
        after: "<mergeCells><mergeCell ref=\"A1:C1\"/></mergeCells>")
    let wide = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    sample["xl/worksheets/sheet1.xml"] = .init("xl/worksheets/sheet1.xml", wide)
    #expect(sample.read().lines == ["S!A1 string Hải Dương +2+0"])
  }

  @Test func backslashesDescriptorsAndLettersInOtherCaseAreRead() {
    var sample = sample
    for index in sample.parts.indices {
      sample.parts[index].name = sample.parts[index].name.replacing("xl/", with: "XL\\")
      sample.parts[index].hasDescriptor = true
    }
    #expect(sample.read().lines == ["S!A1 string a"])
    #expect(sample.read().faults == [])
  }

  @Test(arguments: [
    ("_rels/.rels", ["part-missing"]), ("xl/workbook.xml", ["part-missing"]),
    ("xl/_rels/workbook.xml.rels", ["part-missing"]), ("xl/styles.xml", ["part-unneeded"]),
    ("xl/worksheets/sheet1.xml", ["part-missing"]),
    ("xl/sharedStrings.xml", ["part-missing", "shared-string-missing A1"]),
  ])
  func missingPartsAreNamed(part: String, faults: [String]) {
    var sample = sample
    sample[part] = nil
    let book = sample.read()
    #expect(book.faults == faults)
    #expect(book.diagnostics.first?.found.contains(part) == true)
  }

  @Test(arguments: [
    "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
    "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml",
  ])
  func doctypeInAnyPartIsRefusedByName(part: String) {
    var sample = sample
    let text = String(decoding: sample[part]?.content ?? [], as: UTF8.self)
    sample[part] = .init(
      part, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + text)
    let book = sample.read()
    #expect(book.faults == ["doctype"])
    #expect(book.diagnostics.first?.found == "\(part): <!DOCTYPE x")
  }

  @Test func otherDocumentsAreToldApart() {
    var word = sample
    word.replace("<workbook", in: "xl/workbook.xml", by: "<document")
    word.replace("</workbook", in: "xl/workbook.xml", by: "</document")
    #expect(word.read().faults == ["not-a-spreadsheet"])
    #expect(word.read().format == .zip)
    var binary = sample
    binary.replace("xl/workbook.xml", in: "_rels/.rels", by: "xl/workbook.bin")
    #expect(binary.read().faults == ["binary-xls-file"])
    let plain = Workbook.read(
      bytes: StoredZip([.init("readme.txt", "a")]).bytes, file: "a.zip")
    #expect(plain.faults == ["zip-file"])
  }

  @Test func brokenMarkupEndsOneSheetAndIsNamed() {
    let book = XlsxSample("<row><c><v>1</v></c></row><row>").read()
    #expect(book.lines == ["S!A1 number 1.0"])
    #expect(book.faults == ["not-well-formed"])
    #expect(book.diagnostics.first?.found.hasPrefix("xl/worksheets/sheet1.xml: line 1: ") == true)
  }

  /// A part a commune, a drawing beside each, and nothing of it opened.
  @Test func partsThatNothingNamesAreNotOpened() {
    var sample = sample
    for number in 0..<12_000 {
      var part = StoredZip.Entry("xl/drawings/drawing\(number).xml", "<!DOCTYPE x>")
      part.statedChecksum = 0
      sample.parts.append(part)
    }
    let book = sample.read()
    #expect(book.lines == ["S!A1 string a"])
    #expect(book.faults == [])
  }

  /// Rows of zeros deflate to next to nothing, and are no attack.
  @Test(arguments: [Limits.standard, .intake])
  func repetitiveSheetsAreRead(limits: Limits) {
    var sample = sample
    let name = "xl/worksheets/sheet1.xml"
    sample[name] = Deflated.part(
      name, before: "<worksheet xmlns=\"\(XlsxSample.main)\"><sheetData>",
      unit: "<row><c><v>0</v></c></row>", count: 50_000, after: "</sheetData></worksheet>")
    let book = sample.read(limits: limits)
    #expect(sample.bytes.count < 15_000)
    #expect(book.sheets.first?.cells.count == 50_000)
    #expect(book.faults == [])
  }

  @Test func limitsHold() {
    var limits = Limits()
    limits.cells = 2
    let row = "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>"
    #expect(XlsxSample(row).read(limits: limits).faults == ["too-many-cells C1"])
    limits = Limits()
    limits.sharedTextBytes = 6
    let strings = "<si><t>1234567</t></si>"
    #expect(
      XlsxSample("", strings: strings).read(limits: limits).faults == ["file-too-large"])
    limits = Limits()
    limits.textBytes = 3
    #expect(XlsxSample("", strings: strings).read(limits: limits).faults == ["text-too-long"])
    limits.textBytes = 1
    #expect(
      XlsxSample("<row><c><v>12</v></c></row>").read(limits: limits).faults == ["text-too-long A1"])
  }

  /// Wherever a chunk of 64 KiB ends, in a character or a tag, the cells are the same.
  @Test func chunksEndAnywhere() {
    let text = "Hải Dương 😀 &amp; đ"
    let cells = "<row><c t=\"str\"><v>\(text)</v></c><c t=\"str\"><v>\(text)</v></c></row>"
    for padding in 0..<160 {
      let before = "<!--" + String(repeating: "x", count: 65_180 + padding) + "-->"
      let book = XlsxSample(before + cells).read()
      #expect(book.lines == ["S!A1 string Hải Dương 😀 & đ", "S!B1 string Hải Dương 😀 & đ"])
      #expect(book.faults == [])
    }
  }

  @Test(arguments: [
    [0xFF], [0xC0, 0x80], [0xE1, 0xBA], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
  ])
  func bytesThatAreNotUTF8AreNamed(bytes: [UInt8]) {
    var sample = sample
    let name = "xl/worksheets/sheet1.xml"
    let text = XlsxSample.sheet("<row><c t=\"str\"><v>a|b</v></c></row>").utf8
    let parts = text.split(separator: UInt8(ascii: "|"))
    sample[name] = .init(name, Array(parts[0]) + bytes + Array(parts[1]))
    #expect(sample.read().faults == ["encoding-unknown"])
  }

  @Test func namesWithoutEndAreRefused() {
    var limits = Limits()
    limits.nameBytes = 1_000
    let long = String(repeating: "n", count: 20_000)
    var sample = sample
    sample.replace("name=\"S\"", in: "xl/workbook.xml", by: "name=\"\(long)\"")
    #expect(sample.read(limits: limits).faults == ["text-too-long"])
    sample = self.sample
    sample.replace("Id=\"r2\"", in: "xl/_rels/workbook.xml.rels", by: "Id=\"\(long)\"")
    #expect(sample.read(limits: limits).faults == ["too-many-parts"])
  }

  @Test func completenessAsksForTheCentralDirectory() {
    let bytes = sample.bytes
    #expect(Completeness.check(bytes) == .complete)
    for cut in [1, 22, 40, bytes.count / 2] {
      let short = Array(bytes.dropLast(cut))
      #expect(Completeness.check(short) == .incomplete(.directoryMissing))
      #expect(Workbook.read(bytes: short, file: "a.xlsx").faults == ["incomplete-file"])
    }
  }
}
