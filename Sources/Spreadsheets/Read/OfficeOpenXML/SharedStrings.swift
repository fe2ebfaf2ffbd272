/// The shared texts of a workbook's cells, the only content kept in memory while reading.
final class SharedStrings {
  private var text = TextBuffer()
  /// The end of each text; the highest bit is set if the text holds control characters.
  private var ends: [UInt32] = []
  private static let controlMark: UInt32 = 1 << 31

  var count: Int { ends.count }
  var byteCount: Int { text.count }

  /// The text of this number.
  subscript(index: Int) -> UnsafeBufferPointer<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    let start = index == 0 ? 0 : end(of: index - 1)
    return UnsafeBufferPointer(rebasing: text.bytes[start..<end(of: index)])
  }

  /// Whether the text of this number holds control characters.
  func holdsControls(_ index: Int) -> Bool { ends[index] & Self.controlMark != 0 }

  private func end(of index: Int) -> Int { Int(ends[index] & ~Self.controlMark) }

  func append(_ bytes: UnsafeBufferPointer<UInt8>, holdsControls: Bool) {
    if let start = bytes.baseAddress { text.append(start, count: bytes.count) }
    ends.append(UInt32(text.count) | (holdsControls ? Self.controlMark : 0))
  }
}

/// Reads the shared texts: joins runs of rich text and drops phonetic guides.
final class SharedStringsPart: OfficePartMachine {
  private static let table = PartElement(2)
  private static let item = PartElement(3)
  private static let run = PartElement(4)
  private static let text = PartElement(5)

  private var si: Name?
  private var r: Name?
  private var t: Name?
  private var current = TextBuffer()
  let strings = SharedStrings()

  override var root: (name: String, namespaces: Set<String>) {
    ("sst", OfficeNamespace.spreadsheet)
  }

  override func intern(_ lookUp: (String) -> Name?) {
    si = lookUp("si")
    r = lookUp("r")
    t = lookUp("t")
  }

  override func begin(
    _ local: Name?, _ namespace: Name?, _ attributes: Attributes, in parent: PartElement
  ) -> PartElement {
    if parent == .document { return acceptsRoot(local, namespace) ? Self.table : .foreign }
    guard isOurs(namespace) else { return .foreign }
    switch parent {
    case Self.table where local == si:
      current.removeAll()
      return Self.item
    case Self.item where local == r: return Self.run
    case Self.item where local == t, Self.run where local == t: return Self.text
    default: return .foreign
    }
  }

  override func text(_ start: Name, count: Int, in element: PartElement) {
    guard element == Self.text else { return }
    let limits = delivery.limits
    guard current.count + count <= limits.textBytes else {
      return halt(
        .textTooLong, found: "more than \(limits.textBytes) bytes",
        expected: .atMost(limits.textBytes, .bytes))
    }
    current.append(start, count: count)
  }

  override func end(_ element: PartElement) {
    guard element == Self.item else { return }
    var holdsControls = false
    if EscapedText.mayHoldEscape(current.bytes) {
      current.replaceAll(with: EscapedText.decode(current.bytes))
      holdsControls = PlainText.holdsControl(current.bytes)
    }
    let limit = delivery.limits.sharedTextBytes
    // Four bytes store the end of each text.
    guard strings.byteCount + current.count + strings.count * 4 <= limit else {
      return halt(.fileTooLarge, found: "more than \(limit) bytes of shared text")
    }
    strings.append(current.bytes, holdsControls: holdsControls)
  }
}
