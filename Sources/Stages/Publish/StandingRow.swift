internal import Domain

/// A unit's line in the published tables.
struct StandingRow {
  let level: String, group: String
  let unit: String, name: String
  /// The standing; nil for a unit that is not ranked.
  let standing: Standing?
  /// The exact index; nil while the unit is incomplete.
  let index: Fraction?
  /// Why the unit is not ranked; nil for a ranked one.
  let reason: Bilingual?
  let score: UnitScore?

  /// The units in publication order: group by group, the ranked ones first.
  static func rows(round: Round, input: Publish.Generation) -> [StandingRow] {
    let names = Dictionary(
      round.units.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    return input.standings.flatMap { group in
      group.ranked.map { standing in
        StandingRow(
          level: group.level, group: group.group, unit: standing.unit,
          name: names[standing.unit] ?? standing.unit, standing: standing, index: standing.index,
          reason: nil, score: input.scores[standing.unit])
      }
        + group.unranked.map { unit in
          StandingRow(
            level: group.level, group: group.group, unit: unit.unit,
            name: names[unit.unit] ?? unit.unit, standing: nil, index: unit.index,
            reason: unit.reason, score: input.scores[unit.unit])
        }
    }
  }
}
