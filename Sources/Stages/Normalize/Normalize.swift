public import Domain

/// Cells in, rows of a known form out: NFC, decimal comma, folded headings and names.
///
/// Sheets that show no form, such as instructions, are left alone. All sheets that show the same
/// form are read as one workbook; a sheet that shows another form is named in a finding.
public struct Normalize: Stage {
  /// The stage's name.
  public static let name = StageName.normalize
  /// Raised by hand whenever the same input may give another output.
  public static let version = 3

  /// How forms are recognised.
  public let forms: FormSettings
  /// The survey's question codes, which are headings of its workbooks.
  public let questions: [String]
  /// The criteria's codes that have no digit, which nothing else tells from words.
  public let wordCodes: [String]

  // Made from the settings alone, hence no part of the fingerprint.
  private let search: HeaderSearch

  private enum CodingKeys: String, CodingKey { case forms, questions, wordCodes }

  /// Creates the stage with the round's slice of the configuration.
  public init(_ round: Round) {
    let codes = round.levels.flatMap { round.criteria[$0.code]?.nodes.map(\.code) ?? [] }
    self.init(
      forms: round.forms, questions: round.survey?.questions.map(\.code) ?? [],
      wordCodes: Set(codes.filter { !$0.contains(where: \.isNumber) }).sorted())
  }

  /// Creates the stage.
  public init(forms: FormSettings, questions: [String], wordCodes: [String] = []) {
    self.forms = forms
    self.questions = questions
    self.wordCodes = wordCodes
    search = HeaderSearch(forms, questions: questions)
  }

  /// Makes the output.
  public func run(_ input: IngestedWorkbook) -> NormalizedWorkbook {
    var draft = WorkbookDraft(
      findings: FindingLog(input), settings: forms, codes: CodeText(words: wordCodes),
      missed: search.missed)
    for sheet in input.sheets {
      let rows = SheetRows(sheet)
      draft.add(rows, search.headers(in: rows))
    }
    return draft.workbook
  }

  /// The batch that a survey workbook names.
  public static func summary(of output: NormalizedWorkbook) -> String { output.batch?.text ?? "" }
}

extension FindingLog {
  /// Creates a log of the reader's findings about a workbook.
  init(_ workbook: IngestedWorkbook) {
    self.init(workbook.findings)
    count(workbook.omitted ?? [])
  }
}

/// The workbook as far as its sheets have been read.
private struct WorkbookDraft {
  private var form: Form?
  private var units: [Entry] = []
  private var rounds: [Entry] = []
  private var years: [TitleYear] = []
  private var batch: Entry?
  private var columns: [String: [FormField: Int]] = [:]
  private var questions: [String] = []
  private var rows: [FormRow] = []
  private var totals: [Entry] = []
  private var answers: [SurveyRow] = []
  private var decisions: [DecisionRow] = []
  private var findings: FindingLog
  private let settings: FormSettings
  private let codes: CodeText
  private let missed: MissedHeadings
  /// The sheets without a form, which matter where no other sheet has one.
  private var unread: [SheetRows] = []
  private var hiddenSheets: [String] = []

  init(
    findings: FindingLog, settings: FormSettings, codes: CodeText, missed: MissedHeadings
  ) {
    self.findings = findings
    self.missed = missed
    self.settings = settings
    self.codes = codes
  }

  var workbook: NormalizedWorkbook {
    NormalizedWorkbook(
      form: form, claimedUnits: units, claimedRounds: rounds, titleYears: years, batch: batch,
      columns: columns, questions: questions, rows: rows, totals: totals, answers: answers,
      decisions: decisions,
      findings: findings.findings,
      unrecognized: form == nil ? unread.prefix(50).map(missed.nearest) : nil,
      hiddenSheets: hiddenSheets.isEmpty ? nil : hiddenSheets, omitted: findings.omitted)
  }

  mutating func add(_ sheet: SheetRows, _ headers: [Header]) {
    guard let (header, table) = choose(sheet, headers) else {
      if form == nil, !sheet.rows.isEmpty { unread.append(sheet) }
      return
    }
    if let form, form != header.form {
      findings.append(WorkbookDraft.otherForm(sheet, header))
      return
    }
    form = header.form
    columns[sheet.name] = header.columns
    if sheet.hidden.isWhole { hiddenSheets.append(sheet.name) }
    findings += missed.renamed(header, in: sheet)
    findings += header.passedOver.compactMap { $0.finding(in: sheet, below: header.rows) }
    let head = HeadLines(sheet, above: header, settings)
    units += head.units
    findings += head.findings + DisguisedName.findings(sheet, header)
    rounds += head.rounds
    years += head.years
    batch = batch ?? head.batch ?? firstBatch(sheet, header)
    switch header.form {
    case .selfAssessment, .appraisal:
      rows += table?.rows ?? []
      totals += table?.totals ?? []
      findings += table?.findings ?? FindingLog()
      findings += HiddenPoints(sheet: sheet, header: header).findings(table?.rows ?? [])
    case .survey:
      questions += header.questions.map(\.code)
      answers += SurveyTable(sheet, header).rows
    case .decision: decisions += DecisionTable(sheet, header).rows
    }
  }

  /// The form a sheet is: an appraisal has appraised points, and stands beside the unit's own; a
  /// self-assessment may have that column too, but empty.
  private func choose(
    _ sheet: SheetRows, _ headers: [Header]
  ) -> (header: Header, table: AssessmentTable?)? {
    let assessments = headers.filter { $0.form == .selfAssessment || $0.form == .appraisal }
    let read = assessments.compactMap { header in
      AssessmentTable(sheet, header, settings, codes).map { (header: header, table: $0) }
    }
    let appraised = read.first { $0.header.form == .appraisal && $0.table.hasPoints }
    if let chosen = appraised ?? read.first { return (chosen.header, chosen.table) }
    return headers.first { $0.form == .survey || $0.form == .decision }.map { ($0, nil) }
  }

  private func firstBatch(_ sheet: SheetRows, _ header: Header) -> Entry? {
    guard let column = header.columns[.batch] else { return nil }
    return sheet.rows.lazy.filter { $0.number > header.rows.upperBound }
      .compactMap { $0.cell(column) }.map { Entry($0, sheet: sheet.name) }.first { !$0.isBlank }
  }

  private static func otherForm(_ sheet: SheetRows, _ header: Header) -> Finding {
    Finding(
      code: .formWrong, severity: .warning,
      place: CellAddress(
        sheet: sheet.name, row: header.rows.lowerBound, column: header.columns.values.min() ?? 1),
      found: sheet.name,
      message: Bilingual(
        vi: "Trang tính này là biểu khác với các trang trước nên không được đọc.",
        en: "This sheet is another form than those before it, so it was not read."),
      expected: Bilingual(
        vi: "mỗi tệp chỉ có một loại biểu", en: "one kind of form in a file"),
      mend: Bilingual(
        vi: "Nộp biểu này trong một tệp riêng.", en: "Hand this form in as a file of its own."))
  }
}
