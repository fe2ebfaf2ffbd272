internal import Domain

/// Points are what the rule gives for the result stated beside them.
struct PointsAgainstRule {
  let leaf: Criterion

  func finding(_ points: Points, _ measure: Measure?, _ row: FormRow) -> Finding? {
    guard let measure, let rule = leaf.rule?.kind,
      let result = rule.result(for: measure, maximum: leaf.maximum),
      !points.agree(with: result.points)
    else { return nil }
    return Finding(
      code: .pointsAgainstRule, severity: .error, place: row.pointsPlace, leaf: leaf.code,
      found: points.vietnamese,
      message: Bilingual(
        vi: "Điểm của tiêu chí \(leaf.code) khác điểm tính theo kết quả đã ghi.",
        en: "The points of leaf \(leaf.code) are not what its rule gives for the stated result."),
      expected: result.explanation,
      mend: Bilingual(
        vi: "Sửa điểm theo kết quả, hoặc sửa kết quả nếu ghi nhầm.",
        en: "Correct the points by the result, or the result if it is wrong."))
  }
}
