internal import Domain

/// A leaf's points by the survey's answers.
struct SurveyedLeaf {
  let leaf: Criterion
  let level: Level
  /// The survey; nil when the round holds none.
  let design: SurveyDesign?
  let dossier: Score.Dossier

  func outcome() -> LeafOutcome {
    guard let design, dossier.wasSurveyHeld else { return withoutSurvey() }
    let counts = SurveyCounts(
      leaf: leaf.code, unit: dossier.unit.code, tallies: dossier.tallies, design: design)
    let disclosure = GroupDisclosure(design: design, level: level.code, leaf: leaf.code)
    let fewest = max(1, design.minimumAnswers)
    let answers = counts.groups.map { SurveyMeanRule.Answers(count: $0.answers, sum: $0.sum) }
    guard counts.answers >= fewest,
      let result = SurveyMeanRule().result(
        for: answers, weighting: design.weighting, maximum: leaf.maximum)
    else {
      var outcome = LeafOutcome.missing(
        withWaiting(
          MissingReason.tooFewAnswers(leaf.code, answers: counts.answers, fewest: fewest)))
      outcome.groups = disclosure.countsOnly(of: counts.groups)
      return outcome
    }
    return LeafOutcome(
      points: result.points, basis: .survey, explanation: withWaiting(result.explanation),
      groups: disclosure.means(
        of: counts.groups, showing: dossier.shownGroups.map { Set($0[leaf.code] ?? []) }))
  }

  /// The text with what is said of answers that are not taken in or out yet.
  private func withWaiting(_ text: Bilingual) -> Bilingual {
    guard let waiting = dossier.waitingAnswers[leaf.code], waiting > 0 else { return text }
    return Bilingual(
      vi: "\(text.vi) Chưa tính thay đổi của \(waiting) phiếu, để không ai suy ra được câu trả lời "
        + "của người trả lời khi so các lần công bố.",
      en:
        "\(text.en) The changes of \(waiting) questionnaires wait, so that nobody's answer can be "
        + "told by comparing publications.")
  }

  private func withoutSurvey() -> LeafOutcome {
    switch level.withoutSurvey {
    case .incomplete: return .missing(MissingReason.noSurvey(leaf.code))
    case .rescale:
      let most = Figure(leaf.maximum)
      return LeafOutcome(
        points: nil, basis: .excluded,
        explanation: Bilingual(
          vi: "Không tổ chức điều tra xã hội học: "
            + "\(most.vi) điểm tối đa không tính vào mẫu số.",
          en: "No survey was held: "
            + "the maximum of \(most.en) points leaves the denominator."))
    }
  }
}
