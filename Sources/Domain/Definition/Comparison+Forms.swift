extension Comparison {
  /// Compares how forms are recognized.
  mutating func compare(_ before: FormSettings, _ after: FormSettings) {
    for form in Form.allCases {
      let name = DefinitionWords.form(form)
      for field in FormField.allCases {
        texts(
          Subject(
            part: .form, code: "\(form.rawValue).\(field.rawValue)",
            name: Bilingual(
              vi: "Tiêu đề cột “\(field.rawValue)” của \(name.vi)",
              en: "Headings of '\(field.rawValue)' in the \(name.en)")), nil,
          before.headings[form]?[field] ?? [], after.headings[form]?[field] ?? [])
      }
    }
    func subject(_ code: String, _ vi: String, _ en: String) -> Subject {
      Subject(part: .form, code: code, name: Bilingual(vi: vi, en: en))
    }
    texts(
      subject("not_applicable_marks", "Dấu hiệu “không áp dụng”", "Marks of 'not applicable'"), nil,
      before.notApplicableMarks, after.notApplicableMarks)
    texts(
      subject("total_marks", "Dấu hiệu dòng tổng", "Marks of total rows"), nil, before.totalMarks,
      after.totalMarks)
    for kind in Decision.Kind.allCases {
      texts(
        subject(
          "decision_kinds.\(kind.rawValue)", "Cách ghi quyết định “\(kind.rawValue)”",
          "Texts of the decision '\(kind.rawValue)'"), nil, before.decisionKinds[kind] ?? [],
        after.decisionKinds[kind] ?? [])
    }
  }
}
