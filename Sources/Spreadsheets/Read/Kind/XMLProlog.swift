/// The prolog before a document's root element, and the root's name.
struct XMLProlog {
  struct Root {
    /// The name as written, with its prefix.
    let name: String
    /// The index of the `<`.
    let start: Int

    var localName: Substring {
      name.split(separator: ":", omittingEmptySubsequences: false).last ?? ""
    }
  }

  /// The start of the XML, after blanks and byte order marks that do not belong there.
  private(set) var contentStart = 0
  /// The start of the XML when a malformed declaration is skipped too.
  private(set) var declarationEnd: Int?
  /// Whether it begins with `<`.
  private(set) var isMarkup = false
  /// The name in the DOCTYPE, in lower case.
  private(set) var doctype: String?
  /// The encoding in the XML declaration, in lower case.
  private(set) var encoding: String?
  /// The root element, if it is within the given bytes.
  private(set) var root: Root?

  init(_ units: CodeUnits) {
    contentStart = Self.skippingBlanks(units, from: 0)
    var position = contentStart
    guard position < units.count, units[position] == UInt8(ascii: "<") else { return }
    isMarkup = true
    if units.matches("<xml version", at: position) {
      guard let end = units.first(">", from: position) else { return }
      position = Self.skippingLineEnds(units, from: end + 1)
      declarationEnd = position
    }
    while let next = skipPart(units, at: position) {
      position = Self.skippingBlanks(units, from: next)
      let afterLineEnds = Self.skippingLineEnds(units, from: position)
      if afterLineEnds > position, encoding?.hasPrefix("utf") ?? true {
        position = afterLineEnds
        declarationEnd = position
      }
    }
    guard position + 1 < units.count, units[position] == UInt8(ascii: "<") else { return }
    let end = Self.nameEnd(units, from: position + 1)
    guard end > position + 1, end < units.count else { return }
    root = Root(name: units.text(position + 1..<end), start: position)
  }

  /// The end of a processing instruction, a comment, or a DOCTYPE.
  private mutating func skipPart(_ units: CodeUnits, at position: Int) -> Int? {
    if units.matches("<?", at: position) {
      guard let end = units.first("?>", from: position) else { return nil }
      if units.matches("<?xml", at: position), units.isBlank(at: position + 5) {
        encoding = Self.pseudoAttribute("encoding", in: units.text(position..<end))
      }
      return end + 2
    }
    if units.matches("<!--", at: position) {
      return units.first("-->", from: position + 4).map { $0 + 3 }
    }
    guard units.matches("<!DOCTYPE", at: position, ignoringCase: true) else { return nil }
    let nameStart = Self.skippingBlanks(units, from: position + 9)
    doctype = units.text(nameStart..<Self.nameEnd(units, from: nameStart)).lowercased()
    return Self.doctypeEnd(units, from: nameStart)
  }

  private static func pseudoAttribute(_ name: String, in declaration: String) -> String? {
    let parts = declaration.utf8.split { byte in
      PlainText.isBlank(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "'")
        || byte == UInt8(ascii: "\"")
    }
    let position = parts.firstIndex { $0.elementsEqual(name.utf8) }
    guard let position, position + 1 < parts.count else { return nil }
    return Substring(parts[position + 1]).lowercased()
  }

  private static func doctypeEnd(_ units: CodeUnits, from start: Int) -> Int? {
    var brackets = 0
    for position in start..<units.count {
      switch units[position] {
      case UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: "]"): brackets -= 1
      case UInt8(ascii: ">") where brackets <= 0: return position + 1
      default: break
      }
    }
    return nil
  }

  private static func skippingBlanks(_ units: CodeUnits, from start: Int) -> Int {
    var position = start
    while position < units.count {
      // Programs that concatenate texts leave byte order marks between blanks.
      if units.isBlank(at: position) || units[position] == 0xFF && units.isMark(at: position) {
        position += 1
      } else {
        break
      }
    }
    return position
  }

  /// Blanks, and line ends that a program wrote as the two characters `/n` or `\n`.
  private static func skippingLineEnds(_ units: CodeUnits, from start: Int) -> Int {
    var position = skippingBlanks(units, from: start)
    while units.matches("/n", at: position) || units.matches("\\n", at: position) {
      position = skippingBlanks(units, from: position + 2)
    }
    return position
  }

  private static func nameEnd(_ units: CodeUnits, from start: Int) -> Int {
    var position = start
    while position < units.count {
      let unit = units[position]
      if PlainText.isBlank(unit) || unit == UInt8(ascii: ">") || unit == UInt8(ascii: "/")
        || unit == UInt8(ascii: "<") || unit == UInt8(ascii: "[")
      {
        break
      }
      position += 1
    }
    return position
  }
}

extension CodeUnits {
  /// Whether a code unit is, or belongs to, a byte order mark.
  func isMark(at index: Int) -> Bool {
    guard isByteWise else { return isUTF16Mark(at: index) }
    return (max(0, index - 2)...index).contains { matchesUTF8Mark(at: $0) }
  }
}
