internal import Domain

/// Which respondent groups' means may be shown beside a leaf's points.
///
/// A group of fewer respondents than the survey's smallest published group is hidden. Hiding it
/// alone is not enough: the leaf's points and the other means give away by subtraction what the
/// hidden groups said together. So as soon as any group is hidden, the next smallest ones are
/// hidden too, until at least two groups are hidden and together they have as many respondents as
/// a group must have to be shown. Where that cannot be reached, all are hidden.
///
/// A respondent answers each of a leaf's questions once at most, so a group counts as large enough
/// when it has that many valid answers a question.
struct GroupDisclosure {
  /// The fewest valid answers of a group that is shown, and of all hidden groups together.
  let fewestAnswers: Int

  /// Finds what a leaf's groups must have.
  init(design: SurveyDesign, level: String, leaf: String) {
    let questions = design.questions.count { $0.level == level && $0.leaf == leaf }
    fewestAnswers = design.smallestPublishedGroup * max(1, questions)
  }

  /// The groups' counts, with the means that may be shown.
  func means(of groups: [SurveyCounts.Group]) -> [GroupMean] {
    let hidden = hiddenPositions(of: groups)
    return groups.indices.map { position in
      let group = groups[position]
      let isShown = group.answers > 0 && !hidden.contains(position)
      return GroupMean(
        group: group.code, answers: group.answers,
        mean: isShown ? group.sum / Fraction(group.answers) : nil)
    }
  }

  /// The groups' counts without any mean.
  func countsOnly(of groups: [SurveyCounts.Group]) -> [GroupMean] {
    groups.map { GroupMean(group: $0.code, answers: $0.answers, mean: nil) }
  }

  private func hiddenPositions(of groups: [SurveyCounts.Group]) -> Set<Int> {
    let answering = groups.indices.filter { groups[$0].answers > 0 }
      .sorted { (groups[$0].answers, $0) < (groups[$1].answers, $1) }
    let small = answering.prefix { groups[$0].answers < fewestAnswers }
    guard !small.isEmpty else { return [] }
    var hidden = Array(small)
    var answers = hidden.reduce(0) { $0 + groups[$1].answers }
    for position in answering.dropFirst(small.count)
    where hidden.count < 2 || answers < fewestAnswers {
      hidden.append(position)
      answers += groups[position].answers
    }
    return Set(hidden)
  }
}
