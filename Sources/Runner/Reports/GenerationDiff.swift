internal import Checkpoints
public import Domain

/// What moved from one generation to another.
public struct GenerationDiff: Sendable, Codable, Hashable {
  /// The generations.
  public let from: Int, to: Int
  /// The units that moved, in roster order; a unit that only others pushed has no leaves.
  public let moves: [UnitMove]
  /// How many units stand as they stood.
  public let unmoved: Int
}

extension Runner {
  /// Compares two generations from what they were made of.
  public func diff(_ first: Int, _ second: Int) throws -> GenerationDiff {
    try Runner.mapped {
      let (store, round) = (try openStore(), pipeline.round)
      let before = try StandingsState(store, round: round, generation: first)
      let after = try StandingsState(store, round: round, generation: second)
      let moves = try before.moves(to: after, round)
      return GenerationDiff(
        from: first, to: second, moves: moves, unmoved: round.units.count - moves.count)
    }
  }
}
