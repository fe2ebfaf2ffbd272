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
    letters = FoldedText.folded(text)
  }

  /// Folds any text.
  private static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar == "đ" {
        scalars.append("d")
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Each composed Latin letter folded, by its number: none of them changes how the next one folds.
  private static let latin: [[UInt8]] = (0..<0x1F00).map { number in
    guard number < 0x300 || number >= 0x1E00, let scalar = UnicodeScalar(number) else { return [] }
    return Array(folded(String(scalar)).utf8)
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

  /// Folds text in composed Latin letters, as Vietnamese is, byte by byte; nil for any other text.
  private static func plain(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A, 0x30...0x39: bytes.append(UInt8(scalar.value))
      case 0x41...0x5A: bytes.append(UInt8(scalar.value) | 0x20)
      case 0..<0x80: break
      case 0x80..<0x300, 0x1E00..<0x1F00: bytes += latin[Int(scalar.value)]
      // Dashes, quotes and other signs that office programs put in.
      case 0x2010...0x2027: break
      default: return nil
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
