internal import Domain

/// The ranks that remain possible when indices that are shown equal are taken as equal.
///
/// The best rank counts the units that are shown higher (under dense ranking, their different
/// values), the worst all that are not shown lower. The unit's own rank always lies between, also
/// when ranks compare fewer decimals than are shown.
struct RankIntervals {
  private let bests: [Fraction: Int]
  private let worsts: [Fraction: Int]

  /// Counts how many units are shown at each value.
  init(_ placements: [Placement], ties: Policies.Ties) {
    var counts: [Fraction: Int] = [:]
    for placement in placements { counts[placement.shown, default: 0] += 1 }
    var bests: [Fraction: Int] = [:]
    var worsts: [Fraction: Int] = [:]
    var higher = 0
    for (values, shown) in counts.keys.sorted(by: >).enumerated() {
      bests[shown] = (ties == .dense ? values : higher) + 1
      higher += counts[shown] ?? 0
      worsts[shown] = higher
    }
    self.bests = bests
    self.worsts = worsts
  }

  /// The best and worst rank of a placement with this rank.
  func interval(of placement: Placement, rank: Int) -> ClosedRange<Int> {
    min(rank, bests[placement.shown] ?? rank)...max(rank, worsts[placement.shown] ?? rank)
  }
}
