internal import Foundation

/// A text without what people vary when they type a name: case, marks, blanks and punctuation.
///
/// Headings, units, groups and choices are matched folded, and the definition is checked for
/// texts that would become the same.
public struct FoldedText: Hashable, Sendable {
  /// The letters and digits that are left.
  let letters: String

  /// Folds a text.
  public init(_ text: String) {
    if let letters = FoldedText.plain(text) {
      self.letters = letters
      return
    }
    var scalars = String.UnicodeScalarView()
    for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar == "đ" {
        scalars.append("d")
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        scalars.append(scalar)
      }
    }
    letters = String(scalars)
  }

  /// Whether nothing is left of the text.
  public var isEmpty: Bool { letters.isEmpty }

  /// Whether another text that is not empty stands somewhere in this one.
  public func contains(_ other: FoldedText) -> Bool {
    !other.isEmpty && Array(letters.utf8).firstRange(of: Array(other.letters.utf8)) != nil
  }

  /// Whether this text starts with another that is not empty.
  func hasPrefix(_ other: FoldedText) -> Bool {
    !other.isEmpty && letters.hasPrefix(other.letters)
  }

  /// What folding makes of ASCII text, by far the most common; nil for any other.
  private static func plain(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case 0x80...: return nil
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
