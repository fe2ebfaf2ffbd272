internal import Domain
internal import Stages

/// Reads `forms` and the marks, and checks that every form can be recognized.
struct FormsReader {
  let hasSurvey: Bool
  let log: FaultLog

  func read(_ map: YAMLMapping) -> FormSettings {
    var headings: [Form: [FormField: [String]]] = [:]
    let forms = map["forms"]?.entries("forms") ?? []
    for (key, value) in forms {
      guard let form = log.choice(key, "forms", of: Form.allCases) else { continue }
      headings[form] = readForm(form, value)
    }
    if let place = map["forms"]?.place {
      for form in Form.allCases where headings[form] == nil && (form != .survey || hasSurvey) {
        log.report(
          .headingMissing, at: place, vi: "thiếu biểu “\(form.rawValue)”",
          en: "the form '\(form.rawValue)' is missing")
      }
    }
    return FormSettings(
      headings: headings,
      notApplicableMarks: marks(map, "not_applicable_marks"),
      totalMarks: marks(map, "total_marks"), decisionKinds: readKinds(map["decision_kinds"]))
  }

  private func readForm(_ form: Form, _ value: YAMLValue) -> [FormField: [String]] {
    var fields: [FormField: [String]] = [:]
    var meanings: [FoldedText: FormField] = [:]
    for (key, value) in value.entries(form.rawValue) ?? [] {
      guard let field = log.choice(key, form.rawValue, of: FormField.allCases) else { continue }
      let texts = value.texts(key.value)
      for text in texts {
        let folded = FoldedText(text.value)
        if folded.isEmpty {
          log.report(
            .valueWrong, at: text.place, vi: "tiêu đề “\(text.value)” không có chữ nào",
            en: "the heading '\(text.value)' has no letters")
        } else if let other = meanings.updateValue(field, forKey: folded), other != field {
          log.report(
            .headingAmbiguous, at: text.place,
            vi: "tiêu đề “\(text.value)” đã dùng cho “\(other.rawValue)”",
            en: "the heading '\(text.value)' already means '\(other.rawValue)'")
        }
      }
      fields[field] = texts.map(\.value)
    }
    for field in form.requiredFields where fields[field] == nil {
      log.report(
        .headingMissing, at: value.place,
        vi: "biểu “\(form.rawValue)” chưa có tiêu đề cho “\(field.rawValue)”",
        en: "the form '\(form.rawValue)' has no heading for '\(field.rawValue)'")
    }
    return fields
  }

  private func marks(_ map: YAMLMapping, _ key: String) -> [String] {
    (map[key]?.texts(key) ?? []).map(\.value)
  }

  private func readKinds(_ value: YAMLValue?) -> [Decision.Kind: [String]] {
    var kinds: [Decision.Kind: [String]] = [:]
    var meanings: [FoldedText: Decision.Kind] = [:]
    for (key, value) in value?.entries("decision_kinds") ?? [] {
      guard let kind = log.choice(key, "decision_kinds", of: Decision.Kind.allCases) else {
        continue
      }
      let texts = value.texts(key.value)
      kinds[kind] = texts.map(\.value)
      for text in texts {
        guard let other = meanings.updateValue(kind, forKey: FoldedText(text.value)), other != kind
        else { continue }
        log.report(
          .headingAmbiguous, at: text.place,
          vi: "“\(text.value)” đã dùng cho “\(other.rawValue)”",
          en: "'\(text.value)' already means '\(other.rawValue)'")
      }
    }
    return kinds
  }
}
