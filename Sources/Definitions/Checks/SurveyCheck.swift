internal import Domain
internal import Stages

/// Checks that groups and questions fit the levels, leaves and units, and that every group rating a
/// level is asked about all its survey leaves.
struct SurveyCheck {
  let sheet: SurveySheet
  /// The codes of all levels, even those whose criteria could not be read.
  let levels: [String]
  let sheets: [String: CriteriaSheet]
  let log: FaultLog

  func run() {
    checkCodes()
    for group in sheet.groups {
      for level in group.rates where !levels.contains(level.value) { reportLevel(level) }
    }
    for question in sheet.questions { checkQuestion(question) }
    guard sheet.isWhole else { return }
    for level in sheets.keys.sorted() { checkCoverage(of: level) }
  }

  private func checkCodes() {
    var seen: [FoldedText: CSVRow] = [:]
    for row in sheet.groups.map(\.row) + sheet.questions.map(\.row) {
      guard let code = row.optional("code") else { continue }
      if let earlier = seen.updateValue(row, forKey: FoldedText(code.value)) {
        log.report(
          .codeDuplicate, at: code.place, vi: "mã “\(code.value)” đã có ở \(earlier.place)",
          en: "code '\(code.value)' already stands at \(earlier.place)")
      }
    }
  }

  private func reportLevel(_ level: SourceText) {
    log.report(
      .levelUnknown, at: level.place, vi: "không có cấp “\(level.value)”",
      en: "there is no level '\(level.value)'")
  }

  private func checkQuestion(_ question: SurveySheet.QuestionRow) {
    let level = question.question.level
    guard let criteria = sheets[level] else {
      if !levels.contains(level) {
        reportLevel(SourceText(value: level, place: question.row["level"].place))
      }
      return
    }
    let leaf = criteria.leaves.first { $0.node.code == question.question.leaf }
    if criteria.isWhole, leaf?.node.rule?.kind.isAskedInSurvey != true {
      log.report(
        .questionLeaf, at: question.row["leaf"].place,
        vi: "“\(question.question.leaf)” không phải là tiêu chí điều tra (survey_mean) của cấp "
          + "“\(level)”",
        en: "'\(question.question.leaf)' is no survey leaf (survey_mean) of level '\(level)'")
    }
    for name in question.groups {
      let group = sheet.groups.first { $0.code == name.value }
      guard let group else {
        if sheet.isWhole { reportGroup(name, vi: "không có", en: "does not exist") }
        continue
      }
      if !group.rates.contains(where: { $0.value == level }) {
        reportGroup(name, vi: "không đánh giá cấp “\(level)”", en: "does not rate level '\(level)'")
      }
    }
  }

  private func reportGroup(_ name: SourceText, vi: String, en: String) {
    log.report(
      .respondentGroup, at: name.place, vi: "nhóm “\(name.value)” \(vi)",
      en: "the group '\(name.value)' \(en)")
  }

  private func checkCoverage(of level: String) {
    guard let criteria = sheets[level], criteria.isWhole else { return }
    let raters = sheet.groups.filter { $0.rates.contains { $0.value == level } }.map(\.code)
    for leaf in criteria.leaves where leaf.node.rule?.kind.isAskedInSurvey == true {
      for name in leaf.surveyGroups ?? [] where !raters.contains(name.value) {
        reportGroup(name, vi: "không đánh giá cấp “\(level)”", en: "does not rate level '\(level)'")
      }
      let expected = leaf.surveyGroups.map { $0.map(\.value) } ?? raters
      let asked = sheet.questions.filter {
        $0.question.level == level && $0.question.leaf == leaf.node.code
      }
      let silent = expected.filter { group in
        raters.contains(group) && !asked.contains { $0.question.groups.contains(group) }
      }
      guard !silent.isEmpty || expected.isEmpty else { continue }
      let names = silent.joined(separator: ", ")
      log.report(
        .questionMissing, at: leaf.row["code"].place,
        vi: expected.isEmpty
          ? "không nhóm nào đánh giá cấp “\(level)”"
          : "tiêu chí điều tra “\(leaf.node.code)” không có câu hỏi cho nhóm: \(names)",
        en: expected.isEmpty
          ? "no group rates level '\(level)'"
          : "the survey leaf '\(leaf.node.code)' has no question for: \(names)")
    }
  }
}
