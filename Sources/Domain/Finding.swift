/// One fault, or one thing worth knowing, in a file an agency dropped.
public struct Finding: Hashable, Sendable, Codable {
  /// What a finding does to its submission.
  public enum Severity: String, Hashable, Sendable, Codable {
    /// The submission is suspended until it is mended.
    case error
    /// The submission counts; what is named was left out or needs attention.
    case warning
    /// Only worth knowing.
    case note
  }

  /// The stable code.
  public let code: FindingCode
  /// What it does to the submission.
  public let severity: Severity
  /// Where it is; nil when it concerns the whole file.
  public let place: CellAddress?
  /// The leaf or question concerned.
  public let leaf: String?
  /// What was found, as the workbook has it; never an identity or answer of a respondent.
  public let found: String
  /// What is wrong, in one sentence.
  public let message: Bilingual
  /// What was expected.
  public let expected: Bilingual
  /// How to mend it.
  public let mend: Bilingual

  /// Creates a finding.
  public init(
    code: FindingCode, severity: Severity, place: CellAddress? = nil, leaf: String? = nil,
    found: String, message: Bilingual, expected: Bilingual, mend: Bilingual
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.leaf = leaf
    self.found = found
    self.message = message
    self.expected = expected
    self.mend = mend
  }
}

/// The stable codes of findings, as receipts and reports print them.
public enum FindingCode: String, Hashable, Sendable, Codable, CaseIterable {
  /// The file is no spreadsheet that can be read.
  case fileUnreadable = "file-unreadable"
  /// The file ends before its content does.
  case fileIncomplete = "file-incomplete"
  /// The file tries something no form does, such as an entity declaration.
  case fileHostile = "file-hostile"
  /// A cell was only read by a recovery policy.
  case cellRecovered = "cell-recovered"
  /// The workbook is none of the round's forms, or not the form its folder is for.
  case formWrong = "form-wrong"
  /// A column of the form is not in the workbook, or not under its heading.
  case columnMissing = "column-missing"
  /// The workbook names another unit than its folder belongs to.
  case unitOther = "unit-other"
  /// The workbook says that it is for another round or another year.
  case roundOther = "round-other"
  /// A title of the workbook names another year than the rated one.
  case yearOther = "year-other"
  /// A unit is named that the roster does not have.
  case unitUnknown = "unit-unknown"
  /// A row has a code the criteria set does not have.
  case leafUnknown = "leaf-unknown"
  /// A leaf stands in two rows.
  case leafDuplicate = "leaf-duplicate"
  /// A leaf of the criteria set has no row.
  case leafMissing = "leaf-missing"
  /// A leaf's row has no points.
  case pointsMissing = "points-missing"
  /// Points above the leaf's maximum.
  case pointsAboveMaximum = "points-above-maximum"
  /// Points below zero.
  case pointsBelowZero = "points-below-zero"
  /// Points that the leaf's rule cannot give.
  case pointsOffGrid = "points-off-grid"
  /// Points that differ from what the rule gives for the stated result.
  case pointsAgainstRule = "points-against-rule"
  /// Text where points belong.
  case pointsText = "points-text"
  /// An Excel error where points belong.
  case pointsError = "points-error"
  /// Points that nobody sees who opens the workbook.
  case pointsHidden = "points-hidden"
  /// A number that can be read two ways.
  case numberAmbiguous = "number-ambiguous"
  /// A result that the leaf's rule cannot use.
  case resultUnusable = "result-unusable"
  /// A rate above 100%.
  case resultAboveWhole = "result-above-whole"
  /// A maximum in the workbook that is not the criteria set's.
  case maximumChanged = "maximum-changed"
  /// A self-score on a leaf that the survey scores.
  case surveyLeafScored = "survey-leaf-scored"
  /// A claim of "not applicable" where none is allowed.
  case notApplicableNotAllowed = "not-applicable-not-allowed"
  /// A claim of "not applicable" that contradicts the row's points or cannot be understood.
  case notApplicableUnclear = "not-applicable-unclear"
  /// Points without evidence and without explanation.
  case evidenceMissing = "evidence-missing"
  /// A total that is not the sum of its parts.
  case totalWrong = "total-wrong"
  /// The submission came after the deadline.
  case late
  /// An answer that is none of the scale's.
  case answerOutsideScale = "answer-outside-scale"
  /// More respondents of a group than its quota.
  case groupOverQuota = "group-over-quota"
  /// A respondent who rates the same unit a second time.
  case respondentTwice = "respondent-twice"
  /// A respondent who rates a unit that an earlier file has the same respondent rate.
  case respondentEarlier = "respondent-in-earlier-file"
  /// A respondent group the survey does not have, or one that does not rate this level.
  case groupUnknown = "group-unknown"
  /// A row of a survey or decision workbook that lacks what it needs.
  case rowIncomplete = "row-incomplete"
  /// A decision of a kind that is not known.
  case decisionUnknown = "decision-unknown"
  /// A decision without a reason.
  case reasonMissing = "reason-missing"
  /// A person took the submission out of the count.
  case excluded
  /// The file's name, or that of the unit it is about, passes for another.
  case nameNear = "name-near"
  /// The submission came after the round was frozen.
  case afterFreeze = "after-freeze"
  /// The bytes had come before, and what they say counts again.
  case takenBack = "taken-back"
  /// The file was found in the same look as another revision of the same subject.
  case cameTogether = "came-together"
  /// A decision holds the leaf's points as an earlier self-assessment stated them.
  case heldByDecision = "held-by-decision"
  /// The register of incoming documents cannot be read as a whole.
  case registerUnreadable = "register-unreadable"
  /// A line of the register of incoming documents cannot be used.
  case registerLine = "register-line"
}
