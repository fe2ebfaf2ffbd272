/// The points that a submission states, added up by area.
public struct AreaSums: Sendable {
  /// The areas in the criteria set's order, with the sum of what is stated below each.
  public let areas: [(area: Criterion, points: Points)]
  /// The sum of all, bonus and penalty entries left out.
  public let total: Points

  /// Adds up.
  public init(_ entries: [LeafEntry], _ criteria: CriteriaSet) {
    var sums: [Bytewise: Points] = [:]
    var total = Points.zero
    for entry in entries {
      guard let points = entry.points, let node = criteria[entry.leaf], criteria.isLeaf(node),
        let area = criteria.area(of: entry.leaf)
      else { continue }
      sums[Bytewise(area), default: .zero] = sums[Bytewise(area), default: .zero] + points
      total = total + points
    }
    areas = criteria.areas.map { ($0, sums[$0.code] ?? .zero) }
    self.total = total
  }
}
