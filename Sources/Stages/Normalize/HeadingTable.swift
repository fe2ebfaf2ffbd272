internal import Domain

/// What the headings of a form mean, looked up folded.
struct HeadingTable {
  /// What a heading means and how early its field's list names it.
  struct Meaning {
    let field: FormField
    /// 0 for a field's first heading: of two columns with one meaning the earlier listed one wins.
    let preference: Int
  }

  /// The form.
  let form: Form
  private let meanings: [FoldedText: Meaning]

  /// The columns without which a sheet is not this form.
  private static let needed: [Form: Set<FormField>] = [
    .selfAssessment: [.selfPoints], .appraisal: [.appraisedPoints],
    .survey: [.respondent, .respondentGroup, .unit],
    .decision: [.decisionNumber, .decisionKind, .unit],
  ]

  init(_ form: Form, _ settings: FormSettings) {
    self.form = form
    var meanings: [FoldedText: Meaning] = [:]
    for (field, headings) in settings.headings[form] ?? [:] {
      for (preference, heading) in headings.enumerated() {
        meanings[FoldedText(heading)] = Meaning(field: field, preference: preference)
      }
    }
    self.meanings = meanings
  }

  /// What a heading means; nil when the form has none like it.
  func meaning(_ heading: FoldedText) -> Meaning? { meanings[heading] }

  /// Whether columns with these meanings make a sheet this form.
  func isForm(_ fields: Set<FormField>) -> Bool {
    guard HeadingTable.needed[form]?.isSubset(of: fields) == true else { return false }
    switch form {
    case .selfAssessment, .appraisal: return fields.contains(.code) || fields.contains(.ordinal)
    case .survey, .decision: return true
    }
  }
}
