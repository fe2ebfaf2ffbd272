extension XMLSpreadsheetMachine {
  mutating func beginStyle(_ attributes: Attributes) {
    fonts.beginStyle(attributes.text(names.identifier), parent: attributes.text(names.parent))
    haltAtTooManyStyles()
  }

  mutating func setFont(_ attributes: Attributes) {
    if let font = attributes.text(names.fontName) { fonts.setFont(font) }
    haltAtTooManyStyles()
  }

  private mutating func haltAtTooManyStyles() {
    if fonts.isOverLimit {
      halt(
        .tooManyParts, found: "styles",
        expected: Expectation(
          "at most \(limits.nameBytes), with names of \(limits.nameBytes * 64) bytes",
          "nhiều nhất \(limits.nameBytes) kiểu, tên dài \(limits.nameBytes * 64) byte"))
    }
  }

  mutating func addColumn(_ attributes: Attributes) {
    passColumn(attributes)
    guard fonts.hasLegacy else { return }
    var index = PlaceAttribute.absent
    var span = PlaceAttribute.absent
    for position in 0..<attributes.count where isOurs(attributes, position) {
      if attributes.name(position) == names.index { index = attributes.place(position) }
      if attributes.name(position) == names.span { span = attributes.place(position) }
    }
    let style = attributes.text(names.styleID).flatMap { fonts.holds($0) ? $0 : nil }
    inherited.addColumn(index: index, span: span, style: style, limits: limits)
  }

  /// A run of rich text that may name its own font.
  mutating func beginRun(_ attributes: Attributes, depth: Int) {
    guard let face = attributes.text(names.face) else { return }
    encodedText.beginRun(LegacyEncoding(font: face), depth: depth, at: text.count)
  }

  /// The encoding of a cell with this style, or with none.
  func encoding(_ style: String?) -> LegacyEncoding? {
    fonts.encoding(of: [style, inherited.row, inherited.column(grid.column), inherited.table])
  }

  /// Decodes text under an old font; call it before the text is repaired.
  mutating func decodeLegacyText() {
    let isRecovering = isRecovering
    let isLatin1 = isLatin1
    let decoded = encodedText.decoded(text.bytes) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      if isRecovering { return InvalidByteMark.replaced(in: text) }
      return isLatin1 ? Windows1252.replacingC1Controls(in: bytes) ?? text : text
    }
    decodedText.replaceAll(with: decoded)
  }

  /// Reports the first text of a sheet that was decoded or seems to need it.
  mutating func reportLegacyText(isDecoded: Bool) {
    if isDecoded {
      isLegacyReported = true
      reportAtCell(.legacyFont, found: String(decoding: text.bytes, as: UTF8.self))
    } else if LegacyEncoding.hinted(at: text.bytes) != nil {
      isLegacyReported = true
      reportAtCell(.legacyTextSuspected, found: String(decoding: text.bytes, as: UTF8.self))
    }
  }
}
