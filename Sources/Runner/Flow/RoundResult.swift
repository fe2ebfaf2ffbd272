internal import Domain

/// All that the stages up to the ranks make of the files of a round: what is published and receipted.
struct RoundResult: Sendable {
  /// The receipts of all files, in order of arrival.
  let receipts: [Receipt]
  /// The scores by unit.
  let scores: [Bytewise: Checkpoint<UnitScore>]
  /// The standings of every group, in publication order.
  let standings: [GroupStandings]
}
