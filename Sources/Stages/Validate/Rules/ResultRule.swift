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
    guard let entry, let rule = leaf.rule?.kind, !rule.isAskedInSurvey else { return Outcome() }
    switch MeasureText(rule: rule, maximum: leaf.maximum).read(entry, points: points) {
    case .measure(let measure): return Outcome(measure: measure)
    case .scaleOfTen(let measure):
      return Outcome(measure: measure, findings: [onTen(entry, severity: .warning)])
    case .part(let measure): return Outcome(measure: measure, findings: [part(entry)])
    case .aboveWhole(let measure):
      return Outcome(measure: measure, findings: [aboveWhole(entry)])
    case .ambiguous: return Outcome(findings: [ambiguous(entry)])
    case .unusable: return Outcome(findings: [unusable(entry, rule.expected)])
    }
  }

  private func unusable(_ entry: Entry, _ expected: Bilingual) -> Finding {
    Finding(
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
    guard entry.number == Points(1) else { return onTen(entry, severity: .error) }
    return Finding(
      code: .numberAmbiguous, severity: .error, place: entry.place, leaf: leaf.code,
      found: entry.text,
      message: Bilingual(
        vi: "Kết quả của tiêu chí \(leaf.code) có thể là 1% hoặc 100%.",
        en: "The result of leaf \(leaf.code) could be 1% or 100%."),
      expected: Bilingual(vi: "tỷ lệ có dấu %", en: "a rate with a % sign"),
      mend: Bilingual(
        vi: "Ghi rõ 1% hoặc 100% (định dạng ô là Văn bản).",
        en: "Enter 1% or 100%, with the cell formatted as text."))
  }

  /// A part of one, which is read as a percentage.
  private func part(_ entry: Entry) -> Finding {
    let figure = entry.number ?? .zero
    let percent = Points(millionths: figure.millionths * 100)
    return Finding(
      code: .numberAmbiguous, severity: .warning, place: entry.place, leaf: leaf.code,
      found: entry.shown,
      message: Bilingual(
        vi: "Kết quả của tiêu chí \(leaf.code) không có dấu % nên được hiểu là "
          + "\(percent.vietnamese)%, không phải \(figure.vietnamese)%.",
        en: "The result of leaf \(leaf.code) has no % sign; it is read as \(percent)%, not as "
          + "\(figure)%."),
      expected: Bilingual(vi: "tỷ lệ có dấu %", en: "a rate with a % sign"),
      mend: Bilingual(
        vi: "Nếu hiểu sai, ghi rõ \(figure.vietnamese)% (định dạng ô là Văn bản).",
        en: "If that is wrong, enter \(figure)%, with the cell formatted as text."))
  }

  /// A rate that is more than the whole.
  private func aboveWhole(_ entry: Entry) -> Finding {
    Finding(
      code: .resultAboveWhole, severity: .warning, place: entry.place, leaf: leaf.code,
      found: entry.text,
      message: Bilingual(
        vi: "Kết quả của tiêu chí \(leaf.code) lớn hơn 100%.",
        en: "The result of leaf \(leaf.code) is above 100%."),
      expected: Bilingual(vi: "tỷ lệ từ 0% đến 100%", en: "a rate from 0% to 100%"),
      mend: Bilingual(
        vi: "Kiểm tra lại kết quả. Nếu đúng là vượt kế hoạch thì để nguyên và ghi căn cứ vào cột "
          + "giải trình.",
        en: "Check the result. If the plan was exceeded, leave it and give the grounds in the "
          + "column of explanations."))
  }

  /// A number that is a percentage, or a figure on a scale of ten.
  private func onTen(_ entry: Entry, severity: Finding.Severity) -> Finding {
    let figure = entry.number ?? .zero
    let tenfold = Points(millionths: figure.millionths * 10)
    return Finding(
      code: .numberAmbiguous, severity: severity, place: entry.place, leaf: leaf.code,
      found: entry.shown,
      message: severity == .error
        ? Bilingual(
          vi: "Kết quả của tiêu chí \(leaf.code) có thể là \(figure.vietnamese)% hoặc "
            + "\(figure.vietnamese) trên thang 10 (\(tenfold.vietnamese)%).",
          en: "The result of leaf \(leaf.code) could be \(figure)% or \(figure) of 10, "
            + "\(tenfold)%.")
        : Bilingual(
          vi: "Kết quả của tiêu chí \(leaf.code) không có dấu % nên được hiểu là "
            + "\(figure.vietnamese)%, không phải \(tenfold.vietnamese)%.",
          en: "The result of leaf \(leaf.code) has no % sign; it is read as \(figure)%, "
            + "not as \(tenfold)%."),
      expected: Bilingual(
        vi: "tỷ lệ có dấu %, hoặc dạng a/10", en: "a rate with a % sign, or in the form a/10"),
      mend: Bilingual(
        vi: "Ghi rõ \(figure.vietnamese)% hoặc \(figure.vietnamese)/10 (định dạng ô là Văn bản).",
        en: "Enter \(figure)% or \(figure)/10, with the cell formatted as text."))
  }
}
