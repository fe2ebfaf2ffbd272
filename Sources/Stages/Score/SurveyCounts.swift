internal import Domain

/// The valid answers about one leaf of a unit, over all survey files, by respondent group.
struct SurveyCounts {
  /// One group's valid answers.
  struct Group: Hashable {
    /// The group's code.
    let code: String
    /// How many answers have a worth; "don't know" is none of them.
    var answers: Int
    /// The sum of their worths in percent.
    var sum: Fraction
    /// The distinct worths of single answers in percent; one element where all are of one mind.
    var worths: Set<Points> = []
  }

  /// The groups in the survey's order, those it does not list last, by code.
  let groups: [Group]

  /// How many valid answers there are.
  var answers: Int { groups.reduce(0) { $0 + $1.answers } }

  /// Adds up what the tallies say of a leaf of a unit.
  init(leaf: String, unit: String, tallies: [UnitTally], design: SurveyDesign) {
    let worths = Dictionary(
      design.options.map { ($0.code, $0.percent) }, uniquingKeysWith: { first, _ in first })
    var byCode: [String: Group] = [:]
    for tally in tallies where tally.unit == unit {
      for group in tally.leaves.filter({ $0.leaf == leaf }).flatMap(\.groups) {
        var total = byCode[group.group] ?? Group(code: group.group, answers: 0, sum: .zero)
        for (option, count) in group.counts {
          guard count > 0, let worth = worths[option] ?? nil else { continue }
          total.answers += count
          total.sum += Fraction(worth) * Fraction(count)
          total.worths.insert(worth)
        }
        byCode[group.group] = total
      }
    }
    let order = design.groups.map(\.code)
    let listed = order.compactMap { byCode[$0] }
    let others = byCode.keys.filter { !order.contains($0) }.sorted().compactMap { byCode[$0] }
    groups = listed + others
  }
}
