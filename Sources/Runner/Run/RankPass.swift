internal import Digests
internal import Domain
internal import Stages

/// Ranks every group from its units' indices.
struct RankPass {
  /// The round.
  let round: Round
  /// What is checkpointed.
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

  /// Makes the standings that are missing and gives all of them in publication order.
  func run() throws -> [GroupStandings] {
    try RankPass.groups(of: round).map { level, group, units in
      let stage = Rank(
        level: level.code, group: group, classes: level.classes, policies: round.policies)
      let summaries = units.map { ledger.entry(.score, Bytewise($0.code))?.summary ?? "" }
      let partition = RankPass.partition(level: level.code, group: group)
      let fingerprint = Fingerprint(
        .rank, version: Rank.version, settings: try settingsDigest(stage),
        inputs: ["indices": Digests.sha256(summaries.joined(separator: "\n")).description])
      guard case .make = ledger.verdict(.rank, partition, fingerprint) else {
        return try GroupStandings(encoded: ledger.body(.rank, partition))
      }
      let standings = stage.run(
        try summaries.map { try Rank.Entry(encoded: Array($0.utf8)) })
      try ledger.record([
        ledger.made(.rank, partition, fingerprint, body: standings.encoded)
      ])
      return standings
    }
  }
}
