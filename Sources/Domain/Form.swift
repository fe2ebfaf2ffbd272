/// The kind of a workbook.
public enum Form: String, Hashable, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
  /// A unit's assessment of itself.
  case selfAssessment = "self_assessment"
  /// The secretariat's appraisal of a unit.
  case appraisal
  /// Answers of the survey.
  case survey
  /// Decisions of the Council.
  case decision
}

/// A column or field that forms have, by the meaning of its heading.
public enum FormField: String, Hashable, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
  /// The criterion's code.
  case code
  /// The criterion's name.
  case name
  /// The most points the criterion can give.
  case maximum
  /// The measured result: a choice, a percentage, `n/d`, or a number of faults.
  case result
  /// The points a unit gives itself.
  case selfPoints = "self_points"
  /// The points the secretariat gives.
  case appraisedPoints = "appraised_points"
  /// A claim (self-assessment) or decision (appraisal) that the leaf does not apply.
  case notApplicable = "not_applicable"
  /// The evidence's number, date or address.
  case evidence
  /// An explanation (giải trình), or the reason of an appraisal.
  case explanation
  /// The rated unit's code or name.
  case unit
  /// The respondent's code in the survey.
  case respondent
  /// The respondent group in the survey.
  case respondentGroup = "respondent_group"
  /// The body the respondent comes from.
  case respondentUnit = "respondent_unit"
  /// The batch of answers a survey workbook holds.
  case batch
  /// The round the workbook is for, in its head.
  case round
  /// A decision's number.
  case decisionNumber = "decision_number"
  /// A decision's date.
  case decisionDate = "decision_date"
  /// The kind of a decision.
  case decisionKind = "decision_kind"
  /// The points or value a decision sets.
  case decisionValue = "decision_value"
  /// A running number (STT) without meaning.
  case ordinal
  /// Any other known heading, ignored.
  case ignored
}
