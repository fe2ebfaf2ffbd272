/// The points stated in a submission, summed by area.
public struct AreaSums: Sendable {
  /// The areas in the criteria set's order, each with the sum of the points stated below it.
  public let areas: [(area: Criterion, points: Points)]
  /// The sum of all points, without bonus and penalty entries.
  public let total: Points

  /// Sums the points of entries.
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
