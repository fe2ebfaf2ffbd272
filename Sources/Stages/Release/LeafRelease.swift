internal import Domain

/// Which answers about a leaf of a unit may count in the next publication, so that no comparison of
/// it with any earlier ones tells what somebody answered.
///
/// Of each leaf a publication shows sums over sets of respondents: every group that is shown,
/// and all hidden groups together. Whatever is worked out of several publications is a sum over
/// *parts*: respondents whom every publication has put into the same set, or left out. So no new
/// part may come into being that has fewer respondents than the survey's smallest change, or whose
/// answers are all worth the same. Within a part that holds to this, two respondents of different
/// minds could change places, and every figure ever published would be the same.
struct LeafRelease {
  /// The fewest respondents of a new part.
  let fewest: Int
  /// Which groups a single publication may show.
  let disclosure: GroupDisclosure
  /// The groups in the survey's order.
  let order: [String]
  /// Whether an answer weighs as much as its group is small, so that no group covers for another.
  let isWeightedByGroup: Bool

  /// The answers that count next, and the respondents whose changes wait.
  struct Outcome: Equatable {
    let next: LeafAnswers
    let waiting: Set<String>
  }

  /// Decides what counts next.
  ///
  /// - Parameters:
  ///   - wanted: The answers of the files that count.
  ///   - history: What earlier publications held, the oldest first; empty before the first one.
  ///   - holds: Whether changes that would tell somebody's answer wait; otherwise all are taken in,
  ///     and only groups are hidden.
  /// - Returns: What counts next.
  func next(
    _ wanted: [String: LeafAnswers.Answer], after history: [LeafAnswers], holds: Bool = true
  ) -> Outcome {
    guard let last = history.last else { return Outcome(next: first(wanted), waiting: []) }
    if isWeightedByGroup, wanted.count >= fewest, history.allSatisfy(\.answers.isEmpty) {
      return Outcome(next: first(wanted), waiting: [])
    }
    let earlier = Parts(history, isWeightedByGroup: isWeightedByGroup)
    let changed = Set(wanted.keys).union(last.answers.keys).filter {
      wanted[$0] != last.answers[$0]
    }
    var waiting: Set<String> = []
    var blocked: Set<String> = []
    while true {
      var next = LeafAnswers(answers: wanted)
      for respondent in waiting { next.answers[respondent] = last.answers[respondent] }
      let shown = disclosure.shownGroups(next.groups(order: order), but: blocked)
      next.shown = next.answers == last.answers ? last.shown.intersection(shown) : shown
      let telling = earlier.telling(next, fewest: fewest)
      if telling.isEmpty { return Outcome(next: next, waiting: waiting) }
      let fresh = next.shown.subtracting(last.shown)
      // Where no group covers for another, hiding one covers nothing.
      let exposed =
        isWeightedByGroup
        ? [] : fresh.filter { group in telling.contains { $0.groups.contains(group) } }
      let held = holds ? changed.intersection(telling.flatMap(\.respondents)) : []
      if !exposed.isEmpty {
        blocked.formUnion(exposed)
      } else if !held.isSubset(of: waiting) {
        waiting.formUnion(held)
      } else if !fresh.isEmpty {
        blocked.formUnion(fresh)
      } else {
        // A person's word: what is left to be told is told.
        return Outcome(next: next, waiting: waiting)
      }
    }
  }

  /// The answers to publish when there are no earlier ones to compare them with.
  private func first(_ wanted: [String: LeafAnswers.Answer]) -> LeafAnswers {
    var first = LeafAnswers(answers: wanted)
    first.shown = disclosure.shownGroups(first.groups(order: order))
    return first
  }
}
