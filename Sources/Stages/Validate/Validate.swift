public import Domain

/// A normalized workbook in its folder, judged against the criteria set, the roster and the clock.
public struct Validate: Stage {
  /// The stage's name.
  public static let name = StageName.validate
  /// Raised by hand whenever the same input may give another output.
  public static let version = 3

  /// The round as forms name it.
  public let round: RoundName
  /// The roster.
  public let units: [Unit]
  /// The criteria sets by level.
  public let criteria: [String: CriteriaSet]
  /// The survey; nil when the round holds none.
  public let survey: SurveyDesign?
  /// The last moment a form is on time.
  public let deadlines: [Form: Instant]
  /// The deadline days as announced.
  public let deadlineDays: [Form: CalendarDate]
  /// The rule for late submissions.
  public let late: Policies.Late
  /// The texts that mean each decision kind.
  public let decisionKinds: [Decision.Kind: [String]]
  /// The texts that claim "not applicable".
  public let notApplicableMarks: [String]

  // Made from the settings alone, hence no part of the fingerprint.
  let directory: UnitDirectory
  let marks: NotApplicableMarks

  private enum CodingKeys: String, CodingKey {
    case round, units, criteria, survey, deadlines, deadlineDays, late, decisionKinds,
      notApplicableMarks
  }

  /// A workbook and the file it came in.
  public struct Input: Sendable {
    /// The workbook as normalize reads it.
    public let workbook: NormalizedWorkbook
    /// The file.
    public let arrival: Arrival
    /// Who answered in survey files that count and came before; empty for other forms.
    public let earlierRespondents: [RespondentMark]
    /// The secret that keys the marks of respondents: marks stay in the database that keeps it, and
    /// nothing that is published depends on it.
    public let respondentKey: [UInt8]

    /// Creates an input.
    public init(
      workbook: NormalizedWorkbook, arrival: Arrival, earlierRespondents: [RespondentMark] = [],
      respondentKey: [UInt8] = []
    ) {
      self.workbook = workbook
      self.arrival = arrival
      self.earlierRespondents = earlierRespondents
      self.respondentKey = respondentKey
    }
  }

  /// Creates the stage with the round's slice of the configuration.
  public init(_ round: Round) {
    self.round = round.name
    units = round.units
    criteria = round.criteria
    survey = round.survey
    deadlines = round.deadlines
    deadlineDays = round.deadlineDays
    late = round.policies.late
    decisionKinds = round.forms.decisionKinds
    notApplicableMarks = round.forms.notApplicableMarks
    directory = UnitDirectory(round.units)
    marks = NotApplicableMarks(round.forms.notApplicableMarks)
  }

  /// Makes the output.
  public func run(_ input: Input) -> ValidatedSubmission {
    var verdict = verdict(on: input)
    var findings = FindingLog(input.workbook.findings)
    findings.count(input.workbook.omitted ?? [])
    findings += verdict.findings
    verdict.findings = findings
    let isLate = lateness(of: input.arrival, as: verdict.subject?.form, into: &verdict.findings)
    let isAccepted =
      verdict.subject != nil && !verdict.findings.hasError
    return ValidatedSubmission(
      subject: verdict.subject, isAccepted: isAccepted, isLate: isLate,
      findings: verdict.findings.findings, leaves: verdict.leaves,
      questionnaires: verdict.questionnaires, respondents: verdict.respondents,
      decisions: verdict.decisions, omitted: verdict.findings.omitted)
  }

  /// The `SubmissionSummary` as lines.
  public static func summary(of output: ValidatedSubmission) -> String {
    SubmissionSummary(output).text
  }

  /// Everything the stage finds in a workbook, except whether it is late.
  struct Verdict {
    var subject: Subject?
    var findings = FindingLog()
    var leaves: [LeafEntry] = []
    var questionnaires: [Questionnaire] = []
    var respondents: [RespondentMark] = []
    var decisions: [Decision] = []
  }

  private func verdict(on input: Input) -> Verdict {
    let workbook = input.workbook
    // A file that could not be read as a whole is not judged by the part that could.
    if workbook.findings.contains(where: { $0.severity == .error }) {
      return Verdict(subject: subject(of: input))
    }
    let place = FolderRule(directory: directory, hasSurvey: survey != nil)
    if let finding = place.finding(on: workbook, in: input.arrival) {
      return Verdict(findings: [finding])
    }
    let claims = RoundClaimRule(round: round, form: workbook.form)
    // The rows of another round's form mean other criteria, or other people's answers.
    if let finding = claims.otherRound(workbook.claimedRounds) {
      return Verdict(subject: subject(of: input), findings: [finding])
    }
    var verdict = judged(input)
    var findings = FindingLog(claims.otherYear(workbook))
    findings += verdict.findings
    verdict.findings = findings
    return verdict
  }

  private func judged(_ input: Input) -> Verdict {
    switch input.workbook.form {
    case .selfAssessment, .appraisal: AssessmentJudge(self, input).verdict()
    case .survey: SurveyJudge(self, input).verdict()
    case .decision: DecisionJudge(self, input).verdict()
    case nil: Verdict()
    }
  }

  /// The subject of a file that cannot be read, as far as its folder and its beginning tell.
  private func subject(of input: Input) -> Subject? {
    guard let unit = directory.unit(owning: input.arrival.folder),
      input.workbook.form == .selfAssessment
    else { return nil }
    return Subject(form: .selfAssessment, key: Bytewise(unit.code))
  }

  private func lateness(
    of arrival: Arrival, as form: Form?, into findings: inout FindingLog
  ) -> Bool {
    guard let form, let deadline = deadlines[form], arrival.receivedAt > deadline else {
      return false
    }
    findings.append(LateRule(late: late, day: deadlineDays[form]).finding(arrival))
    return true
  }
}
