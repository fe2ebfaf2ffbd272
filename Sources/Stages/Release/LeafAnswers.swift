internal import Domain

/// The answers about one leaf of one unit, by respondent.
struct LeafAnswers: Hashable {
  /// One respondent's answers to the leaf's questions; only answers that have a worth.
  struct Answer: Hashable {
    /// The respondent's group.
    let group: String
    /// The worths of the single answers in percent, sorted.
    let worths: [Points]
  }

  /// The answers by respondent.
  var answers: [String: Answer] = [:]
  /// The groups whose means are shown.
  var shown: Set<String> = []

  /// The groups' counts, in the survey's order.
  func groups(order: [String]) -> [SurveyCounts.Group] {
    var byCode: [String: SurveyCounts.Group] = [:]
    for answer in answers.values {
      var group =
        byCode[answer.group] ?? SurveyCounts.Group(code: answer.group, answers: 0, sum: .zero)
      group.answers += answer.worths.count
      group.worths.formUnion(answer.worths)
      byCode[answer.group] = group
    }
    let others = byCode.keys.filter { !order.contains($0) }.sorted()
    return (order + others).compactMap { byCode[$0] }
  }
}
