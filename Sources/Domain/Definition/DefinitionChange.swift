/// One difference between two definitions of a round, in words.
public struct DefinitionChange: Hashable, Sendable, Codable {
  /// The parts of a definition, in the order in which changes are listed.
  public enum Part: String, Hashable, Sendable, Codable, CaseIterable {
    case round, policy, deadline, level, group, unit, criterion, survey, form
  }

  /// The changed part.
  public let part: Part
  /// The code of the changed item within its part, such as a unit's; empty when there is none.
  public let code: String
  /// The property that changed, such as a unit's ranking.
  public let what: Bilingual
  /// The value before and after; nil when there was or is none.
  public let from: Bilingual?, to: Bilingual?

  /// Describes a change.
  public init(part: Part, code: String, what: Bilingual, from: Bilingual?, to: Bilingual?) {
    self.part = part
    self.code = code
    self.what = what
    self.from = from
    self.to = to
  }

  /// The change in one line, `what: from → to`.
  public var sentence: Bilingual {
    switch (from, to) {
    case (let from?, let to?):
      Bilingual(
        vi: "\(what.vi): \(from.vi) → \(to.vi)", en: "\(what.en): \(from.en) → \(to.en)")
    case (nil, let to?):
      Bilingual(vi: "\(what.vi): thêm mới, \(to.vi)", en: "\(what.en): added, \(to.en)")
    case (let from?, nil):
      Bilingual(
        vi: "\(what.vi): bỏ, trước là \(from.vi)", en: "\(what.en): removed, was \(from.en)")
    case (nil, nil): what
    }
  }
}

extension Round {
  /// The changes from this definition to another, in words; empty if their bytes are the same.
  ///
  /// - Parameter other: The later definition.
  /// - Returns: The changes, part by part, in the order of the definition.
  public func changes(to other: Round) -> [DefinitionChange] {
    var comparison = Comparison()
    comparison.compareHead(self, other)
    comparison.compare(policies, other.policies)
    comparison.compareDeadlines(self, other)
    comparison.compareLevels(self, other)
    comparison.compareUnits(units, other.units)
    comparison.compareCriteria(self, other)
    comparison.compareSurveys(survey, other.survey)
    comparison.compare(forms, other.forms)
    return comparison.changes
  }
}
