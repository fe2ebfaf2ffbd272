internal import Checkpoints
public import Domain

/// A round that was frozen or opened again, or would be.
public struct FreezeReport: Sendable, Codable, Hashable {
  /// Whether the round is frozen now, or would be.
  public let isFrozen: Bool
  /// Whether that is new; what is so already stays as it was.
  public let hasChanged: Bool
  /// Since when the freeze is in force, as `dd/mm/yyyy hh:mm:ss`, and why; nil without one.
  public private(set) var since: String?, reason: String?
  /// How many files are known that the freeze closes the count with, and how many of them count.
  public let files: Int, counting: Int
  /// The units that stand unranked with these files, with the reasons; empty when a round is opened.
  public let unranked: [StandingUnranked]
  /// How many files came after the freeze and count again when it ends.
  public let lateFiles: Int
  /// The pending changes to the definition, which the freeze holds back; nil where the files match
  /// the definition in force.
  public fileprivate(set) var pending: PendingDefinition?
  /// The files in Inbox that no run has taken yet: a freeze leaves them out of the count.
  public let untaken: [Bytewise]
}

extension Runner {
  /// Closes the set of files that count, or opens it again; shows with the next run.
  ///
  /// - Parameters:
  ///   - isFrozen: Whether the round is frozen from now on.
  ///   - reason: Why; kept in the audit trail.
  ///   - isPlan: Whether it is only said what would be done.
  /// - Returns: What was done.
  /// - Throws: `RunnerFailure` when a final round is to be opened, or when a run is on.
  public func setFrozen(
    _ isFrozen: Bool, reason: String, isPlan: Bool = false
  ) throws -> FreezeReport {
    try holdingLease(command: request.command, ifHeld: { throw Runner.busy($1, in: $0) }) {
      store in
      var report = try freezeReport(store, isFrozen: isFrozen, isPlan: isPlan)
      let state = try RoundState(store, round: pipeline.round.id)
      if !isFrozen, let official = state.official ?? state.unfinished {
        throw RunnerFailure(
          .data,
          cause: "generation \(official.publication.generation) is final, so the round is not "
            + "opened again",
          mend: "let a late file count with: parindex publish --correction --reason '…'")
      }
      if isPlan || !report.hasChanged { return report }
      let made = try store.close(
        isFrozen: isFrozen,
        audit: Audit(
          who: request.actor, verb: isFrozen ? "freeze" : "unfreeze", reason: reason, at: clock()))
      report.state(
        made.closing.flatMap { $0.isFrozen ? $0 : nil }, offset: pipeline.settings.utcOffsetSeconds)
      return report
    }
  }

  private func freezeReport(
    _ store: CheckpointStore, isFrozen: Bool, isPlan: Bool
  ) throws -> FreezeReport {
    var looking = self
    looking.request = RunRequest(
      command: request.command, actor: request.actor, settleSeconds: 0)
    // A freeze holds a definition, so that there must be one in the database.
    let (runner, definition) = try looking.underDefinitionInForce(
      store, recording: isFrozen && !isPlan)
    looking = runner
    let session = try RunSession(runner: looking, store: store, run: nil)
    let known = try store.arrivals()
    // Only a freeze asks for what lies in Inbox; an Inbox that is gone does not keep a round shut.
    let seen = isFrozen && session.state.freeze == nil ? try session.look() : known
    let keys = Set(known.map { ArrivalKey($0) })
    let receipts: [Receipt]
    var standings: [GroupStandings] = []
    if isFrozen {
      (receipts, standings) = try session.standings(of: known)
    } else {
      receipts = try session.settle(known)
    }
    var report = FreezeReport(
      isFrozen: isFrozen, hasChanged: (session.state.freeze != nil) != isFrozen, files: known.count,
      counting: receipts.count(where: \.counts),
      unranked: StandingUnranked.all(standings, pipeline.round),
      lateFiles: session.late(receipts),
      untaken: seen.filter { !keys.contains(ArrivalKey($0)) }.map(\.path).sorted()
        + session.waiting.map(\.path)
    )
    report.pending = definition.pending
    report.state(session.state.freeze, offset: pipeline.settings.utcOffsetSeconds)
    return report
  }
}

extension FreezeReport {
  /// States the freeze that is in force.
  fileprivate mutating func state(_ freeze: Closing?, offset: Int) {
    since = freeze.map { Moment.text($0.at, offset: offset) }
    reason = freeze?.reason
  }
}
