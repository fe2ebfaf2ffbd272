internal import Domain

/// A stated result is one that the leaf's rule can use.
struct ResultRule {
  let leaf: Criterion

  /// The measure, when there is one, and what is wrong with the cell.
  struct Outcome {
    var measure: Measure?
    var findings: [Finding] = []
  }

  func judge(_ entry: Entry?, points: Points?) -> Outcome {
    guard let entry, let rule = leaf.rule, rule != .surveyMean else { return Outcome() }
    switch MeasureText(rule: rule, maximum: leaf.maximum).read(entry, points: points) {
    case .measure(let measure): return Outcome(measure: measure)
    case .ambiguous: return Outcome(findings: [ambiguous(entry)])
    case .unusable: return Outcome(findings: [unusable(entry, rule)])
    }
  }

  private func unusable(_ entry: Entry, _ rule: ScoringRule) -> Finding {
    let expected = ResultRule.wording(of: rule)
    return Finding(
      code: .resultUnusable, severity: .error, place: entry.place, leaf: leaf.code,
      found: entry.text,
      message: Bilingual(
        vi: "Kết quả của tiêu chí \(leaf.code) không tính điểm được theo thang điểm.",
        en: "The rule of leaf \(leaf.code) cannot use this result."),
      expected: expected,
      mend: Bilingual(
        vi: "Ghi kết quả đúng dạng; thuyết minh thêm ghi vào cột giải trình.",
        en: "State the result in this form; remarks belong in the column of explanations."))
  }

  private func ambiguous(_ entry: Entry) -> Finding {
    guard entry.reading != .ambiguous else {
      return NumberRule.ambiguous(entry, leaf: leaf.code)
    }
    return Finding(
      code: .numberAmbiguous, severity: .error, place: entry.place, leaf: leaf.code,
      found: entry.text,
      message: Bilingual(
        vi: "Kết quả của tiêu chí \(leaf.code) có thể là 1% hoặc 100%.",
        en: "The result of leaf \(leaf.code) could be 1% or 100%."),
      expected: Bilingual(vi: "tỷ lệ có dấu %", en: "a rate with the sign %"),
      mend: Bilingual(
        vi: "Ghi rõ 1% hoặc 100% (định dạng ô là Văn bản).",
        en: "Enter 1% or 100%, with the cell formatted as text."))
  }

  /// What a rule can use, in words.
  static func wording(of rule: ScoringRule) -> Bilingual {
    switch rule {
    case .choice(let choices):
      let labels = choices.map { "“\($0.label)”" }.joined(separator: ", ")
      return Bilingual(vi: "một trong: \(labels)", en: "one of: \(labels)")
    case .yesNo: return Bilingual(vi: "“Có” hoặc “Không”", en: "“Có” (yes) or “Không” (no)")
    case .band, .ratio:
      return Bilingual(
        vi: "tỷ lệ như 87,5% hoặc 35/40", en: "a rate such as 87,5% or 35/40")
    case .externalIndex(let name):
      return Bilingual(
        vi: "chỉ số \(name) từ 0% đến 100%", en: "the index \(name) from 0% to 100%")
    case .deduction: return Bilingual(vi: "số lỗi như 0, 1, 2", en: "a number of faults: 0, 1, 2")
    case .surveyMean: return Bilingual(vi: "để trống", en: "nothing")
    }
  }
}
