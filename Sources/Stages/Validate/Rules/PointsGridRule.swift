internal import Domain

/// Points are among those that the leaf's rule can give.
struct PointsGridRule {
  let leaf: Criterion

  func finding(_ points: Points, _ row: FormRow) -> Finding? {
    guard let grid = leaf.rule?.kind.grid(upTo: leaf.maximum), !grid.allows(points) else {
      return nil
    }
    return Finding(
      code: .pointsOffGrid, severity: .error, place: row.pointsPlace, leaf: leaf.code,
      found: points.vietnamese,
      message: Bilingual(
        vi: "Thang điểm của tiêu chí \(leaf.code) không có mức \(points.vietnamese).",
        en: "The rule of leaf \(leaf.code) never gives \(points) points."),
      expected: grid.words,
      mend: Bilingual(
        vi: "Chọn một mức của thang điểm.", en: "Choose one of the points that the rule gives."))
  }
}
