/// One respondent's valid answers about one unit, under a mark that names nobody.
public struct Questionnaire: Hashable, Sendable {
  /// The rated unit's code.
  public let unit: String
  /// The respondent's group.
  public let group: String
  /// The respondent's mark, keyed by the database's secret; stays in the database.
  public let respondent: String
  /// The options chosen, sorted, by the leaf whose questions they answer.
  public var answers: [String: [String]]

  /// Creates a questionnaire.
  public init(unit: String, group: String, respondent: String, answers: [String: [String]] = [:]) {
    self.unit = unit
    self.group = group
    self.respondent = respondent
    self.answers = answers
  }
}

extension UnitTally {
  /// The counts of questionnaires, sorted by unit, leaf and group.
  public static func all(of questionnaires: [Questionnaire]) -> [UnitTally] {
    var counts: [String: [String: [String: [String: Int]]]] = [:]
    for questionnaire in questionnaires {
      for (leaf, options) in questionnaire.answers {
        for option in options {
          counts[questionnaire.unit, default: [:]][leaf, default: [:]][
            questionnaire.group, default: [:]][option, default: 0] += 1
        }
      }
    }
    return counts.sorted { $0.key < $1.key }.map { unit, leaves in
      UnitTally(
        unit: unit,
        leaves: leaves.sorted { $0.key < $1.key }.map { leaf, groups in
          LeafTally(
            leaf: leaf,
            groups: groups.sorted { $0.key < $1.key }.map { GroupTally(group: $0, counts: $1) })
        })
    }
  }
}
