internal import Domain

/// The fields that a form's headings name, looked up folded.
struct HeadingTable {
  /// A heading's field, and how early that field's list names it.
  struct Meaning {
    let field: FormField
    /// 0 for a field's first heading: of two columns with one meaning the earlier listed one wins.
    let preference: Int
  }

  /// The form.
  let form: Form
  private let meanings: [FoldedText: Meaning]
  private let headings: [FormField: [String]]

  /// The fields whose column is no part of the table, or may be missing without a word.
  private static let optional: Set<FormField> = [.ignored, .unit, .batch, .ordinal, .name]

  init(_ form: Form, _ settings: FormSettings) {
    self.form = form
    var meanings: [FoldedText: Meaning] = [:]
    for (field, headings) in settings.headings[form] ?? [:] {
      for (preference, heading) in headings.enumerated() {
        meanings[FoldedText(heading)] = Meaning(field: field, preference: preference)
      }
    }
    self.meanings = meanings
    headings = settings.headings[form] ?? [:]
  }

  /// The fields that have a column of their own in the form.
  var fields: Set<FormField> { Set(headings.keys).subtracting(HeadingTable.optional) }

  /// The first heading of a field.
  func firstHeading(of field: FormField) -> String? { headings[field]?.first }

  /// The fields without which a sheet with these is not this form.
  func lacking(_ fields: Set<FormField>) -> [FormField] {
    let lacking = form.identifyingFields.subtracting(fields).sorted { $0.rawValue < $1.rawValue }
    let isWithoutCode =
      (form == .selfAssessment || form == .appraisal)
      && fields.isDisjoint(with: [.code, .ordinal])
    return lacking + (isWithoutCode ? [.code] : [])
  }

  /// Whether a heading is nearly one of a field's.
  func isNear(_ heading: FoldedText, to field: FormField) -> Bool {
    headings[field]?.contains { NearText.isNear(heading, FoldedText($0)) } ?? false
  }

  /// The field that a heading names; nil when the form has none like it.
  func meaning(_ heading: FoldedText) -> Meaning? { meanings[heading] }

  /// Whether columns with these meanings make a sheet this form.
  func isForm(_ fields: Set<FormField>) -> Bool {
    guard form.identifyingFields.isSubset(of: fields) else { return false }
    switch form {
    case .selfAssessment, .appraisal: return fields.contains(.code) || fields.contains(.ordinal)
    case .survey, .decision: return true
    }
  }
}
