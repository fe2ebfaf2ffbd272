internal import Domain
internal import Spreadsheets

/// A column of a published table: its name in the file and what the data package says of it.
struct TableField {
  /// The field types of Frictionless table schemas used here.
  enum Kind: String, Encodable { case string, integer, number, boolean }

  let name: String
  let kind: Kind
  let description: Bilingual
  var isRequired = false

  init(_ name: String, _ kind: Kind, _ vi: String, _ en: String, isRequired: Bool = false) {
    self.name = name
    self.kind = kind
    description = Bilingual(vi: vi, en: en)
    self.isRequired = isRequired
  }

  /// A table as CSV (RFC 4180); text that a spreadsheet program would take for a formula is set off
  /// by an apostrophe, as these programs do themselves, and a record stays on its line, but for
  /// the columns from `lists` on, which hold what `list` made.
  static func csv(_ rows: [[String?]], listsFrom lists: Int = .max) -> [UInt8] {
    CSVWriter(lineEnding: .crlf, formulaInjection: .escape).write(
      rows.map { row in
        row.enumerated().map { ($1 ?? "").harmless(onOneLine: $0 < lists) }
      })
  }

  /// Things in one cell, one a line: none of them brings a line of its own.
  static func list(_ things: [String]) -> String {
    things.map { $0.harmless(onOneLine: true) }.joined(separator: "\n")
  }
}
