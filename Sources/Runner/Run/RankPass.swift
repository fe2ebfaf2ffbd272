internal import Digests
internal import Domain
internal import Stages

/// Ranks every group from its units' indices.
struct RankPass {
  /// The round.
  let round: Round
  /// The checkpoints.
  let ledger: Ledger

  /// The ranking groups in publication order: by level, then as the roster first names them.
  static func groups(of round: Round) -> [(level: Level, group: String, units: [Unit])] {
    round.levels.flatMap { level in
      let units = round.units.filter { $0.level.isSame(as: level.code) }
      var order: [String] = []
      var members: [Bytewise: [Unit]] = [:]
      for unit in units {
        if members[unit.group] == nil { order.append(unit.group) }
        members[Bytewise(unit.group), default: []].append(unit)
      }
      return order.map { (level, $0, members[$0] ?? []) }
    }
  }

  /// The partition of a group.
  static func partition(level: String, group: String) -> Bytewise { "\(level)/\(group)" }

  /// Ranks every group.
  ///
  /// - Parameter scores: The scores by unit.
  /// - Returns: The standings in publication order.
  /// - Throws: What keeps a score's summary from being read.
  func run(
    _ scores: [Bytewise: Checkpoint<UnitScore>]
  ) throws -> [Checkpoint<GroupStandings>] {
    try RankPass.groups(of: round).map { level, group, units in
      let stage = try ConfiguredStage(
        Rank(level: level.code, group: group, classes: level.classes, policies: round.policies))
      let summaries = units.map { scores[$0.code]?.summary ?? "" }
      var batch: [Ledger.Made] = []
      let standings = try ledger.step(
        stage, RankPass.partition(level: level.code, group: group),
        ["indices": Digests.sha256(summaries.joined(separator: "\n")).description], into: &batch
      ) {
        try summaries.map { try Rank.Entry(encoded: Array($0.utf8)) }
      }
      try ledger.record(batch)
      return standings
    }
  }
}
