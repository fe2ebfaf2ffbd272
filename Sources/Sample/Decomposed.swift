internal import Foundation

extension String {
  /// The text with its marks as letters of their own (NFD), as a Mac names files.
  var decomposed: String { decomposedStringWithCanonicalMapping }
}
