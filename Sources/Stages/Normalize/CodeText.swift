internal import Domain

/// A criterion's code as people type it, in the form of the criteria set: `1.1.2`.
struct CodeText {
  private let words: Set<String>

  /// Takes the codes that have no digit, as the criteria sets write them.
  init(words: [String]) { self.words = Set(words) }

  /// The code; nil when the cell holds none, as a title or a signature does not.
  func code(_ cell: IngestedCell) -> String? {
    switch cell.kind {
    case .number:
      guard case .number(let value) = DecimalText(cell: cell.raw).reading else { return nil }
      return value.description
    case .string:
      let text = CellText.text(of: cell)
      return words.contains(text) ? text : CodeText.code(text)
    // A code that the spreadsheet took for a date is still a row that must be named.
    case .dateTime: return CellText.text(of: cell)
    case .boolean, .error: return nil
    }
  }

  /// The code with a digit that a text is; nil when it is none.
  static func code(_ text: String) -> String? {
    var code = text[...]
    while let last = code.last, ".):".contains(last) { code = code.dropLast() }
    while let first = code.first, first == "(" || first == "'" { code = code.dropFirst() }
    // Where the comma is the decimal sign, some type it between the parts of a code.
    let isTyped = code.utf8.contains(UInt8(ascii: ",")) && !code.utf8.contains(UInt8(ascii: "."))
    if isTyped, code.utf8.last != UInt8(ascii: ",") {
      code = Substring(code.replacing(",", with: "."))
    }
    guard (1...20).contains(code.utf8.count),
      code.utf8.allSatisfy({ isAllowed($0) }),
      code.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return String(code)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
