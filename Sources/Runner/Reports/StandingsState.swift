internal import Checkpoints
internal import Domain

/// The standing of every unit, in a generation or now, as far as it is compared.
struct StandingsState {
  private let places: [Bytewise: UnitMove.Place]
  /// The digest of each unit's score.
  private let hashes: [Bytewise: String]
  private let body: (_ unit: String) throws -> [UInt8]?

  /// Reads the standings of a generation, from the attempts it cites.
  init(_ store: CheckpointStore, round: Round, generation: Int) throws {
    guard try store.publications(round: round.id).contains(where: { $0.generation == generation })
    else { throw Runner.noGeneration(generation) }
    let scores = try store.cited(round: round.id, generation: generation, stage: .score)
    let ranks = try store.cited(round: round.id, generation: generation, stage: .rank)
    let standings = try store.bodies(attempts: ranks.values.map(\.attempt)).values.map {
      try GroupStandings(encoded: $0)
    }
    places = StandingsState.places(standings, round.policies)
    hashes = scores.mapValues(\.outputHash)
    body = { unit in
      try scores[unit].flatMap { try store.bodies(attempts: [$0.attempt])[$0.attempt] }
    }
  }

  /// Reads the standings by a run's own checkpoints.
  init(_ ledger: Ledger, round: Round, standings: [GroupStandings]) {
    places = StandingsState.places(standings, round.policies)
    hashes = Dictionary(
      first: round.units.compactMap { unit in
        ledger.entry(.score, Bytewise(unit.code)).map { (unit.code, $0.outputHash) }
      })
    body = { unit in
      let unit = Bytewise(unit)
      return ledger.entry(.score, unit) == nil ? nil : try ledger.body(.score, unit)
    }
  }

  /// The units that stand otherwise in a later state, in roster order.
  ///
  /// - Parameters:
  ///   - after: The later state.
  ///   - round: The round by its definition then.
  ///   - former: The roster before; units that are not in the later one come last.
  /// - Returns: The moves.
  /// - Throws: What keeps a score from being read.
  func moves(
    to after: StandingsState, _ round: Round, former: [Unit] = []
  ) throws -> [UnitMove] {
    let codes = Set(of: round.units.map(\.code))
    let gone = former.filter { !codes.contains($0.code) }
    return try (round.units + gone).compactMap { try move(of: $0, to: after, round.policies) }
  }

  private func move(
    of unit: Unit, to after: StandingsState, _ policies: Policies
  ) throws -> UnitMove? {
    let (from, to) = (places[unit.code], after.places[unit.code])
    let isSameScore = hashes[unit.code] == after.hashes[unit.code]
    if from == to && isSameScore { return nil }
    let (old, new) =
      isSameScore ? (nil, nil) : (try score(unit.code), try after.score(unit.code))
    let own = leafMoves(from: old, to: new, policies) { $0.selfPoints.map { Fraction($0) } }
    func contents(_ score: UnitScore?) -> Set<Bytewise> {
      Set(score?.sources.map { "\($0.path) \($0.sha256)" } ?? [])
    }
    func only(_ score: UnitScore?, notIn other: UnitScore?) -> [String] {
      let known = contents(other)
      return (score?.sources ?? []).filter { !known.contains("\($0.path) \($0.sha256)") }
        .map(\.path.text)
    }
    let move = UnitMove(
      unit: unit.code, name: unit.name, from: from ?? .nowhere, to: to ?? .nowhere,
      leaves: leafMoves(from: old, to: new, policies, \.points),
      selfAssessed: own.isEmpty ? nil : own,
      newFiles: only(new, notIn: old), goneFiles: only(old, notIn: new))
    // A score may say another thing, such as that answers wait, and hold the same.
    let isSameReason = old?.unrankedReason == new?.unrankedReason
    return from == to && move.isPushed && isSameReason ? nil : move
  }

  /// The leaves in which a value differs between two scores of a unit, in the later one's order.
  private func leafMoves(
    from old: UnitScore?, to new: UnitScore?, _ policies: Policies,
    _ value: (LeafScore) -> Fraction?
  ) -> [UnitMove.LeafMove] {
    let before = StandingsState.values(old, value)
    let after = StandingsState.values(new, value)
    let leaves = ((new ?? old)?.leaves ?? []).map(\.leaf)
    return leaves.filter { (before[$0] ?? nil) != (after[$0] ?? nil) }.map { leaf in
      UnitMove.LeafMove(
        leaf: leaf, from: (before[leaf] ?? nil).map(policies.shown),
        to: (after[leaf] ?? nil).map(policies.shown))
    }
  }

  private static func values(
    _ score: UnitScore?, _ value: (LeafScore) -> Fraction?
  ) -> [Bytewise: Fraction?] {
    Dictionary(first: score?.leaves.map { ($0.leaf, value($0)) } ?? [])
  }

  private func score(_ unit: String) throws -> UnitScore? {
    try body(unit).map { try UnitScore(encoded: $0) }
  }

  private static func places(
    _ standings: [GroupStandings], _ policies: Policies
  ) -> [Bytewise: UnitMove.Place] {
    var places: [Bytewise: UnitMove.Place] = [:]
    for group in standings {
      for standing in group.ranked {
        places[Bytewise(standing.unit)] = UnitMove.Place(
          rank: standing.rank, index: standing.index, shownIndex: policies.shown(standing.index),
          band: standing.band?.vi)
      }
      for unit in group.unranked {
        places[Bytewise(unit.unit)] = UnitMove.Place(
          rank: nil, index: unit.index, shownIndex: unit.index.map(policies.shown), band: nil)
      }
    }
    return places
  }
}
