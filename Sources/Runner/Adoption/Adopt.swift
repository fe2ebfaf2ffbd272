internal import Checkpoints
public import Domain
internal import Definitions

/// A definition that a person took, or would take.
public struct AdoptionReport: Sendable, Codable, Hashable {
  /// The changes it makes, in words.
  public let changes: [DefinitionChange]
  /// The units that would stand otherwise, in the order of the roster; none where it is taken, the
  /// next run says so then.
  public let moves: [UnitMove]
  /// Why somebody's survey answer might be told by comparing what was published with what is
  /// published by this definition; nil where it changes nothing of the survey.
  public let surveyRisk: String?
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
  ///   - revealsSurvey: Whether the person takes it although survey answers may be told then.
  /// - Returns: What was taken or would be.
  /// - Throws: `RunnerFailure` when the files have faults or say nothing new, when the round is
  ///   frozen, or when a run is on.
  public func adopt(
    reason: String, isPlan: Bool, revealsSurvey: Bool = false
  ) throws -> AdoptionReport {
    if isPlan {
      return try Runner.mapped {
        try adoption(of: try openStore(), reason: "", isPlan: true, revealsSurvey: true)
      }
    }
    return try holdingLease(command: request.command, ifHeld: { throw Runner.busy($1, in: $0) }) {
      try adoption(of: $0, reason: reason, isPlan: false, revealsSurvey: revealsSurvey)
    }
  }

  private func adoption(
    of store: CheckpointStore, reason: String, isPlan: Bool, revealsSurvey: Bool
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
    let risk = try surveyRisk(changes, from: before ?? taken.round, store)
    if let risk, !revealsSurvey {
      throw RunnerFailure(
        .data, cause: risk,
        mend: "leave the survey as it is, or, if that may be: parindex adopt --reason '…' "
          + "--reveals-survey")
    }
    let isFinal = (state.official ?? state.unfinished) != nil
    let next = isFinal ? "parindex publish --correction --reason '…'" : "parindex run"
    guard !isPlan else {
      return AdoptionReport(
        changes: changes, moves: try moves(from: taken.round, store), surveyRisk: risk,
        isTaken: false, next: next)
    }
    // The definition that was in force comes first, also where an older program published by it.
    _ = try takenDefinition(store, state, recording: taken.pending != nil)
    try store.adopt(
      ArchivedDefinition(try CanonicalJSON.encode(pipeline.round)),
      files: FilesOfDefinition(pipeline: pipeline).kept, kind: .adopted,
      changes: changes.map(\.both) + (risk.map { [$0] } ?? []),
      audit: Audit(who: request.actor, verb: "adopt", reason: reason, at: clock()))
    return AdoptionReport(
      changes: changes, moves: [], surveyRisk: risk, isTaken: true, next: next)
  }

  /// Why a changed definition may tell survey answers: figures of one set of respondents, counted in
  /// two ways, or under two names, are more equations than one publication gives.
  private func surveyRisk(
    _ changes: [DefinitionChange], from former: Round, _ store: CheckpointStore
  ) throws -> String? {
    guard former.survey != nil,
      try !store.releases(round: pipeline.round.id).isEmpty
    else { return nil }
    let old = Set(of: former.units.map(\.code)), new = Set(of: pipeline.round.units.map(\.code))
    let isRenamed = !old.subtracting(new).isEmpty && !new.subtracting(old).isEmpty
    let ofSurvey = changes.filter { $0.part == .survey }.map(\.sentence.en)
    guard isRenamed || !ofSurvey.isEmpty else { return nil }
    let what =
      ofSurvey.isEmpty ? "units got other codes" : ofSurvey.prefix(3).joined(separator: "; ")
    return
      "the change alters how survey answers are counted (\(Printable.line(what))): by comparing "
      + "what was published with what will be, somebody's answer might be told"
  }

  /// The units that stand otherwise by the files than by the definition in force, with what is
  /// known of Inbox.
  private func moves(from former: Round, _ store: CheckpointStore) throws -> [UnitMove] {
    func state(_ round: Round) throws -> StandingsState {
      var runner = self
      runner.pipeline = pipeline.with(round: round)
      runner.request = RunRequest(command: request.command, looksAtInbox: false)
      let session = try RunSession(runner: runner, store: store, run: nil)
      let result = try session.result(of: InboxLook(arrivals: store.arrivals()))
      return StandingsState(session.ledger, round: round, standings: result.standings)
    }
    return try state(former).moves(
      to: state(pipeline.round), pipeline.round, former: former.units)
  }
}
