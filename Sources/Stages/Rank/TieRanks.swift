internal import Domain

/// The ranks of placements that are sorted best first.
struct TieRanks {
  let ties: Policies.Ties

  /// A rank for each placement, in their order.
  func ranks(of placements: [Placement]) -> [Int] {
    var ranks: [Int] = []
    for (offset, placement) in placements.enumerated() {
      let isTied = offset > 0 && placements[offset - 1].compared == placement.compared
      let previous = ranks.last ?? 0
      switch ties {
      case .competition: ranks.append(isTied ? previous : offset + 1)
      case .dense: ranks.append(isTied ? previous : previous + 1)
      case .distinctByRosterOrder: ranks.append(offset + 1)
      }
    }
    return ranks
  }
}
