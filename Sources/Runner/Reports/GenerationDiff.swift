internal import Checkpoints
public import Domain

/// What moved from one generation to another.
public struct GenerationDiff: Sendable, Codable, Hashable {
  /// A leaf whose points moved.
  public struct LeafMove: Sendable, Codable, Hashable {
    /// The leaf's code.
    public let leaf: String
    /// The points before and after as shown; nil where there were none.
    public let from: String?, to: String?
  }

  /// A unit's place in a generation.
  public struct Place: Sendable, Codable, Hashable {
    /// The rank and the exact index; nil when the unit was not ranked or is incomplete.
    public let rank: Int?, index: Fraction?
    /// The index as shown and the class.
    public let shownIndex: String?, band: String?
  }

  /// A unit that moved.
  public struct Move: Sendable, Codable, Hashable {
    /// The unit's code and name.
    public let unit: String, name: String
    /// Where it stood before and after.
    public let from: Place, to: Place
    /// The leaves whose points moved.
    public let leaves: [LeafMove]
    /// The files that count for it after and did not before, and the other way round.
    public let newFiles: [String], goneFiles: [String]
  }

  /// The generations.
  public let from: Int, to: Int
  /// The units that moved, in roster order; a unit that only others pushed has no leaves.
  public let moves: [Move]
  /// How many units stand as they stood.
  public let unmoved: Int
}

extension Runner {
  /// Compares two generations from what they were made of.
  public func diff(_ first: Int, _ second: Int) throws -> GenerationDiff {
    try Runner.mapped {
      let store = try openStore()
      let before = try PublishedState(store, round: pipeline.round, generation: first)
      let after = try PublishedState(store, round: pipeline.round, generation: second)
      let moves = try pipeline.round.units.compactMap { try move(of: $0, before, after) }
      return GenerationDiff(
        from: first, to: second, moves: moves, unmoved: pipeline.round.units.count - moves.count)
    }
  }

  private func move(
    of unit: Unit, _ before: PublishedState, _ after: PublishedState
  ) throws -> GenerationDiff.Move? {
    let (from, to) = (before.places[unit.code], after.places[unit.code])
    let isSameScore = before.scores[unit.code]?.outputHash == after.scores[unit.code]?.outputHash
    if from == to && isSameScore { return nil }
    let (old, new) =
      isSameScore ? (nil, nil) : (try before.score(unit.code), try after.score(unit.code))
    let nowhere = GenerationDiff.Place(rank: nil, index: nil, shownIndex: nil, band: nil)
    func points(_ score: UnitScore?) -> [String: Fraction?] {
      Dictionary(
        score?.leaves.map { ($0.leaf, $0.points) } ?? [], uniquingKeysWith: { first, _ in first })
    }
    let (oldPoints, newPoints) = (points(old), points(new))
    let leaves = (new ?? old)?.leaves.map(\.leaf).filter {
      (oldPoints[$0] ?? nil) != (newPoints[$0] ?? nil)
    }
    func contents(_ score: UnitScore?) -> Set<String> {
      Set(score?.sources.map { "\($0.path) \($0.sha256)" } ?? [])
    }
    func only(_ score: UnitScore?, notIn other: UnitScore?) -> [String] {
      let known = contents(other)
      return (score?.sources ?? []).filter { !known.contains("\($0.path) \($0.sha256)") }
        .map(\.path)
    }
    return GenerationDiff.Move(
      unit: unit.code, name: unit.name, from: from ?? nowhere, to: to ?? nowhere,
      leaves: (leaves ?? []).map { leaf in
        GenerationDiff.LeafMove(
          leaf: leaf, from: (oldPoints[leaf] ?? nil).map(pipeline.round.policies.shown),
          to: (newPoints[leaf] ?? nil).map(pipeline.round.policies.shown))
      },
      newFiles: only(new, notIn: old), goneFiles: only(old, notIn: new))
  }
}

/// What a generation was made of, as far as it is compared.
private struct PublishedState {
  let places: [String: GenerationDiff.Place]
  let scores: [String: (attempt: AttemptID, outputHash: String)]
  private let store: CheckpointStore

  init(_ store: CheckpointStore, round: Round, generation: Int) throws {
    self.store = store
    guard try store.publications(round: round.id).contains(where: { $0.generation == generation })
    else { throw Runner.noGeneration(generation) }
    scores = try store.cited(round: round.id, generation: generation, stage: .score)
    let ranks = try store.cited(round: round.id, generation: generation, stage: .rank)
    var places: [String: GenerationDiff.Place] = [:]
    for body in try store.bodies(attempts: ranks.values.map(\.attempt)).values {
      let group = try CanonicalJSON.decode(GroupStandings.self, from: body)
      for standing in group.ranked {
        places[standing.unit] = GenerationDiff.Place(
          rank: standing.rank, index: standing.index,
          shownIndex: round.policies.shown(standing.index), band: standing.band?.vi)
      }
      for unit in group.unranked {
        places[unit.unit] = GenerationDiff.Place(
          rank: nil, index: unit.index, shownIndex: unit.index.map(round.policies.shown), band: nil)
      }
    }
    self.places = places
  }

  func score(_ unit: String) throws -> UnitScore? {
    guard let attempt = scores[unit]?.attempt,
      let body = try store.bodies(attempts: [attempt])[attempt]
    else { return nil }
    return try CanonicalJSON.decode(UnitScore.self, from: body)
  }
}
