internal import Checkpoints
public import Domain

/// A definition that a person took, or would take.
public struct AdoptionReport: Sendable, Codable, Hashable {
  /// The changes it makes, in words.
  public let changes: [DefinitionChange]
  /// The units that would stand otherwise, in the order of the roster; none where it is taken, the
  /// next run says so then.
  public let moves: [UnitMove]
  /// Whether it was taken.
  public let isTaken: Bool
  /// The command that shows it.
  public let next: String
}

extension Runner {
  /// Takes the definition as its files lie there; shows with the next run, or with the next
  /// correction of a final round.
  ///
  /// - Parameters:
  ///   - reason: Why; kept in the audit trail and shown on the page of changes.
  ///   - isPlan: Whether it is only said what it changes, and which units would stand otherwise.
  /// - Returns: What was taken or would be.
  /// - Throws: `RunnerFailure` when the files have faults or say nothing new, when the round is
  ///   frozen, or when a run is on.
  public func adopt(reason: String, isPlan: Bool) throws -> AdoptionReport {
    if isPlan {
      return try Runner.mapped { try adoption(of: try openStore(), reason: "", isPlan: true) }
    }
    return try holdingLease(command: request.command, ifHeld: { throw Runner.busy($1, in: $0) }) {
      try adoption(of: $0, reason: reason, isPlan: false)
    }
  }

  private func adoption(
    of store: CheckpointStore, reason: String, isPlan: Bool
  ) throws -> AdoptionReport {
    let state = try RoundState(store, round: pipeline.round.id)
    // What is taken at once is taken by this person's word and not in passing.
    let taken = try takenDefinition(store, state, recording: false)
    if let pending = taken.pending, pending.obstacle == .faulty || pending.obstacle == .frozen,
      !isPlan || pending.obstacle == .faulty
    {
      throw pending.refusalToAdopt
    }
    let before = try store.adoption().map { try archivedRound($0.definition, store) }
    let changes = taken.pending?.changes ?? before?.changes(to: pipeline.round) ?? []
    guard !changes.isEmpty else {
      throw RunnerFailure(
        .data, cause: "the definition's files say what is in force already", mend: "parindex run")
    }
    let isFinal = (state.official ?? state.unfinished) != nil
    let next = isFinal ? "parindex publish --correction --reason '…'" : "parindex run"
    guard !isPlan else {
      return AdoptionReport(
        changes: changes, moves: try moves(from: taken.round, store), isTaken: false, next: next)
    }
    // The definition that was in force comes first, also where an older program published by it.
    _ = try takenDefinition(store, state, recording: taken.pending != nil)
    try store.adopt(
      ArchivedDefinition(try CanonicalJSON.encode(pipeline.round)),
      files: FilesOfDefinition(pipeline: pipeline).kept, kind: .adopted,
      changes: changes.map(\.both),
      audit: Audit(who: request.actor, verb: "adopt", reason: reason, at: clock()))
    return AdoptionReport(changes: changes, moves: [], isTaken: true, next: next)
  }

  /// The units that stand otherwise by the files than by the definition in force, with what is
  /// known of Inbox.
  private func moves(from former: Round, _ store: CheckpointStore) throws -> [UnitMove] {
    func state(_ round: Round) throws -> StandingsState {
      var runner = self
      runner.pipeline = pipeline.with(round: round)
      runner.request = RunRequest(command: request.command, looksAtInbox: false)
      let session = try RunSession(runner: runner, store: store, run: nil)
      let (_, standings) = try session.standings(of: store.arrivals())
      return StandingsState(session.ledger, round: round, standings: standings)
    }
    return try state(former).moves(
      to: state(pipeline.round), pipeline.round, former: former.units)
  }
}
