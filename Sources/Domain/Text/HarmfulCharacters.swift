extension Unicode.Scalar {
  /// Whether the character affects the display instead of being shown: a control, a line or
  /// paragraph separator, a mark that reorders, hides or joins text, a tag, or a noncharacter.
  ///
  /// The project's only such list; each gate decides how to treat these: `Printable` for terminals
  /// and logs, `Escape` for pages, `SafeJSON` for JSON, `TableField` for CSV. Tab and line feed are
  /// included; a gate that can show them lets them through.
  public var isHarmful: Bool {
    switch value {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x34F, 0x1E00..<0x200B: false
    // They select the look of the preceding character, such as an emoji's colour.
    case 0xFE00...0xFE0F: false
    case 0xFDD0...0xFDEF: true
    case let value where value & 0xFFFE == 0xFFFE: true
    default: isOfHarmfulCategory || properties.isDefaultIgnorableCodePoint
    }
  }

  private var isOfHarmfulCategory: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// Whether the character is invisible in a name or looks like another one: harmful, an odd blank,
  /// or a letter that is foreign to Vietnamese names and looks like one of theirs.
  public var isDisguise: Bool {
    switch value {
    case 0x20..<0x7F: false
    case 0xA0: true
    case 0xA1..<0xAD, 0xAE..<0x250, 0x1E00..<0x1F00, 0x300..<0x340, 0x342, 0x345..<0x34F: false
    case 0x2010...0x2012, 0x2043, 0x2212, 0x2800, 0xFE00...0xFE0F, 0xFFFC: true
    default: isHarmful || properties.isAlphabetic || properties.isWhitespace || isMark
    }
  }

  /// Whether the character is a combining mark.
  var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// The character by its number, such as `‹U+212A›`.
  var asNumber: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "‹U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "›"
  }
}
