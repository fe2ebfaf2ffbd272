internal import Domain

/// The boundary between the stages up to the ranks and publication.
struct RoundResult: Sendable {
  /// The files as they were found.
  let look: InboxLook
  /// The settled files, in order of arrival.
  let files: [SettledFile]
  /// The survey answers that count.
  let answers: ReleasePass.Outcome
  /// The scores by unit.
  let scores: [Bytewise: Checkpoint<UnitScore>]
  /// The standings of every group, in publication order.
  let groups: [Checkpoint<GroupStandings>]
  /// The same standings, read from their checkpoints.
  let standings: [GroupStandings]

  /// The balance of files.
  var balance: Balance {
    func count(_ disposition: Receipt.Disposition) -> Int {
      files.count { $0.receipt.disposition == disposition }
    }
    return Balance(
      seen: files.count + look.waiting.total + look.evidence.count, accepted: count(.accepted),
      suspended: count(.suspended), duplicate: count(.duplicate), unchanged: count(.unchanged),
      waiting: look.waiting.total, evidence: look.evidence.count)
  }
}
