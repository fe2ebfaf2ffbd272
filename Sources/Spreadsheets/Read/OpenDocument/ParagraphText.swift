/// The text of a cell's paragraphs, joined by line ends, with blanks collapsed by OpenDocument's
/// rules.
///
/// A single blank at a paragraph's end is kept, because LibreOffice writes typed blanks that way;
/// one with a line break belongs to the markup.
struct ParagraphText: ~Copyable {
  private(set) var text = TextBuffer()
  private(set) var paragraphs = 0
  /// Whether a blank is pending until more text follows.
  private var hasPendingBlank = false
  /// Whether that blank contains a line break or a tab.
  private var isPendingIndent = false
  /// Whether this paragraph has no text yet that a blank could follow.
  private var isAtStart = true

  mutating func removeAll() {
    text.removeAll()
    paragraphs = 0
    hasPendingBlank = false
  }

  mutating func beginParagraph() {
    if paragraphs > 0 { append("\n") }
    paragraphs += 1
    hasPendingBlank = false
    isAtStart = true
  }

  /// Adds characters as written in the markup.
  mutating func append(_ start: UnsafePointer<UInt8>, count: Int) {
    var runStart = 0
    var position = 0
    while position < count {
      let byte = start[position]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else {
        position += 1
        continue
      }
      addRun(start + runStart, count: position - runStart)
      if !hasPendingBlank { isPendingIndent = false }
      while position < count, let isIndent = Self.isIndent(start[position]) {
        if isIndent { isPendingIndent = true }
        position += 1
      }
      hasPendingBlank = !isAtStart
      runStart = position
    }
    addRun(start + runStart, count: count - runStart)
  }

  /// Ends a paragraph.
  mutating func endParagraph() {
    if !isPendingIndent { writePendingBlank() }
    hasPendingBlank = false
  }

  /// Whether a blank occurs only in markup; nil for other characters.
  private static func isIndent(_ byte: UInt8) -> Bool? {
    switch byte {
    case 0x20: false
    case 0x09, 0x0A, 0x0D: true
    default: nil
    }
  }

  private mutating func addRun(_ start: UnsafePointer<UInt8>, count: Int) {
    guard count > 0 else { return }
    writePendingBlank()
    text.append(start, count: count)
    isAtStart = false
  }

  /// Adds a character given by an element, such as one of several blanks.
  mutating func appendNamed(_ character: StaticString, count: Int = 1) {
    writePendingBlank()
    text.append(character, count: count)
    isAtStart = false
  }

  private mutating func writePendingBlank() {
    if hasPendingBlank { append(" ") }
    hasPendingBlank = false
  }

  private mutating func append(_ character: StaticString) {
    text.append(character, count: 1)
  }
}
