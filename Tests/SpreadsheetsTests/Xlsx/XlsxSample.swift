import Spreadsheets

/// A workbook of one sheet whose parts can be changed one by one.
struct XlsxSample {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  var parts: [StoredZip.Entry]

  /// - Parameters:
  ///   - rows: The markup in `sheetData`.
  ///   - after: The markup after `sheetData`.
  ///   - strings: The markup in the table of shared texts.
  ///   - formats: The codes of number formats; style 1 is the first, and so on.
  ///   - properties: The attributes of `workbookPr`.
  init(
    _ rows: String, after: String = "", strings: String? = nil, formats: [String] = [],
    properties: String = ""
  ) {
    let codes = formats.enumerated().map {
      "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\($1)\"/>"
    }.joined()
    let styles = formats.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }.joined()
    parts = [
      .init("[Content_Types].xml", "<Types/>"),
      .init("_rels/.rels", Self.relationships([("r1", "officeDocument", "xl/workbook.xml")])),
      .init(
        "xl/workbook.xml",
        "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\"><workbookPr \(properties)/>"
          + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
      .init(
        "xl/_rels/workbook.xml.rels",
        Self.relationships(
          [("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "styles", "styles.xml")]
            + (strings == nil ? [] : [("r3", "sharedStrings", "sharedStrings.xml")]))),
      .init(
        "xl/styles.xml",
        "<styleSheet xmlns=\"\(Self.main)\"><numFmts>\(codes)</numFmts><cellStyleXfs>"
          + "<xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>\(styles)</cellXfs>"
          + "</styleSheet>"),
      .init("xl/worksheets/sheet1.xml", Self.sheet(rows, after: after)),
    ]
    if let strings {
      parts.append(
        .init("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(strings)</sst>"))
    }
  }

  static func sheet(_ rows: String, after: String = "") -> String {
    "<worksheet xmlns=\"\(main)\"><dimension ref=\"A1\"/><sheetData>\(rows)</sheetData>\(after)"
      + "</worksheet>"
  }

  static func relationships(_ all: [(String, String, String)]) -> String {
    let elements = all.map {
      "<Relationship Id=\"\($0)\" Type=\"\(office)/\($1)\" Target=\"\($2)\"/>"
    }.joined()
    return "<Relationships xmlns=\"\(package)\">\(elements)</Relationships>"
  }

  subscript(name: String) -> StoredZip.Entry? {
    get { parts.first { $0.name == name } }
    set {
      if let index = parts.firstIndex(where: { $0.name == name }) {
        if let newValue { parts[index] = newValue } else { parts.remove(at: index) }
      } else if let newValue {
        parts.append(newValue)
      }
    }
  }

  /// Changes the text of a part.
  mutating func replace(_ old: String, in name: String, by new: String) {
    guard let part = self[name] else { return }
    let text = String(decoding: part.content, as: UTF8.self)
    self[name] = .init(name, text.replacing(old, with: new))
  }

  var bytes: [UInt8] { StoredZip(parts).bytes }

  func read(limits: Limits = .standard) -> Workbook {
    Workbook.read(bytes: bytes, file: "book.xlsx", limits: limits)
  }
}
