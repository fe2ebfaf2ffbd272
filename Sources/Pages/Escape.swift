internal import Domain

/// Makes any text safe inside an element or a quoted attribute.
///
/// The template library escapes by `Character`, which would miss a quotation mark followed by a
/// combining mark; this works on bytes. Harmful characters become U+FFFD, so that a hostile name
/// can neither hide nor disguise itself.
enum Escape {
  /// The text with every special character replaced.
  static func html(_ text: String) -> String {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.indices.allSatisfy { index in
        // Vietnamese letters: the block of U+1E00 to U+1EFF.
        isPlainByte[Int(bytes[index])]
          || bytes[index] == 0xE1 && index + 1 < bytes.count && bytes[index + 1] >= 0xB8
            && bytes[index + 1] <= 0xBB
      }
    }
    if isPlain == true { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 32)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }

  /// Whether a character is harmful on a page, which can show tabs and line feeds; characters
  /// reserved for stencils count as harmful.
  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\t" && scalar != "\n" && scalar.isHarmful
  }

  /// Bytes that need no check of their character: printable ASCII without the special ones, and
  /// lead bytes that start no harmful character.
  private static let isPlainByte: [Bool] = (0...255).map { (byte: Int) in
    switch UInt8(byte) {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), 0x7F, 0xC2, 0xCD, 0xD8, 0xDB, 0xDC, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0...:
      false
    case 0x00...0x1F: byte == 0x09 || byte == 0x0A
    default: true
    }
  }
}
