/// A builder for XML: names and structure as given, texts escaped.
struct Markup {
  private(set) var bytes: [UInt8] = []

  /// Appends markup unchanged.
  mutating func raw(_ markup: String) {
    bytes.append(contentsOf: markup.utf8)
  }

  /// Appends ` name="value"`.
  mutating func attribute(_ name: String, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    text(value)
    raw("\"")
  }

  /// Appends ` name="value"`.
  mutating func attribute(_ name: String, _ value: Int) {
    raw(" \(name)=\"\(value)\"")
  }

  /// Appends an element with only text.
  mutating func element(_ name: String, _ content: String) {
    raw("<\(name)>")
    text(content)
    raw("</\(name)>")
  }

  /// Appends text so that a parser returns exactly the same text.
  ///
  /// Line ends and tabs are written as references, because parsers turn raw ones into line feeds
  /// and, in attributes, into blanks. Characters that XML cannot represent become U+FFFD.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      var index = 0
      while index < utf8.count {
        let byte = utf8[index]
        if byte == 0xEF, index + 2 < utf8.count, utf8[index + 1] == 0xBF, utf8[index + 2] >= 0xBE {
          bytes.append(contentsOf: Self.replacement)  // U+FFFE and U+FFFF
          index += 3
          continue
        }
        if let reference = Self.references[Int(byte)] {
          bytes.append(contentsOf: reference)
        } else {
          bytes.append(byte)
        }
        index += 1
      }
    }
  }

  private static let replacement = Array("\u{FFFD}".utf8)

  /// The replacement for each byte that must be escaped.
  private static let references: [[UInt8]?] = {
    var table = [[UInt8]?](repeating: nil, count: 256)
    for control in 0..<0x20 { table[control] = replacement }
    let named: [(Unicode.Scalar, String)] = [
      ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"),
      ("\t", "&#9;"), ("\n", "&#10;"), ("\r", "&#13;"),
    ]
    for (scalar, reference) in named { table[Int(scalar.value)] = Array(reference.utf8) }
    return table
  }()
}
