internal import Domain

/// Which respondent groups' means may be shown beside a leaf's points.
///
/// A group is hidden when it has fewer respondents than the survey's smallest published group, and
/// when all its valid answers are worth the same: its mean would be the answer of everybody in it.
/// Hiding it alone is not enough: the leaf's points and the other means give away by subtraction
/// what the hidden groups said together. So as soon as any group is hidden, the next smallest ones
/// are hidden too, until at least two groups are hidden, together they have as many respondents as
/// a group must have to be shown, and their answers differ. Where that cannot be reached, all are
/// hidden. The leaf's points themselves are always shown, since an index is made of them.
///
/// A respondent answers each of a leaf's questions once at most, so a group counts as large enough
/// when it has that many valid answers a question.
struct GroupDisclosure {
  /// The fewest valid answers of a group that is shown, and of all hidden groups together.
  let fewestAnswers: Int
  /// Whether groups of one mind are hidden, which programs before this rule did not do.
  let hidesOneMind: Bool

  /// Finds what a leaf's groups must have.
  init(design: SurveyDesign, level: String, leaf: String, hidesOneMind: Bool = true) {
    let questions = design.questions.count { $0.level == level && $0.leaf == leaf }
    fewestAnswers = design.smallestPublishedGroup * max(1, questions)
    // Where a single respondent's mean may be shown, alike answers are no secret either.
    self.hidesOneMind = hidesOneMind && design.smallestPublishedGroup > 1
  }

  /// The groups' counts, with the means that may be shown.
  ///
  /// - Parameters:
  ///   - groups: The groups' answers.
  ///   - shown: The groups that a release of answers shows; nil to go by these answers alone.
  /// - Returns: A mean a group, nil where it is hidden.
  func means(of groups: [SurveyCounts.Group], showing shown: Set<String>? = nil) -> [GroupMean] {
    let shown = shown ?? shownGroups(groups)
    return groups.map { group in
      GroupMean(
        group: group.code, answers: group.answers,
        mean: group.answers > 0 && shown.contains(group.code)
          ? group.sum / Fraction(group.answers) : nil)
    }
  }

  /// The groups' counts without any mean.
  func countsOnly(of groups: [SurveyCounts.Group]) -> [GroupMean] {
    groups.map { GroupMean(group: $0.code, answers: $0.answers, mean: nil) }
  }

  /// The groups whose means are shown.
  ///
  /// - Parameters:
  ///   - groups: The groups' answers.
  ///   - blocked: Groups that are hidden whatever their answers.
  /// - Returns: Their codes.
  func shownGroups(_ groups: [SurveyCounts.Group], but blocked: Set<String> = []) -> Set<String> {
    let answering = groups.indices.filter { groups[$0].answers > 0 }
      .sorted { (groups[$0].answers, $0) < (groups[$1].answers, $1) }
    var hidden = Hidden()
    for position in answering where mustHide(groups[position], blocked) {
      hidden.add(groups[position])
    }
    guard !hidden.codes.isEmpty else { return Set(answering.map { groups[$0].code }) }
    for position in answering where !hidden.codes.contains(groups[position].code) {
      if isEnough(hidden) { break }
      hidden.add(groups[position])
    }
    return Set(answering.map { groups[$0].code }).subtracting(hidden.codes)
  }

  private func mustHide(_ group: SurveyCounts.Group, _ blocked: Set<String>) -> Bool {
    group.answers < fewestAnswers || hidesOneMind && group.worths.count == 1
      || blocked.contains(group.code)
  }

  private func isEnough(_ hidden: Hidden) -> Bool {
    hidden.codes.count >= 2 && hidden.answers >= fewestAnswers
      && (!hidesOneMind || hidden.worths.count > 1)
  }

  /// The groups hidden so far, taken together.
  private struct Hidden {
    var codes: Set<String> = []
    var answers = 0
    var worths: Set<Points> = []

    mutating func add(_ group: SurveyCounts.Group) {
      codes.insert(group.code)
      answers += group.answers
      worths.formUnion(group.worths)
    }
  }
}
