internal import Domain

/// The sums of areas and of criteria with children, over the leaves below them.
enum Branches {
  /// Sums up every branch of the set, in order.
  static func scores(of criteria: CriteriaSet, leaves: [LeafScore]) -> [BranchScore] {
    var sums: [String: Sum] = [:]
    for leaf in leaves {
      var parent = criteria[leaf.leaf]?.parent
      while let code = parent {
        sums[code, default: Sum()].add(leaf)
        parent = criteria[code]?.parent
      }
    }
    return criteria.nodes.compactMap { node in
      sums[node.code].map { sum in
        BranchScore(
          code: node.code, achieved: sum.achieved, maximum: sum.maximum,
          index: sum.achieved.flatMap { Score.index(of: $0, maximum: sum.maximum) },
          selfAssessed: sum.selfAssessed)
      }
    }
  }

  private struct Sum {
    var achieved: Fraction? = .zero
    var maximum = Points.zero
    var selfAssessed: Points?

    mutating func add(_ leaf: LeafScore) {
      achieved = leaf.basis == .missing ? nil : achieved.map { $0 + (leaf.points ?? .zero) }
      if leaf.isCounted { maximum += leaf.maximum }
      if let own = leaf.selfPoints { selfAssessed = (selfAssessed ?? .zero) + own }
    }
  }
}
