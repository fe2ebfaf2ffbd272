internal import Domain

/// The maximum in a row is the criteria set's; another one counts for nothing, but tells of an old
/// form.
struct MaximumRule {
  let leaf: Criterion

  func findings(_ row: FormRow) -> [Finding] {
    guard let entry = row.entries[.maximum], entry.number(upTo: leaf.maximum) != leaf.maximum
    else { return [] }
    return [
      Finding(
        code: .maximumChanged, severity: .warning, place: entry.place, leaf: leaf.code,
        found: entry.shown,
        message: Bilingual(
          vi: "Điểm tối đa của tiêu chí \(leaf.code) khác bộ tiêu chí; điểm tối đa trong phiếu "
            + "không được dùng.",
          en: "The maximum of leaf \(leaf.code) is not the criteria set's; it is not used."),
        expected: Bilingual(vi: leaf.maximum.vietnamese, en: leaf.maximum.description),
        mend: Bilingual(
          vi: "Dùng biểu mẫu đúng của đợt đánh giá và kiểm tra lại điểm đã chấm theo thang này.",
          en: "Use this round's template and look again at the points given on this scale."))
    ]
  }
}
