internal import Foundation

extension String {
  /// The text with combining marks (NFD), as a Mac names files.
  var decomposed: String { decomposedStringWithCanonicalMapping }
}
