/// The text of a diagnostic, apart from the place and the content found.
struct Wording: Sendable {
  /// The expected content.
  let expected: Expectation
  let english: String
  let vietnamese: String

  init(_ english: String, _ vietnamese: String, expected: Expectation) {
    self.expected = expected
    self.english = english
    self.vietnamese = vietnamese
  }
}

extension Diagnostic.Code {
  var wording: Wording {
    if let wording = Wording.packages[self] { return wording }
    return switch category {
    case .notASpreadsheet: Wording.otherKinds[self] ?? Wording.unnamed(self)
    case .incomplete, .hostile: Wording.wholeFile[self] ?? Wording.unnamed(self)
    case .place: Wording.places[self] ?? Wording.unnamed(self)
    case .value, .markup: Wording.contents[self] ?? Wording.unnamed(self)
    }
  }
}

extension Wording {
  static func unnamed(_ code: Diagnostic.Code) -> Wording {
    preconditionFailure("The diagnostic \(code.rawValue) has no wording.")
  }
}
