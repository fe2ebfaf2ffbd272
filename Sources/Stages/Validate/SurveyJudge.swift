internal import Domain

/// Judges the rows of a survey workbook and counts their answers.
///
/// A faulty row or answer is left out and named by its place alone: no finding repeats what a
/// respondent wrote.
struct SurveyJudge {
  private let stage: Validate
  private let input: Validate.Input
  private let questions: [String: SurveyDesign.Question]
  private let options: [String: String]
  private let groups: [FoldedText: SurveyDesign.Group]

  init(_ stage: Validate, _ input: Validate.Input) {
    self.stage = stage
    self.input = input
    let design = stage.survey
    questions = Dictionary(
      (design?.questions ?? []).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    options = Dictionary(
      (design?.options ?? []).map { ($0.code.lowercased(), $0.code) },
      uniquingKeysWith: { first, _ in first })
    groups = Dictionary(
      (design?.groups ?? []).flatMap { group in
        [group.code, group.name.vi, group.name.en].map { (FoldedText($0), group) }
      }, uniquingKeysWith: { first, _ in first })
  }

  func verdict() -> Validate.Verdict {
    let columns = Set(of: input.workbook.questions)
    var count = SurveyCount(
      earlier: input.earlierRespondents, key: input.respondentKey)
    for row in input.workbook.answers { read(row, into: &count) }
    let quotas = QuotaRule(groups: stage.survey?.groups ?? [])
    let marks = count.marks
    let batch = input.workbook.batch?.text ?? ""
    var findings = count.findings
    findings += AnswerRule.unanswered(
      (stage.survey?.questions ?? []).filter {
        count.isAsked($0) && (count.isAllUnanswered || !columns.contains($0.code))
      }, isAll: count.isAllUnanswered)
    findings += quotas.findings(input.earlierRespondents + marks)
    return Validate.Verdict(
      subject: Subject(form: .survey, key: batch.isEmpty ? input.arrival.path : Bytewise(batch)),
      findings: findings,
      questionnaires: count.questionnaires, respondents: marks)
  }

  private func read(_ row: SurveyRow, into count: inout SurveyCount) {
    let places = SurveyRowRule(row: row, columns: input.workbook.columns[row.place.sheet] ?? [:])
    if let missing = places.incomplete {
      count.findings.append(missing)
      return
    }
    guard let unit = stage.directory.unit(named: row.ratedUnit) else {
      count.findings.append(places.unknownUnit(.unit))
      return
    }
    guard let group = groups[FoldedText(row.group)], group.rates.contains(unit.level) else {
      let allowed = (stage.survey?.groups ?? []).filter { $0.rates.contains(unit.level) }
      count.findings.append(places.unknownGroup(allowed: allowed.map(\.code)))
      return
    }
    let home = stage.directory.unit(named: row.respondentUnit)
    if home == nil, !row.respondentUnit.isEmpty || !group.quotaByUnit.isEmpty {
      count.findings.append(places.unknownUnit(.respondentUnit))
      return
    }
    let respondent = count.mark(group: group.code, respondent: row.respondent)
    guard count.admit(respondent, group: group.code, from: home?.code ?? "", rating: unit.code)
    else {
      count.findings.append(
        places.twice(inEarlierFile: count.isEarlier(respondent, rating: unit.code)))
      return
    }
    count.asks(group.code, level: unit.level)
    // A column that stands there twice asks nobody twice.
    var answered: Set<Bytewise> = []
    for answer in row.answers where answered.insert(Bytewise(answer.question)).inserted {
      count.isAllUnanswered = false
      read(answer, of: row, unit, group, into: &count)
    }
  }

  private func read(
    _ answer: SurveyRow.Answer, of row: SurveyRow, _ unit: Unit, _ group: SurveyDesign.Group,
    into count: inout SurveyCount
  ) {
    guard let question = questions[answer.question] else { return }
    let place = CellAddress(
      sheet: row.place.sheet, row: row.place.row, column: answer.column)
    guard question.level == unit.level, question.groups.contains(group.code) else {
      count.findings.append(AnswerRule.notAsked(question, at: place))
      return
    }
    guard let option = options[answer.text.lowercased()] else {
      count.findings.append(
        AnswerRule.outsideScale(
          question, at: place, scale: (stage.survey?.options ?? []).map(\.code)))
      return
    }
    count.add(option, to: question.leaf)
  }
}
