import Domain

/// Makes the survey's workbooks: one per group and level; for communes, one per district.
struct SurveyFiles {
  private let round: Round
  private let seed: UInt64
  private let design: SurveyDesign
  private let targets: [String: Int]
  private let headings: HeadingChoices

  /// Takes the round; nil when it holds no survey.
  init?(_ round: Round, seed: UInt64, targets: [String: Int]) {
    guard let design = round.survey else { return nil }
    self.round = round
    self.seed = seed
    self.design = design
    self.targets = targets
    headings = HeadingChoices(round.forms)
  }

  /// One respondent's answers about one unit.
  struct Row {
    var respondent: String, group: String
    var from: Unit?
    /// The rated unit as written; empty when forgotten.
    var rated: String
    /// The answers in the order of the questions.
    var answers: [String]
  }

  /// One workbook to be made.
  struct Batch {
    /// The batch's code.
    let code: String
    /// The level rated.
    let level: Level
    /// The questions, including those for only some groups.
    let questions: [SurveyDesign.Question]
    /// The respondents by group.
    let people: [(group: SurveyDesign.Group, respondents: [Respondent])]
  }

  /// Hands over the workbooks one at a time.
  func forEachFile(_ body: (SampleFile) throws -> Void) rethrows {
    var faults = Fault.allCases[...]
    for batch in batches() {
      // Faults go into workbooks with enough rows to hide them, all of one kind.
      let isFaulty = batch.people.contains { !$0.group.quotaByUnit.isEmpty } && !faults.isEmpty
      let isCrowded = batch.people.count == 1 && batch.people[0].group == crowdedGroup
      if isCrowded, batch.level == round.levels.first { try body(crowded(batch)) }
      try body(file(batch, faults: isFaulty ? Array(faults) : []))
      if isFaulty { faults = [] }
    }
  }

  private var crowdedGroup: SurveyDesign.Group? {
    design.groups.filter { $0.quotaByUnit.isEmpty }
      .min { ($0.quota ?? .max) < ($1.quota ?? .max) }
      .flatMap { $0.quota == nil ? nil : $0 }
  }

  private func batches() -> [Batch] {
    let people = Respondents(round: round)
    return round.levels.flatMap { level -> [Batch] in
      let groups = design.groups.filter { $0.rates.contains(level.code) }
      let units = round.units.filter { $0.level == level.code }
      let respondents = groups.map { (group: $0, respondents: people.of($0, rating: level.code)) }
      let name = "KS-\(level.code.uppercased())"
      let hasDistricts =
        groups.allSatisfy { $0.quota == nil } && units.allSatisfy { $0.parent != nil }
      guard hasDistricts else {
        return respondents.compactMap { batch("\(name)-\($0.group.code)", level, [$0]) }
      }
      return people.districts(of: units).compactMap { district in
        let own = respondents.map { entry in
          (
            group: entry.group,
            respondents: entry.respondents.filter { $0.rated.first?.parent == district.code }
          )
        }
        return batch("\(name)-\(district.code)", level, own)
      }
    }
  }

  private func batch(
    _ code: String, _ level: Level,
    _ people: [(group: SurveyDesign.Group, respondents: [Respondent])]
  ) -> Batch? {
    let groups = people.map(\.group.code)
    let questions = design.questions.filter { question in
      question.level == level.code && question.groups.contains { groups.contains($0) }
    }
    guard !questions.isEmpty, people.contains(where: { !$0.respondents.isEmpty }) else {
      return nil
    }
    return Batch(code: code, level: level, questions: questions, people: people)
  }

  private func rows(_ batch: Batch) -> [Row] {
    batch.people.flatMap { group, respondents in
      respondents.flatMap { respondent -> [Row] in
        var random = SplitMix64(seed: seed, "answers \(batch.level.code) \(respondent.code)")
        let leniency = random.within(-60...60)
        return respondent.rated.map { unit in
          let wanted = (targets[unit.code] ?? 850) + leniency
          let answers = batch.questions.map { question in
            question.groups.contains(group.code) ? answer(near: wanted, &random) : ""
          }
          return Row(
            respondent: respondent.code, group: group.code, from: respondent.from,
            rated: unit.code, answers: answers)
        }
      }
    }
  }

  // Draws between the two options around the wanted value, in thousandths, so that the mean comes
  // close; occasionally a respondent does not know or disagrees strongly.
  private func answer(near wanted: Int, _ random: inout SplitMix64) -> String {
    let worths = design.options.compactMap { option in
      option.percent.map { (code: option.code, worth: Int($0.millionths / (Points.scale / 10))) }
    }
    let unsure = design.options.filter { $0.percent == nil }
    if let option = unsure.first, random.chance(20) { return option.code }
    guard let best = worths.first else { return "" }
    if random.chance(30) { return random.pick(worths).code }
    for (better, worse) in zip(worths, worths.dropFirst())
    where wanted <= better.worth && wanted >= worse.worth && better.worth > worse.worth {
      let share = (wanted - worse.worth) * 1000 / (better.worth - worse.worth)
      return random.chance(share) ? better.code : worse.code
    }
    return best.code
  }
}

extension SurveyFiles {
  /// A fault in a row that does not affect the other rows.
  enum Fault: CaseIterable {
    case answerOutsideScale, respondentTwice, groupUnknown, rowIncomplete, unitUnknown

    /// The finding it causes.
    var code: FindingCode {
      switch self {
      case .answerOutsideScale: .answerOutsideScale
      case .respondentTwice: .respondentTwice
      case .groupUnknown: .groupUnknown
      case .rowIncomplete: .rowIncomplete
      case .unitUnknown: .unitUnknown
      }
    }
  }

  // The fields before the answers.
  private static let fields: [FormField] = [
    .ordinal, .respondent, .respondentGroup, .respondentUnit, .unit,
  ]

  // Plants a fault and returns its row, and its column if it concerns one cell.
  private func plant(_ fault: Fault, in rows: inout [Row], _ random: inout SplitMix64)
    -> (row: Int, column: Int)?
  {
    guard let place = rows.indices.last.map({ random.within($0 / 4...$0 / 2) }) else { return nil }
    let last = rows.count
    var copy = rows[place]
    switch fault {
    case .answerOutsideScale:
      let question = random.below(copy.answers.count)
      rows[place].answers[question] = "F"
      return (place, SurveyFiles.fields.count + 1 + question)
    case .respondentTwice:
      rows.append(copy)
      return (last, 2)
    case .groupUnknown:
      copy.group = "HIEP_HOI_DN"
      copy.respondent = "HH-01"
      copy.from = nil
      rows.append(copy)
      return (last, 3)
    case .rowIncomplete:
      copy.rated = ""
      rows.append(copy)
      return (last, 5)
    case .unitUnknown:
      copy.rated = "Sở Ngoại vụ"
      rows.append(copy)
      return (last, 5)
    }
  }

  private func file(_ batch: Batch, faults: [Fault]) -> SampleFile {
    var random = SplitMix64(seed: seed, "survey \(batch.code)")
    var rows = rows(batch)
    let places = faults.compactMap { fault in
      plant(fault, in: &rows, &random).map { (fault: fault, place: $0) }
    }
    let (grid, first) = sheet(batch, rows, &random)
    let path = "\(InboxFolder.survey)/Phieu dieu tra XHH \(batch.code).xml"
    let planted = places.map { fault, place in
      Planted(
        path: path, code: fault.code, severity: .warning,
        cell: grid.address(row: first + place.row, column: place.column),
        note: "the row is left out of the count, the others are not")
    }
    return wrapped(grid, batch, path, 14...25, planted, &random)
  }

  /// A workbook with one respondent too many, which is rejected as a whole.
  private func crowded(_ batch: Batch) -> SampleFile {
    var random = SplitMix64(seed: seed, "crowded \(batch.code)")
    var rows = rows(batch)
    if var extra = rows.last {
      extra.respondent += "bis"
      rows.append(extra)
    }
    let (grid, _) = sheet(batch, rows, &random)
    let path = "\(InboxFolder.survey)/Phieu dieu tra XHH \(batch.code) (ban dau).xml"
    let planted = [
      Planted(
        path: path, code: .groupOverQuota, severity: .error,
        note: "one respondent more than the plan allows")
    ]
    return wrapped(grid, batch, path, 27...30, planted, &random)
  }

  private func wrapped(
    _ grid: Grid, _ batch: Batch, _ path: String, _ days: ClosedRange<Int>,
    _ planted: [Planted], _ random: inout SplitMix64
  ) -> SampleFile {
    let workbook = MessyWorkbook(
      sheets: [grid], dialect: random.pick([.excel, .libreOffice, .handmade, .sheetJS]),
      author: Phrases.person(&random), saved: "2023-12-22T08:00:00Z")
    return SampleFile(
      file: OutputFile(path: path, bytes: workbook.bytes()),
      received: ArrivalTimes(round).before(days, .survey, &random), planted: planted)
  }

  private func sheet(_ batch: Batch, _ rows: [Row], _ random: inout SplitMix64)
    -> (grid: Grid, firstRow: Int)
  {
    var grid = Grid(name: "Phiếu")
    let fields = SurveyFiles.fields
    let level = batch.level.name.vi
    grid.put(
      text: "TỔNG HỢP PHIẾU ĐIỀU TRA XÃ HỘI HỌC NĂM \(round.year): \(level.uppercased())", row: 1,
      column: 1, across: fields.count + batch.questions.count - 1)
    grid.put(text: "Mã đợt: \(batch.code)", row: 2, column: 1, across: 3)
    let drawn = headings.draw(.survey, fields, &random)
    for (position, field) in fields.enumerated() {
      let content = Grid.Content.text(drawn[field] ?? "")
      grid.put(.init(column: position + 1, content: content, isHeading: true), row: 4)
    }
    for (position, question) in batch.questions.enumerated() {
      let column = fields.count + 1 + position
      grid.put(.init(column: column, content: .text(question.code), isHeading: true), row: 4)
    }
    let writesNames = round.units.count < 1000 && random.chance(500)
    for (position, answers) in rows.enumerated() {
      put(answers, row: position + 5, writesNames, &grid)
    }
    return (grid, 5)
  }

  private func put(_ answers: Row, row: Int, _ writesNames: Bool, _ grid: inout Grid) {
    grid.put(.init(column: 1, content: .number(String(row - 4))), row: row)
    grid.put(text: answers.respondent, row: row, column: 2)
    grid.put(text: answers.group, row: row, column: 3)
    grid.put(text: answers.from?.code ?? "", row: row, column: 4)
    let name = writesNames ? round.unit(answers.rated)?.name : nil
    grid.put(text: name ?? answers.rated, row: row, column: 5)
    for (position, answer) in answers.answers.enumerated() {
      grid.put(text: answer, row: row, column: 6 + position)
    }
  }
}
