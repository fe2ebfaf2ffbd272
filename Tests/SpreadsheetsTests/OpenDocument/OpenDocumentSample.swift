import Spreadsheets

/// An OpenDocument spreadsheet of one sheet, flat or in a package.
struct OpenDocumentSample {
  static let namespaces = [
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
  ].sorted { $0.key < $1.key }.map { " xmlns:\($0)=\"\($1)\"" }.joined()

  /// The markup in `office:spreadsheet`.
  var tables: String

  init(_ rows: String) {
    tables = "<table:table table:name=\"S\"><table:table-column/>\(rows)</table:table>"
  }

  init(tables: String) { self.tables = tables }

  /// A sheet of one row.
  static func row(_ cells: String) -> OpenDocumentSample {
    OpenDocumentSample("<table:table-row>\(cells)</table:table-row>")
  }

  func markup(root: String) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:\(root)\(Self.namespaces)><office:body>"
      + "<office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:\(root)>"
  }

  var flat: [UInt8] { Array(markup(root: "document").utf8) }

  var parts: [StoredZip.Entry] {
    [
      .init("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      .init("META-INF/manifest.xml", "<manifest/>"),
      .init("content.xml", markup(root: "document-content")),
    ]
  }

  /// Reads it both ways; flat and packed say the same.
  func read(limits: Limits = .standard) -> Workbook {
    Workbook.read(bytes: StoredZip(parts).bytes, file: "a.ods", limits: limits)
  }

  func readFlat(limits: Limits = .standard) -> Workbook {
    Workbook.read(bytes: flat, file: "a.fods", limits: limits)
  }
}
