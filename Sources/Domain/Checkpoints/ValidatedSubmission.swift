/// The output of validate for a normalized workbook in its folder: checked against the criteria
/// set, the roster and the deadline.
public struct ValidatedSubmission: Hashable, Sendable {
  /// The subject of the submission; nil when not even that could be determined.
  public let subject: Subject?
  /// Whether it can count.
  public let isAccepted: Bool
  /// Whether it arrived after its deadline.
  public let isLate: Bool
  /// The findings, in the order of the workbook.
  public let findings: [Finding]
  /// The findings that are only counted; nil when all are kept.
  public let omitted: [OmittedFindings]?
  /// The leaves of a self-assessment or appraisal, in the criteria set's order.
  public let leaves: [LeafEntry]
  /// The answers of each respondent about each unit, in the order of the workbook; they stay in the
  /// checkpoint.
  public let questionnaires: [Questionnaire]
  /// The respondents' marks, for checking later files; they stay in the checkpoint.
  public let respondents: [RespondentMark]
  /// The decisions.
  public let decisions: [Decision]

  /// Creates a validated submission.
  public init(
    subject: Subject?, isAccepted: Bool, isLate: Bool, findings: [Finding],
    leaves: [LeafEntry] = [], questionnaires: [Questionnaire] = [],
    respondents: [RespondentMark] = [], decisions: [Decision] = [],
    omitted: [OmittedFindings]? = nil
  ) {
    self.subject = subject
    self.isAccepted = isAccepted
    self.isLate = isLate
    self.findings = findings
    self.omitted = omitted
    self.leaves = leaves
    self.questionnaires = questionnaires
    self.respondents = respondents
    self.decisions = decisions
  }
}

/// The subject of a submission: later accepted submissions of one subject replace earlier ones.
public struct Subject: Hashable, Sendable, Codable {
  /// The kind of workbook.
  public let form: Form
  /// The unit's code, a survey's batch, or the decision workbook's name.
  public let key: Bytewise

  /// Creates a subject.
  public init(form: Form, key: Bytewise) {
    self.form = form
    self.key = key
  }
}

/// A submission's entry for one leaf (or for a bonus or penalty).
public struct LeafEntry: Hashable, Sendable {
  /// The leaf's code.
  public let leaf: String
  /// The points entered; nil when none were.
  public let points: Points?
  /// The measured result; nil when nothing usable was stated.
  public let measure: Measure?
  /// Whether the leaf is claimed (or, in an appraisal, decided) not to apply.
  public let isNotApplicable: Bool
  /// The evidence named.
  public let evidence: String
  /// The explanation or reason given.
  public let explanation: String
  /// The cell that holds the points, else the claim or the result.
  public let place: CellAddress
  /// The cell of the stated result that `measure` was read from; nil without a measure.
  public let resultPlace: CellAddress?

  /// Creates an entry.
  public init(
    leaf: String, points: Points?, measure: Measure?, isNotApplicable: Bool, evidence: String,
    explanation: String, place: CellAddress, resultPlace: CellAddress? = nil
  ) {
    self.leaf = leaf
    self.points = points
    self.measure = measure
    self.isNotApplicable = isNotApplicable
    self.evidence = evidence
    self.explanation = explanation
    self.place = place
    self.resultPlace = resultPlace
  }
}

/// The measured result of a leaf, ready for its rule.
public enum Measure: Hashable, Sendable {
  /// The label of the chosen text, as worded in the criteria set.
  case choice(String)
  /// Yes or no.
  case yesNo(Bool)
  /// A percentage, exact (100 is the whole).
  case percent(Fraction)
  /// A number of faults.
  case faults(Points)
}

/// The survey's counts about one unit.
public struct UnitTally: Hashable, Sendable {
  /// The rated unit's code.
  public let unit: String
  /// The counts by leaf, sorted by leaf code.
  public let leaves: [LeafTally]

  /// Creates a tally.
  public init(unit: String, leaves: [LeafTally]) {
    self.unit = unit
    self.leaves = leaves
  }
}

/// The counts about one leaf of a unit.
public struct LeafTally: Hashable, Sendable {
  /// The leaf's code.
  public let leaf: String
  /// The counts by respondent group, sorted by group code.
  public let groups: [GroupTally]

  /// Creates a tally.
  public init(leaf: String, groups: [GroupTally]) {
    self.leaf = leaf
    self.groups = groups
  }
}

/// One respondent group's counts about one leaf of a unit.
public struct GroupTally: Hashable, Sendable {
  /// The group's code.
  public let group: String
  /// How often each option was chosen, by option code.
  public let counts: [String: Int]

  /// Creates a tally.
  public init(group: String, counts: [String: Int]) {
    self.group = group
    self.counts = counts
  }
}

/// An anonymous record of which units a respondent rated.
public struct RespondentMark: Hashable, Sendable {
  /// The first 16 hexadecimal digits of the HMAC-SHA256 of the group and the respondent's code
  /// under the database's secret.
  public let respondent: String
  /// The group's code.
  public let group: String
  /// The body the respondent comes from, by unit code; empty when not stated.
  public let respondentUnit: String
  /// The codes of the rated units, sorted.
  public let ratedUnits: [String]

  /// Creates a mark.
  public init(respondent: String, group: String, respondentUnit: String, ratedUnits: [String]) {
    self.respondent = respondent
    self.group = group
    self.respondentUnit = respondentUnit
    self.ratedUnits = ratedUnits
  }
}
