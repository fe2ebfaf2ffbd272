internal import Domain

/// Points are among those that the leaf's rule can give.
struct PointsGridRule {
  let leaf: Criterion

  func finding(_ points: Points, _ row: FormRow) -> Finding? {
    guard let rule = leaf.rule, !PointsGrid(rule, maximum: leaf.maximum).allows(points) else {
      return nil
    }
    let allowed = PointsGrid(rule, maximum: leaf.maximum).wording
    return Finding(
      code: .pointsOffGrid, severity: .error, place: row.pointsPlace, leaf: leaf.code,
      found: points.vietnamese,
      message: Bilingual(
        vi: "Thang điểm của tiêu chí \(leaf.code) không có mức \(points.vietnamese).",
        en: "The rule of leaf \(leaf.code) never gives \(points) points."),
      expected: allowed,
      mend: Bilingual(
        vi: "Chọn một mức của thang điểm.", en: "Choose one of the points that the rule gives."))
  }
}

/// Which points a rule can give.
struct PointsGrid {
  private let rule: ScoringRule
  private let maximum: Points

  init(_ rule: ScoringRule, maximum: Points) {
    self.rule = rule
    self.maximum = maximum
  }

  /// The single values, best first; nil where the rule gives any number in a range.
  var values: [Points]? {
    switch rule {
    case .choice(let choices): PointsGrid.descending(choices.map(\.points))
    case .yesNo: [maximum, .zero]
    case .band(let steps): PointsGrid.descending(steps.map(\.points))
    case .deduction(let perFault, let minimum): deductions(perFault, minimum)
    case .ratio, .externalIndex, .surveyMean: nil
    }
  }

  /// The points left after each fault; nil where there are more than anybody would choose from.
  private func deductions(_ perFault: Points, _ minimum: Points) -> [Points]? {
    let range = (maximum - minimum).millionths
    guard perFault > .zero, range >= 0, range / perFault.millionths < 40 else { return nil }
    let faults = 0...(range / perFault.millionths)
    return PointsGrid.descending(
      faults.map { Points(millionths: maximum.millionths - $0 * perFault.millionths) } + [minimum])
  }

  /// Whether the rule can give these points, which lie between zero and the maximum.
  func allows(_ points: Points) -> Bool {
    if let values { return values.contains(points) }
    if case .deduction(let perFault, let minimum) = rule, perFault > .zero {
      let isStep = (maximum - points).millionths % perFault.millionths == 0
      return points == minimum || points > minimum && isStep
    }
    // Below its floor a ratio gives nothing, so the points between are never given.
    guard case .ratio(let floor?) = rule, points > .zero else { return true }
    let lowest = Fraction(maximum) * Fraction(floor) / Fraction(100)
    return Fraction(points) >= lowest || PointsAgainstRule.agree(points, lowest)
  }

  /// The points in words.
  var wording: Bilingual {
    if let values {
      return Bilingual(
        vi: "một trong các mức " + values.map(\.vietnamese).joined(separator: "; "),
        en: "one of " + values.map(\.description).joined(separator: "; "))
    }
    guard case .ratio(let floor?) = rule else {
      return Bilingual(
        vi: "từ 0 đến \(maximum.vietnamese)", en: "from 0 to \(maximum)")
    }
    return Bilingual(
      vi: "0 nếu dưới \(floor.vietnamese)%, còn lại bằng tỷ lệ × \(maximum.vietnamese)",
      en: "0 below \(floor)%, else the rate × \(maximum)")
  }

  private static func descending(_ points: [Points]) -> [Points] {
    var seen: Set<Points> = []
    return points.filter { seen.insert($0).inserted }.sorted(by: >)
  }
}
