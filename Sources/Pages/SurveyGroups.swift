internal import Domain

/// Chooses the respondent groups whose means are shown, so that nobody's answer can be inferred.
///
/// Hiding one small group is not enough: the leaf's points are the mean over all, so a single
/// hidden mean follows from the others. Groups are therefore hidden, smallest first, until at
/// least two are hidden with at least the smallest publishable number of answers between them.
struct SurveyGroups {
  /// One group as shown.
  struct Entry: Equatable {
    let group: String
    let answers: Int
    /// The mean in percent; nil when hidden.
    let mean: Fraction?
  }

  /// The groups in the given order.
  let entries: [Entry]

  init(_ groups: [GroupMean], smallest: Int) {
    var hidden = Set(
      groups.indices.filter { groups[$0].mean == nil || groups[$0].answers < smallest })
    let bySize = groups.indices.sorted {
      (groups[$0].answers, $0) < (groups[$1].answers, $1)
    }
    // A group without answers hides nothing.
    func count() -> Int { hidden.reduce(0) { $0 + groups[$1].answers } }
    func filled() -> Int { hidden.count { groups[$0].answers > 0 } }
    for index in bySize where !hidden.contains(index) {
      guard count() > 0, filled() < 2 || count() < smallest else { break }
      hidden.insert(index)
    }
    entries = groups.indices.map { index in
      let group = groups[index]
      return Entry(
        group: group.group, answers: group.answers, mean: hidden.contains(index) ? nil : group.mean)
    }
  }
}
