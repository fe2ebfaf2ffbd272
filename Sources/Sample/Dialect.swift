/// The programs whose habits the sample files imitate.
enum Dialect: String, CaseIterable {
  /// Excel on Windows: processing instruction, CRLF, few indices.
  case excel
  /// Excel on a Mac: no processing instruction, and names in decomposed letters.
  case mac
  /// LibreOffice: `ss:Worksheet` around a plain `Table`.
  case libreOffice
  /// SheetJS: every row and cell with its index.
  case sheetJS
  /// Strings concatenated by a script: no styles, single quotes, empty rows.
  case handmade
  /// Every element with the `ss:` prefix.
  case prefixed
  /// Excel's "Unicode" export: UTF-16 with a byte order mark.
  case utf16

  /// The dialects common in offices; the others occur once each.
  static let common: [Dialect] = [.excel, .excel, .libreOffice, .sheetJS, .handmade, .mac]

  /// The line ending.
  var newline: String {
    switch self {
    case .excel, .utf16: "\r\n"
    case .sheetJS: ""
    default: "\n"
    }
  }

  /// The text between cells.
  var cellBreak: String { self == .excel || self == .handmade ? newline : "" }
  /// The text after the version in the XML declaration.
  var declaration: String {
    switch self {
    case .libreOffice: " encoding=\"UTF-8\""
    case .handmade: " encoding='utf-8'"
    case .utf16: " encoding=\"UTF-16\""
    default: ""
    }
  }
  /// Whether the processing instruction for Excel is written.
  var hasInstruction: Bool { self != .mac && self != .handmade }
  /// The prefix of elements.
  var elementPrefix: String { self == .prefixed ? "ss:" : "" }
  /// The prefix of worksheets.
  var worksheetPrefix: String { self == .libreOffice ? "ss:" : elementPrefix }
  /// The quote around attribute values.
  var quote: String { self == .handmade ? "'" : "\"" }
  /// Whether styles and properties are written.
  var hasStyles: Bool { self != .handmade && self != .sheetJS }
  /// Whether blank lines are written as empty rows rather than skipped by an index.
  var writesEmptyRows: Bool { self == .handmade || self == .libreOffice }
  /// Whether every row and cell has its index.
  var indexesEverything: Bool { self == .sheetJS }
  /// Whether letters are decomposed.
  var decomposes: Bool { self == .mac }
  /// Whether the file is UTF-16.
  var isUTF16: Bool { self == .utf16 }
  /// Whether points are typed as text with a decimal comma.
  var typesCommas: Bool { self == .handmade || self == .libreOffice || self == .mac }
}
