/// The kind of a file, determined by its content, never by its name.
public enum FileKind: String, Sendable, Hashable, CaseIterable {
  /// XML Spreadsheet 2003.
  case xmlSpreadsheet2003 = "xml-spreadsheet-2003"
  /// Office Open XML workbook.
  case xlsx
  /// OpenDocument spreadsheet in a zip.
  case ods
  /// OpenDocument in one XML file.
  case flatODS = "flat-ods"
  /// Another zip archive.
  case zip
  /// A binary Office file, such as an Excel 97–2003 workbook.
  case binaryXLS = "binary-xls"
  /// A password-protected Office file.
  case encrypted
  /// A web page.
  case html
  /// A web page with its parts, as Excel writes "Single File Web Page".
  case mhtml
  /// Text without markup, such as CSV.
  case text
  /// A Portable Document Format file.
  case pdf
  /// A picture.
  case image
  /// XML of another kind, or XML whose beginning does not show its kind.
  case otherXML = "other-xml"
  /// Nothing but blanks.
  case empty
  /// Bytes of an unknown kind.
  case unknown

  /// Determines the kind of a file from its beginning.
  ///
  /// - Parameter prefix: The first 64 KiB of the file, or all of it.
  /// - Returns: The kind.
  public static func sniff(_ prefix: UnsafeRawBufferPointer) -> FileKind {
    if let kind = signature(prefix) { return kind }
    let units = CodeUnits(prefix)
    let prolog = XMLProlog(units)
    if prolog.contentStart >= units.count && !prolog.isMarkup { return .empty }
    if let root = prolog.root {
      return markupKind(
        root, prolog,
        isOpenDocument: units.first("urn:oasis:names:tc:opendocument", from: root.start) != nil)
    }
    return prolog.isMarkup ? .otherXML : textKind(units, from: prolog.contentStart)
  }

  /// Determines the kind of a file from its bytes.
  ///
  /// - Parameter bytes: The file's content, or its first 64 KiB.
  /// - Returns: The kind.
  public static func sniff(_ bytes: [UInt8]) -> FileKind {
    bytes.withUnsafeBytes { sniff($0) }
  }

  /// The diagnostic for a file of this kind; nil for the supported formats.
  public var diagnosticCode: Diagnostic.Code? {
    switch self {
    case .xmlSpreadsheet2003, .xlsx, .ods, .flatODS: nil
    case .zip: .zipFile
    case .binaryXLS: .binaryXLSFile
    case .encrypted: .encryptedFile
    case .html: .htmlFile
    case .mhtml: .mhtmlFile
    case .text: .textFile
    case .pdf: .pdfFile
    case .image: .imageFile
    case .empty: .emptyFile
    case .otherXML, .unknown: .notASpreadsheet
    }
  }

  private static func markupKind(
    _ root: XMLProlog.Root, _ prolog: XMLProlog, isOpenDocument: @autoclosure () -> Bool
  ) -> FileKind {
    if root.localName == "Workbook" { return .xmlSpreadsheet2003 }
    if root.localName == "document", isOpenDocument() { return .flatODS }
    let pageElements: Set = [
      "html", "head", "body", "table", "meta", "style", "div", "title", "script", "center", "font",
      "p", "br", "tr", "td", "b", "h1",
    ]
    let isPage = prolog.doctype == "html" || pageElements.contains(root.name.lowercased())
    return isPage ? .html : .otherXML
  }

  private static func textKind(_ units: CodeUnits, from start: Int) -> FileKind {
    if units.matches("MIME-Version:", at: start, ignoringCase: true) { return .mhtml }
    let sample = start..<min(units.count, start + 4_096)
    let odd = sample.count { units[$0] < 0x20 && !PlainText.isBlank(units[$0]) }
    return odd * 100 <= sample.count ? .text : .unknown
  }
}
