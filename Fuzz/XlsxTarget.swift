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

/// A package, or one part of a good one as the first byte chooses.
func fuzzXlsx(_ bytes: UnsafeRawBufferPointer) {
  guard let choice = bytes.first else { return }
  let rest = Array(bytes.dropFirst())
  let chosen = Int(choice) % (parts.count + 1)
  var checker = Checker()
  var limits = Limits()
  limits.inflatedBytes = 32 << 20
  limits.diagnostics = 1_000
  SpreadsheetReader(limits: limits).read(
    bytes: chosen == parts.count ? rest : archive(replacing: chosen, by: rest), file: "fuzz",
    visitor: &checker)
}

/// A good workbook with one part replaced.
private func archive(replacing chosen: Int, by content: [UInt8]) -> [UInt8] {
  storedZip(
    parts.enumerated().map { ($1.name, $0 == chosen ? content : Array($1.text.utf8)) })
}
