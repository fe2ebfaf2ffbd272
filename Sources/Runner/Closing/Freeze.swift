internal import Checkpoints
public import Domain
internal import Definitions

/// The report on freezing or reopening a round, done or planned.
public struct FreezeReport: Sendable, Codable, Hashable {
  /// Whether the round is frozen now, or would be.
  public let isFrozen: Bool
  /// Whether that is a change; a round already so stays unchanged.
  public let hasChanged: Bool
  /// When the freeze took effect, as `dd/mm/yyyy hh:mm:ss`, and why; nil without one.
  public private(set) var since: String?, reason: String?
  /// How many files are known when the freeze closes the count, and how many of them count.
  public let files: Int, counting: Int
  /// The units that these files leave unranked, with the reasons; empty when a round is opened.
  public let unranked: [StandingUnranked]
  /// How many files arrived after the freeze and count again when it ends.
  public let lateFiles: Int
  /// The pending changes to the definition, which the freeze holds back; nil when the files match
  /// the definition in force.
  public fileprivate(set) var pending: PendingDefinition?
  /// The files in Inbox that no run has taken yet: a freeze leaves them out of the count.
  public let untaken: [Bytewise]
}

extension Runner {
  /// Closes the set of files that count, or opens it again; takes effect with the next run.
  ///
  /// - Parameters:
  ///   - isFrozen: Whether the round is frozen from now on.
  ///   - reason: Why; kept in the audit trail.
  ///   - isPlan: Whether only to report what would be done.
  /// - Returns: What was done.
  /// - Throws: `RunnerFailure` when a final round would be opened, or when a run is in progress.
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
          mend: "let a late file count with: \(PublishRequest.lateFile)")
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
    // A freeze holds a definition, so the database must have one.
    let (runner, definition) = try looking.underDefinitionInForce(
      store, recording: isFrozen && !isPlan)
    looking = runner
    let session = try RunSession(runner: looking, store: store, run: nil)
    let known = try store.arrivals()
    // Only a freeze looks at Inbox; a missing Inbox does not keep a round closed.
    let seen = isFrozen && session.state.freeze == nil ? try session.look().arrivals : known
    let keys = Set(known.map { ArrivalKey($0) })
    let files: [SettledFile]
    var standings: [GroupStandings] = []
    if isFrozen {
      let result = try session.result(of: InboxLook(arrivals: known))
      (files, standings) = (result.files, result.standings)
    } else {
      files = try session.settleKnown()
    }
    var report = FreezeReport(
      isFrozen: isFrozen, hasChanged: (session.state.freeze != nil) != isFrozen, files: known.count,
      counting: files.count(where: \.counts),
      unranked: StandingUnranked.all(standings, pipeline.round),
      lateFiles: session.late(files),
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
