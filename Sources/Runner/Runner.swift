public import Domain
internal import Checkpoints
public import Definitions
internal import Disk
internal import Foundation

/// Takes what lies in Inbox through ingest → normalize → validate → score → rank → publish.
///
/// Each step reads the checkpoints of the one before and adds its own; what depends on nothing
/// that changed is reused. Bad data becomes findings in receipts; only a defect or the environment
/// stops a run, and then `retry` goes on where it stopped.
public struct Runner: Sendable {
  /// The round and its folders.
  public internal(set) var pipeline: Definition
  /// How this run differs from an ordinary one.
  public internal(set) var request: RunRequest
  /// Which of the definitions taken it works by; nil before that is known.
  var adoption: Int64?
  /// Hears of the work while it goes on.
  public let observer: any RunObserver
  /// The runner's clock.
  public let clock: @Sendable () -> Instant

  /// Creates a runner.
  public init(
    pipeline: Definition, request: RunRequest = RunRequest(), observer: any RunObserver,
    clock: @escaping @Sendable () -> Instant = Runner.systemClock
  ) {
    self.pipeline = pipeline
    self.request = request
    self.observer = observer
    self.clock = clock
  }

  /// The system's clock in whole seconds.
  public static let systemClock: @Sendable () -> Instant = {
    Instant(seconds: Int64(Date().timeIntervalSince1970.rounded(.down)))
  }

  /// The pipeline from top to bottom.
  public func run() throws -> RunReport {
    try telling({ _ in "\(request.command): succeeded" }) { ending in
      try holdingLease(
        command: request.command,
        ifHeld: { throw Runner.busy($1, in: $0) },
        { store in try work(in: store, command: request.command, ending: ending) { _ in } })
    }
  }

  /// One run by the holder of the lease.
  ///
  /// - Parameters:
  ///   - store: The open database.
  ///   - command: What the history calls the run.
  ///   - dueAt: The due time the run is for; nil when a person began it.
  ///   - ending: Where what the run came to is left.
  ///   - began: Hears the run's number before anything else is done.
  /// - Returns: What the run did.
  /// - Throws: `RunnerFailure`, with which the run ended.
  func work(
    in store: CheckpointStore, command: String, dueAt: Instant? = nil, ending: RunEnding,
    began: (RunID) throws -> Void
  ) throws -> RunReport {
    let run = try beginRun(command, in: store, dueAt: dueAt, ending: ending)
    return try within(run, in: store, began: began) { session in
      let report = try session.perform()
      try claimOutbox()
      return report
    }
  }

  /// Plans a run over what lies in Inbox now, with reasons; writes nothing but the first,
  /// empty database.
  ///
  /// The stages are computed in memory, so that even what early cut-off would spare is exact.
  public func plan() throws -> [PlanLine] {
    try requireOwnFolders()
    let store = try openStore()
    let (runner, definition) = try underDefinitionInForce(store, recording: false)
    let session = try RunSession(runner: runner, store: store, run: nil)
    let result = try session.result(of: session.look())
    try session.planPublication(result)
    let notes = [
      session.state.freeze.map {
        "the round is frozen since "
          + Moment.text($0.at, offset: pipeline.settings.utcOffsetSeconds)
          + "; files that came later and do not count: \(session.late(result.files))"
      }, definition.pending?.failure.cause,
    ].compactMap(\.self)
    guard !notes.isEmpty else { return session.ledger.lines() }
    return session.ledger.lines().map { line in
      guard line.stage == .publish, line.partition == pipeline.round.id else { return line }
      var noted = line
      noted.note = notes.joined(separator: "; ")
      return noted
    }
  }

  /// The round's Outbox.
  var outbox: Outbox { Outbox(pipeline) }

  /// Opens the pipeline's database, creating it when this is the first run.
  func openStore() throws -> CheckpointStore {
    try Runner.mapped {
      let folder = pipeline.settings.checkpointsPath
      try DurableFolder.makeDurableFolder(folder, access: .ownerOnly)
      try DurableFolder.keepPrivate(folder)
      let backups = Backups(pipeline)
      backups.sweep()
      try backups.keepPrivate()
      let store = try CheckpointStore(path: pipeline.databasePath)
      try requireOwnDatabase(store)
      return store
    }
  }

  /// Does something as the one process that may change the database.
  ///
  /// - Parameters:
  ///   - command: What the lease says the process does.
  ///   - ifHeld: What to do when another living process holds the lease.
  ///   - body: What to do with the lease in hand.
  /// - Returns: What either gave.
  /// - Throws: `RunnerFailure`.
  func holdingLease<Result>(
    command: String, ifHeld: (CheckpointStore, LeaseHolder) throws -> Result,
    _ body: (CheckpointStore) throws -> Result
  ) throws -> Result {
    try InsideHook.refuse(command)
    try requireOwnFolders()
    let store = try openStore()
    return try Runner.mapped {
      let holder = try LeaseHolder.thisProcess(command: command, since: clock())
      if case .held(let other) = try store.acquireLease(holder, isAlive: { $0.isAlive }) {
        return try ifHeld(store, other)
      }
      // A lease that cannot be given back now is taken over when this process has ended.
      defer { try? store.releaseLease(holder) }
      // Nothing is done on a history that somebody changed.
      try HistoryCheck(store: store, outbox: outbox).check()
      return try body(store)
    }
  }

  /// The audit row of a run that a person asked for; nil for an ordinary one.
  private func requested(_ command: String) -> Audit? {
    guard request.rerunFrom != nil || !request.looksAtInbox else { return nil }
    return Audit(
      who: request.actor, verb: command, reason: request.reason, at: clock())
  }

  private func beginRun(
    _ command: String, in store: CheckpointStore, dueAt: Instant?, ending: RunEnding
  ) throws -> BegunRun {
    try store.integrityCheck()
    try UnknownGeneration(outbox: outbox, store: store).check()
    try claimDatabase(store)
    let abandoned = try store.abandonUnfinished(at: clock())
    let beganAt = clock()
    let run = try store.beginRun(
      command: command, codeVersion: BuildVersion.text, at: beganAt, audit: requested(command))
    let lineage = RunLineage(
      runner: self, store: store, run: run, dueAt: dueAt, abandoned: abandoned)
    return BegunRun(
      id: run, command: command, beganAt: beganAt, dueAt: dueAt, lineage: lineage, ending: ending)
  }

  private func within(
    _ run: BegunRun, in store: CheckpointStore, began: (RunID) throws -> Void,
    _ body: (RunSession) throws -> RunReport
  ) throws -> RunReport {
    var session: RunSession?
    do {
      try began(run.id)
      let (runner, definition) = try underDefinitionInForce(store, recording: true)
      if request.publishing != nil, let pending = definition.pending { throw pending.refusal }
      let opened = try RunSession(runner: runner, store: store, run: run.id)
      session = opened
      opened.lineage = run.lineage
      var report = try body(opened)
      report.pending = definition.pending
      report.awaitingCorrection = definition.awaitingCorrection
      // All was done that may be done; a person is asked for, as by any other failure.
      let failure = definition.pending?.failure
      try store.endRun(
        run.id, state: failure == nil ? .succeeded : .failed,
        exitCode: failure?.kind.rawValue ?? 0, cause: failure?.description ?? "", at: clock())
      conclude(run, opened, in: store, failure: failure)
      return report
    } catch {
      let failure = withCommand(Runner.failure(from: error), of: run.id, in: store)
      try? store.endRun(
        run.id, state: .failed, exitCode: failure.kind.rawValue, cause: failure.description,
        at: clock())
      conclude(run, session, in: store, failure: failure)
      throw failure
    }
  }
}

/// How a run differs from an ordinary one.
public struct RunRequest: Sendable {
  /// The verb and its arguments, for the history.
  public var command: String
  /// Whether Inbox is looked at; a retry works on what is known.
  public var looksAtInbox: Bool
  /// The stage from which everything is made anew; nil for none.
  public var rerunFrom: StageName?
  /// The unit the rerun is held to; nil for all.
  public var rerunUnit: String?
  /// Why the rerun is asked for.
  public var reason: String
  /// Who asks, for the audit trail.
  public var actor: String
  /// The official publication that is asked for; nil for an ordinary run.
  public var publishing: PublishRequest?
  /// Why a person has all survey answers taken in that wait, although answers can be told then; nil
  /// where nobody does.
  public var revealsSurvey: String?
  /// How many threads work; nil for the pipeline's own number or one a core.
  public var workers: Int?
  /// How long a file must stay the same, in seconds; nil for the pipeline's own number.
  public var settleSeconds: Int?

  /// Creates an ordinary run.
  public init(
    command: String = "run", looksAtInbox: Bool = true, rerunFrom: StageName? = nil,
    rerunUnit: String? = nil, reason: String = "", actor: String = "runner",
    publishing: PublishRequest? = nil, revealsSurvey: String? = nil, workers: Int? = nil,
    settleSeconds: Int? = nil
  ) {
    self.command = command
    self.looksAtInbox = looksAtInbox
    self.rerunFrom = rerunFrom
    self.rerunUnit = rerunUnit
    self.reason = reason
    self.actor = actor
    self.publishing = publishing
    self.revealsSurvey = revealsSurvey
    self.workers = workers
    self.settleSeconds = settleSeconds
  }
}
