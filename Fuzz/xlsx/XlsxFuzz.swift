#if canImport(Spreadsheets)
  import Spreadsheets
#endif

// The first byte chooses what the rest is: a whole archive, or one part of a good workbook, since
// few changes to an archive leave its checksums right.
private let parts: [(name: String, text: String)] = [
  (
    "_rels/.rels",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + "<Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
  ),
  (
    "xl/workbook.xml",
    "<workbook xmlns=\"\(mainNamespace)\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
      + "relationships\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>"
  ),
  (
    "xl/_rels/workbook.xml.rels",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + "<Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"sheet.xml\"/>"
      + "<Relationship Id=\"b\" Type=\"x/styles\" Target=\"styles.xml\"/>"
      + "<Relationship Id=\"c\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/></Relationships>"
  ),
  (
    "xl/styles.xml",
    "<styleSheet xmlns=\"\(mainNamespace)\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\"/>"
      + "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>"
      + "</styleSheet>"
  ),
  (
    "xl/strings.xml",
    "<sst xmlns=\"\(mainNamespace)\"><si><t>a_x000D_b</t></si><si><r><t>c</t></r></si></sst>"
  ),
  (
    "xl/sheet.xml",
    "<worksheet xmlns=\"\(mainNamespace)\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
      + "<c r=\"B1\" s=\"1\"><v>45301.5</v></c><c r=\"C1\" s=\"2\"><v>1.5</v></c>"
      + "<c t=\"inlineStr\"><is><t>d</t></is></c></row></sheetData><mergeCells>"
      + "<mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>"
  ),
]
private let mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

/// Reads every cell both ways that a visitor can, and holds the reader to what it promises.
private struct Checker: SpreadsheetVisitor {
  var sheets = 0
  var bytes = 0

  mutating func sheet(name: String, index: Int) {
    precondition(index == sheets)
    sheets += 1
  }

  mutating func cell(_ cell: borrowing CellView) {
    precondition(sheets > 0)
    precondition((1...1_048_576).contains(cell.row) && (1...16_384).contains(cell.column))
    precondition(cell.value.type == cell.type)
    bytes += cell.raw.utf8.count
  }

  mutating func merge(_ range: MergedRange) {
    precondition(range.row >= 1 && range.row + range.down <= 1_048_576)
    precondition(range.column >= 1 && range.column + range.across <= 16_384)
  }

  mutating func diagnostic(_ diagnostic: Diagnostic) { bytes += diagnostic.message.utf8.count }
}

/// Called by libFuzzer with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzXlsx(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = input.first else { return 0 }
  let rest = Array(input.dropFirst())
  let chosen = Int(choice) % (parts.count + 1)
  var checker = Checker()
  var limits = Limits()
  limits.inflatedBytes = 32 << 20
  limits.diagnostics = 1_000
  SpreadsheetReader(limits: limits).read(
    bytes: chosen == parts.count ? rest : archive(replacing: chosen, by: rest), file: "fuzz",
    visitor: &checker)
  return 0
}

/// A stored zip of all parts, one of them replaced.
private func archive(replacing chosen: Int, by content: [UInt8]) -> [UInt8] {
  var archive: [UInt8] = []
  var directory: [UInt8] = []
  for (index, part) in parts.enumerated() {
    let bytes = index == chosen ? content : Array(part.text.utf8)
    let sizes = number(checksum(bytes), 4) + number(bytes.count, 4) + number(bytes.count, 4)
    let common = number(20, 2) + number(0, 8) + sizes + number(part.name.utf8.count, 2)
    directory += number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 12)
    directory += number(archive.count, 4) + Array(part.name.utf8)
    archive += number(0x0403_4B50, 4) + common + number(0, 2) + Array(part.name.utf8) + bytes
  }
  return archive + directory + number(0x0605_4B50, 4) + number(0, 4) + number(parts.count, 2)
    + number(parts.count, 2) + number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
}

private func number(_ value: Int, _ size: Int) -> [UInt8] {
  (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

private func checksum(_ bytes: [UInt8]) -> Int {
  var remainder: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    remainder ^= UInt32(byte)
    for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  return Int(~remainder)
}
