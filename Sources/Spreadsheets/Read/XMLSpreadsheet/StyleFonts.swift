/// The fonts of a workbook's styles, as far as they say how text is encoded.
struct StyleFonts {
  private struct Style {
    var font: String?
    var parent: String?
  }

  /// More styles than Excel allows in a workbook are not looked at.
  private static let limit = 64_000

  private var styles: [String: Style] = [:]
  private var current: String?
  /// Whether any style has a font that says so; if not, no cell need be asked for its style.
  private(set) var hasLegacy = false

  mutating func beginStyle(_ identifier: String?, parent: String?) {
    current = styles.count < Self.limit ? identifier : nil
    if let identifier = current { styles[identifier] = Style(font: nil, parent: parent) }
  }

  mutating func setFont(_ font: String) {
    guard let current else { return }
    styles[current]?.font = font
    if LegacyEncoding(font: font) != nil { hasLegacy = true }
  }

  /// The encoding of text in the first of these styles that there is, or else in Default.
  ///
  /// A style without a font takes that of its parent.
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

/// Which style cells have that name none of their own.
struct InheritedStyles {
  var table: String?
  var row: String?
  private var columns: [(range: ClosedRange<Int>, style: String)] = []
  private var nextColumn = 1

  mutating func addColumn(index: PlaceAttribute, span: PlaceAttribute, style: String?) {
    var first = nextColumn
    if case .number(let number) = index { first = number }
    var last = first
    if case .number(let number) = span { last += number }
    nextColumn = last + 1
    // A sheet has no more columns than this.
    if let style, columns.count < 16_384 { columns.append((first...last, style)) }
  }

  func column(_ number: Int?) -> String? {
    guard let number else { return nil }
    return columns.last { $0.range.contains(number) }?.style
  }
}

/// Where in a text which encoding begins.
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

  /// The text with each part decoded; `mended` makes text of bytes.
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
