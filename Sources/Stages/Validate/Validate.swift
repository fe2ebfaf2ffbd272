public import Domain

/// A normalized workbook in its folder, judged against the criteria set, the roster and the clock.
public struct Validate: Stage {
  /// The stage's name.
  public static let name = StageName.validate
  /// Raised by hand whenever the same input may give another output.
  public static let version = 1

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
  /// What happens to late submissions.
  public let late: Policies.Late
  /// The texts that mean each decision kind.
  public let decisionKinds: [Decision.Kind: [String]]
  /// The texts that claim "not applicable".
  public let notApplicableMarks: [String]

  /// A workbook and the file it came in.
  public struct Input: Sendable {
    /// What normalize made of it.
    public let workbook: NormalizedWorkbook
    /// The file.
    public let arrival: Arrival
    /// Who answered in survey files that count and came before; empty for other forms.
    public let earlierRespondents: [RespondentMark]

    /// Creates an input.
    public init(
      workbook: NormalizedWorkbook, arrival: Arrival, earlierRespondents: [RespondentMark] = []
    ) {
      self.workbook = workbook
      self.arrival = arrival
      self.earlierRespondents = earlierRespondents
    }
  }

  /// Creates the stage with the round's slice of the configuration.
  public init(_ round: Round) {
    units = round.units
    criteria = round.criteria
    survey = round.survey
    deadlines = round.deadlines
    deadlineDays = round.deadlineDays
    late = round.policies.late
    decisionKinds = round.forms.decisionKinds
    notApplicableMarks = round.forms.notApplicableMarks
  }

  /// Makes the output.
  public func run(_ input: Input) -> ValidatedSubmission {
    ValidatedSubmission(subject: nil, isAccepted: false, isLate: false, findings: [])
  }
}
