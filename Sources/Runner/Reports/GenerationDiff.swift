internal import Checkpoints
public import Domain
internal import Definitions

/// The units that moved from one generation to another.
public struct GenerationDiff: Sendable, Codable, Hashable {
  /// The generations.
  public let from: Int, to: Int
  /// The units that moved, in roster order; a unit that only others pushed has no leaves.
  public let moves: [UnitMove]
  /// How many units stand as they stood.
  public let unmoved: Int
  /// The changes of the definition in the later one.
  public let changes: [DefinitionChange]
}

extension Runner {
  /// Compares two generations from what they were made of.
  public func diff(_ first: Int, _ second: Int) throws -> GenerationDiff {
    try Runner.mapped {
      let store = try openStore()
      let round = try definition(of: second, store)
      let former = try definition(of: first, store)
      let before = try StandingsState(store, round: round, generation: first)
      let after = try StandingsState(store, round: round, generation: second)
      let moves = try before.moves(to: after, round, former: former.units)
      return GenerationDiff(
        from: first, to: second, moves: moves,
        unmoved: round.units.count
          - moves.count { move in round.units.contains { $0.code.isSame(as: move.unit) } },
        changes: former.changes(to: round))
    }
  }

  /// The round by the definition of a generation; as it is now where that was not recorded.
  private func definition(of generation: Int, _ store: CheckpointStore) throws -> Round {
    guard let basis = try store.basis(round: pipeline.round.id, generation: generation) else {
      return pipeline.round
    }
    return try archivedRound(basis.definition, store)
  }
}
