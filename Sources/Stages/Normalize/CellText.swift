internal import Domain
internal import Foundation

/// What a cell says as text: composed letters (NFC), line ends as `\n`, no blanks at the ends.
enum CellText {
  /// The text of a cell.
  static func text(of cell: IngestedCell) -> String {
    cell.kind == .boolean ? boolean(cell.raw) : normalized(cell.raw)
  }

  /// Any text in the same form.
  static func normalized(_ text: String) -> String {
    var bytes = text.utf8[...]
    while let first = bytes.first, isBlank(first) { bytes = bytes.dropFirst() }
    while let last = bytes.last, isBlank(last) { bytes = bytes.dropLast() }
    let plain = bytes.allSatisfy { $0 < 0x80 && $0 != 0x0D }
    if plain { return String(decoding: bytes, as: UTF8.self) }
    return text.precomposedStringWithCanonicalMapping
      .replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
      .trimmingCharacters(in: blanks)
  }

  private static func boolean(_ raw: String) -> String {
    switch normalized(raw).lowercased() {
    case "1", "true": "TRUE"
    case "0", "false": "FALSE"
    default: normalized(raw)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

  // Also what web pages and word processors leave behind: no-break and zero-width blanks.
  private static let blanks = CharacterSet.whitespacesAndNewlines.union(
    CharacterSet(charactersIn: "\u{A0}\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}"))
}
