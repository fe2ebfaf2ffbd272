/// Makes any text safe inside an element or a quoted attribute.
///
/// The template library escapes by `Character`, so that a quotation mark followed by a combining
/// mark would pass; this works on bytes. Controls and marks that reorder text become U+FFFD, so
/// that a hostile name can neither hide nor disguise itself.
enum Escape {
  /// The text with every special character replaced.
  static func html(_ text: String) -> String {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { isPlainByte[Int($0)] }
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

  /// Whether a character is a control, reorders text, or is reserved for stencils.
  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069,
      0xFDD0...0xFDEF, 0xFFFE...0xFFFF:
      true
    default: false
    }
  }

  /// Bytes that need no look at the character they belong to: printable ASCII without the special
  /// ones, and the lead bytes that no harmful character starts with.
  private static let isPlainByte: [Bool] = (0...255).map { (byte: Int) in
    switch UInt8(byte) {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), 0x7F, 0xC2, 0xD8, 0xE2, 0xEF:
      false
    case 0x00...0x1F: byte == 0x09 || byte == 0x0A
    default: true
    }
  }
}
