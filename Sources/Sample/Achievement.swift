import Domain

/// A unit's achievement in the year, as claimed by itself and as appraised by the secretariat.
struct Achievement {
  /// The self-assessed outcomes, by leaf code.
  private(set) var claimed: [String: LeafOutcome] = [:]
  /// The appraised outcomes, by leaf code.
  private(set) var appraised: [String: LeafOutcome] = [:]

  /// Draws the achievement of a unit with an index near `target`, in thousandths.
  init(unit: Unit, criteria: CriteriaSet, target: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed, "achievement \(unit.code)")
    // Later leaves compensate for the surplus or deficit of earlier ones, so that units differ by
    // their target and not by luck.
    var owed = Points.zero
    for leaf in criteria.leaves {
      if leaf.notApplicable != .none, leaf.method != .survey, random.chance(55) {
        claimed[leaf.code] = LeafOutcome(isNotApplicable: true)
        if random.chance(800) {
          appraised[leaf.code] = LeafOutcome(isNotApplicable: true)
          continue
        }
      }
      let due = leaf.maximum.thousandths(target)
      let wanted = due + owed + leaf.maximum.thousandths(random.within(-70...70))
      guard let outcome = RuleOutcomes.outcome(of: leaf, near: wanted, &random) else { continue }
      appraised[leaf.code] = outcome
      owed += due - (outcome.points ?? .zero)
      guard leaf.method != .survey, claimed[leaf.code] == nil else { continue }
      claimed[leaf.code] = outcome
      if random.chance(140),
        let hoped = RuleOutcomes.outcome(of: leaf, near: leaf.maximum, &random)
      {
        claimed[leaf.code] = hoped
      }
    }
  }

  /// The target of every unit in thousandths: each group spreads over the classes and has
  /// close neighbours.
  static func targets(of round: Round, seed: UInt64) -> [String: Int] {
    var groups: [String: [Unit]] = [:]
    for unit in round.units { groups["\(unit.level) \(unit.group)", default: []].append(unit) }
    var targets: [String: Int] = [:]
    for name in groups.keys.sorted() {
      var random = SplitMix64(seed: seed, "targets \(name)")
      let units = random.shuffled(groups[name] ?? [])
      for (place, unit) in units.enumerated() {
        let stair = place % 5 == 4 ? place - 1 : place
        targets[unit.code] = 745 + stair * 215 / max(1, units.count - 1)
      }
    }
    return targets
  }
}
