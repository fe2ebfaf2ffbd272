internal import Domain
internal import Foundation

/// A cell's text: composed letters (NFC), line ends as `\n`, no blanks at the ends.
enum CellText {
  /// The text of a cell.
  static func text(of cell: IngestedCell) -> String {
    cell.kind == .boolean ? boolean(cell.raw) : normalized(cell.raw)
  }

  /// Any text in the same form.
  static func normalized(_ text: String) -> String {
    let isSettled = text.unicodeScalars.allSatisfy(isSettled)
    let composed = isSettled ? text : settled(text)
    let scalars = composed.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    let end = scalars.index(after: last)
    return first == scalars.startIndex && end == scalars.endIndex
      ? composed : String(scalars[first..<end])
  }

  /// Whether a scalar is part of composed text wherever it stands, so that text of such scalars
  /// alone need not be looked at by the slower general rules; all of Vietnamese is.
  private static func isSettled(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0D: false
    case 0..<0x300, 0x1E00...0x1EFF, 0x2010...0x2027: true
    default: false
    }
  }

  private static func settled(_ text: String) -> String {
    let composed = text.precomposedStringWithCanonicalMapping
    guard composed.utf8.contains(0x0D) else { return composed }
    return composed.replacingOccurrences(of: "\r\n", with: "\n")
      .replacingOccurrences(of: "\r", with: "\n")
  }

  private static func boolean(_ raw: String) -> String {
    switch normalized(raw).lowercased() {
    case "1", "true": "TRUE"
    case "0", "false": "FALSE"
    default: normalized(raw)
    }
  }

  /// Whether a character is a blank, also one that web pages and word processors leave behind:
  /// no-break and zero-width ones.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x200B...0x200D, 0x2060, 0xFEFF: true
    case 0..<0x1680: false
    default: scalar.properties.isWhitespace
    }
  }
}
