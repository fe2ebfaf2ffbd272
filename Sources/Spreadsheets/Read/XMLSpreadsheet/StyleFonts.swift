/// The fonts of a workbook's styles, as far as they imply a text encoding.
struct StyleFonts {
  private struct Style {
    var font: String?
    var parent: String?
  }

  private var styles: [String: Style] = [:]
  /// The remaining budget for styles and their names.
  private var budget: Int
  private var nameBudget: Int
  private var current: String?
  /// Whether any style has such a font; if not, no cell's style need be checked.
  private(set) var hasLegacy = false

  init(limits: Limits) {
    // Excel allows 64,000 styles.
    budget = limits.nameBytes
    nameBudget = limits.nameBytes * 64
  }

  /// Whether there are more styles, or longer names, than in any real workbook.
  var isOverLimit: Bool { budget < 0 || nameBudget < 0 }

  mutating func beginStyle(_ identifier: String?, parent: String?) {
    budget -= 1
    nameBudget -= (identifier?.utf8.count ?? 0) + (parent?.utf8.count ?? 0)
    current = isOverLimit ? nil : identifier
    if let identifier = current { styles[identifier] = Style(font: nil, parent: parent) }
  }

  mutating func setFont(_ font: String) {
    nameBudget -= font.utf8.count
    guard let current, !isOverLimit else { return }
    styles[current]?.font = font
    if LegacyEncoding(font: font) != nil { hasLegacy = true }
  }

  /// Whether there is a style with this name.
  func holds(_ identifier: String) -> Bool { styles[identifier] != nil }

  /// The encoding of text in the first existing one of these styles, or else in Default.
  ///
  /// A style without a font inherits its parent's.
  func encoding(of identifiers: [String?]) -> LegacyEncoding? {
    var next = identifiers.lazy.compactMap { $0 }.first ?? "Default"
    for _ in 0..<16 {
      guard let style = styles[next] else { break }
      if let font = style.font { return LegacyEncoding(font: font) }
      guard let parent = style.parent else { break }
      next = parent
    }
    return styles["Default"]?.font.flatMap(LegacyEncoding.init(font:))
  }
}

/// The style of cells that name none of their own.
struct InheritedStyles {
  var table: String?
  var row: String?
  private var columns: [String?] = []
  private var nextColumn = 1
  /// The remaining budget for columns, so that no file can make them costly.
  private var budget = 1 << 20

  mutating func addColumn(
    index: PlaceAttribute, span: PlaceAttribute, style: String?, limits: Limits
  ) {
    var first = nextColumn
    if case .number(let number) = index { first = number }
    var last = first
    if case .number(let number) = span { last += number }
    nextColumn = last + 1
    last = min(last, limits.columns)
    guard let style, first >= 1, first <= last, budget > last - first else { return }
    budget -= last - first + 1
    if columns.count < last {
      columns.append(contentsOf: repeatElement(nil, count: last - columns.count))
    }
    for column in first...last { columns[column - 1] = style }
  }

  func column(_ number: Int?) -> String? {
    guard let number, number <= columns.count else { return nil }
    return columns[number - 1]
  }
}

/// The encodings in a text, by their starting positions.
struct EncodedText {
  private var segments: [(start: Int, encoding: LegacyEncoding?)] = []
  private var outer: [(depth: Int, encoding: LegacyEncoding?)] = []
  private var encoding: LegacyEncoding?

  var isPlain: Bool { segments.isEmpty }

  mutating func begin(_ encoding: LegacyEncoding?) {
    if encoding == nil, segments.isEmpty { return }
    segments.removeAll(keepingCapacity: true)
    outer.removeAll(keepingCapacity: true)
    self.encoding = encoding
    if encoding != nil { segments.append((0, encoding)) }
  }

  mutating func beginRun(_ encoding: LegacyEncoding?, depth: Int, at start: Int) {
    if encoding == self.encoding { return }
    outer.append((depth, self.encoding))
    self.encoding = encoding
    segments.append((start, encoding))
  }

  mutating func endRun(depth: Int, at end: Int) {
    guard let last = outer.last, last.depth == depth else { return }
    outer.removeLast()
    encoding = last.encoding
    segments.append((end, encoding))
  }

  /// The text with each part decoded; `mended` turns bytes into text.
  func decoded(
    _ bytes: UnsafeBufferPointer<UInt8>, mended: (UnsafeBufferPointer<UInt8>) -> String
  ) -> String {
    var result = ""
    var start = 0
    var encoding: LegacyEncoding?
    for segment in segments + [(bytes.count, nil)] {
      let text = mended(UnsafeBufferPointer(rebasing: bytes[start..<segment.start]))
      result += encoding?.decode(text) ?? text
      (start, encoding) = segment
    }
    return result
  }
}
