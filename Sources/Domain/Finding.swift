/// One fault or note about a file that an agency submitted.
public struct Finding: Hashable, Sendable, Codable {
  /// The effect of a finding on its submission.
  public enum Severity: String, Hashable, Sendable, Codable {
    /// The submission is suspended until it is corrected.
    case error
    /// The submission counts; the named part was ignored or needs attention.
    case warning
    /// For information only.
    case note
  }

  /// The stable code.
  public let code: FindingCode
  /// Its effect on the submission.
  public let severity: Severity
  /// Its cell; nil when it concerns the whole file.
  public let place: CellAddress?
  /// The leaf or question concerned.
  public let leaf: String?
  /// The content found, as in the workbook; never the identity or an answer of a respondent.
  public let found: String
  /// The fault in one sentence.
  public let message: Bilingual
  /// The expected content.
  public let expected: Bilingual
  /// How to fix it.
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
  /// The file is not a readable spreadsheet.
  case fileUnreadable = "file-unreadable"
  /// The file is truncated.
  case fileIncomplete = "file-incomplete"
  /// The file tries something no form does, such as an entity declaration.
  case fileHostile = "file-hostile"
  /// A cell could be read only by a recovery policy.
  case cellRecovered = "cell-recovered"
  /// The workbook is not one of the round's forms, or not the form for its folder.
  case formWrong = "form-wrong"
  /// A column of the form is missing from the workbook, or not under its heading.
  case columnMissing = "column-missing"
  /// Two columns have the same meaning, so one of them is not read.
  case columnTwice = "column-twice"
  /// The workbook names a unit other than the owner of its folder.
  case unitOther = "unit-other"
  /// The workbook says that it is for another round or another year.
  case roundOther = "round-other"
  /// A title of the workbook names a year other than the rated one.
  case yearOther = "year-other"
  /// A named unit is not in the roster.
  case unitUnknown = "unit-unknown"
  /// A row has a code that is not in the criteria set.
  case leafUnknown = "leaf-unknown"
  /// A leaf occurs in two rows.
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
  /// Points that differ from the rule's points for the stated result.
  case pointsAgainstRule = "points-against-rule"
  /// Text where points belong.
  case pointsText = "points-text"
  /// An Excel error where points belong.
  case pointsError = "points-error"
  /// Points hidden from anybody who opens the workbook.
  case pointsHidden = "points-hidden"
  /// A number that can be read two ways.
  case numberAmbiguous = "number-ambiguous"
  /// A result that the leaf's rule cannot use.
  case resultUnusable = "result-unusable"
  /// A rate above 100%.
  case resultAboveWhole = "result-above-whole"
  /// A maximum in the workbook that differs from the criteria set's.
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
  /// The submission arrived after the deadline.
  case late
  /// An answer that is not on the scale.
  case answerOutsideScale = "answer-outside-scale"
  /// More respondents of a group than its quota.
  case groupOverQuota = "group-over-quota"
  /// A respondent who rates the same unit a second time.
  case respondentTwice = "respondent-twice"
  /// A respondent who rates a unit that the same respondent already rated in an earlier file.
  case respondentEarlier = "respondent-in-earlier-file"
  /// A respondent group that is not in the survey or does not rate this level.
  case groupUnknown = "group-unknown"
  /// A row of a survey or decision workbook with missing content.
  case rowIncomplete = "row-incomplete"
  /// A decision of an unknown kind.
  case decisionUnknown = "decision-unknown"
  /// A decision without a reason.
  case reasonMissing = "reason-missing"
  /// An operator excluded the submission.
  case excluded
  /// The name of the file or of its unit looks like another one.
  case nameNear = "name-near"
  /// The submission arrived after the round was frozen.
  case afterFreeze = "after-freeze"
  /// The bytes had arrived before, and their content counts again.
  case takenBack = "taken-back"
  /// The file was found in the same look as another revision of the same subject.
  case cameTogether = "came-together"
  /// A decision holds the leaf's points from an earlier self-assessment.
  case heldByDecision = "held-by-decision"
  /// The register of incoming documents cannot be read as a whole.
  case registerUnreadable = "register-unreadable"
  /// A line of the register of incoming documents cannot be used.
  case registerLine = "register-line"
}
