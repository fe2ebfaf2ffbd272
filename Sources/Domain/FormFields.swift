extension Form {
  /// The columns without which a sheet is not this form.
  public var identifyingFields: Set<FormField> {
    switch self {
    case .selfAssessment: [.selfPoints]
    case .appraisal: [.appraisedPoints]
    case .survey: [.respondent, .respondentGroup, .unit]
    case .decision: [.decisionNumber, .decisionKind, .unit]
    }
  }

  /// The fields for which a definition must have headings, the identifying ones among them.
  public var requiredFields: [FormField] {
    switch self {
    case .selfAssessment: [.code, .selfPoints, .unit]
    case .appraisal: [.code, .appraisedPoints, .unit]
    case .survey: [.respondent, .respondentGroup, .unit]
    case .decision: [.decisionNumber, .decisionKind, .unit, .explanation]
    }
  }
}
