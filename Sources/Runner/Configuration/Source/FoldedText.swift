internal import Foundation

/// A text without what people vary when they type a name: case, marks, blanks and punctuation.
struct FoldedText: Hashable {
  private let letters: String

  init(_ text: String) {
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
  var isEmpty: Bool { letters.isEmpty }
}
