public import Domain
internal import Checkpoints
internal import Foundation

/// Takes what lies in Inbox through ingest → normalize → validate → score → rank → publish.
///
/// Each step reads the checkpoints of the one before and adds its own; what depends on nothing
/// that changed is reused. Bad data becomes findings in receipts; only a defect or the environment
/// stops a run, and then `retry` goes on where it stopped.
public struct Runner: Sendable {
  /// The round and its folders.
  public internal(set) var pipeline: Pipeline
  /// How this run differs from an ordinary one.
  public internal(set) var request: RunRequest
  /// Hears of the work while it goes on.
  public let observer: any RunObserver
  /// The runner's clock.
  public let clock: @Sendable () -> Instant

  /// Creates a runner.
  public init(
    pipeline: Pipeline, request: RunRequest = RunRequest(), observer: any RunObserver,
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
    try holdingLease(
      command: request.command,
      ifHeld: { _, other in throw Runner.busy(other) },
      { store in try work(in: store, command: request.command) { _ in } })
  }

  /// One run by the holder of the lease.
  ///
  /// - Parameters:
  ///   - store: The open database.
  ///   - command: What the history calls the run.
  ///   - began: Hears the run's number before anything else is done.
  /// - Returns: What the run did.
  /// - Throws: `RunnerFailure`, with which the run ended.
  func work(
    in store: CheckpointStore, command: String, began: (RunID) throws -> Void
  ) throws -> RunReport {
    try withRun(command: command, in: store, began: began) { session in
      let arrivals = try session.look()
      try session.advance(arrivals)
      let receipts = try session.settle(arrivals)
      try session.score(receipts)
      let standings = try session.rank()
      let balance = session.balance(of: receipts)
      try session.writeReceipts(receipts)
      let published = try session.publish(standings, receipts, balance)
      return session.report(standings, receipts, balance, published)
    }
  }

  /// What a run would do with what lies in Inbox now, and why; writes nothing but the first,
  /// empty database.
  ///
  /// The stages are computed in memory, so that even what early cut-off would spare is exact.
  public func plan() throws -> [PlanLine] {
    let session = try RunSession(runner: self, store: try openStore(), run: nil)
    let arrivals = try session.look()
    try session.advance(arrivals)
    let receipts = try session.settle(arrivals)
    try session.score(receipts)
    let standings = try session.rank()
    try session.planPublication(standings, receipts)
    return session.ledger.lines()
  }

  /// Opens the pipeline's database, creating it when this is the first run.
  func openStore() throws -> CheckpointStore {
    let folder = pipeline.settings.checkpointsPath
    try DurableFolder.makeFolder(folder)
    return try Runner.mapped {
      try CheckpointStore(path: "\(folder)/\(pipeline.round.id).sqlite")
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
    let store = try openStore()
    return try Runner.mapped {
      let holder = try LeaseHolder.thisProcess(command: command, since: clock())
      if case .held(let other) = try store.acquireLease(holder, isAlive: { $0.isAlive }) {
        return try ifHeld(store, other)
      }
      // A lease that cannot be given back now is taken over when this process has ended.
      defer { try? store.releaseLease(holder) }
      return try body(store)
    }
  }

  /// What the audit trail says of a run that a person asked for; nil for an ordinary one.
  private func requested(_ command: String) -> Audit? {
    guard request.rerunFrom != nil || !request.looksAtInbox else { return nil }
    return Audit(
      who: request.actor, verb: command, reason: request.reason, at: clock())
  }

  private func withRun(
    command: String, in store: CheckpointStore, began: (RunID) throws -> Void,
    _ body: (RunSession) throws -> RunReport
  ) throws -> RunReport {
    try store.integrityCheck()
    let outbox = Outbox(root: pipeline.settings.outboxPath, round: pipeline.round.id)
    try UnknownGeneration(outbox: outbox, store: store).check()
    try store.abandonUnfinished(at: clock())
    let run = try store.beginRun(
      command: command, codeVersion: BuildVersion.text, at: clock(), audit: requested(command))
    do {
      try began(run)
      let session = try RunSession(runner: self, store: store, run: run)
      let report = try body(session)
      try store.endRun(run, state: .succeeded, exitCode: 0, at: clock())
      return report
    } catch {
      let failure = Runner.failure(from: error)
      try? store.endRun(
        run, state: .failed, exitCode: failure.kind.rawValue, cause: failure.description,
        at: clock())
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
  /// How many threads work; nil for the pipeline's own number or one a core.
  public var workers: Int?
  /// How long a file must stay the same, in seconds; nil for the pipeline's own number.
  public var settleSeconds: Int?

  /// Creates an ordinary run.
  public init(
    command: String = "run", looksAtInbox: Bool = true, rerunFrom: StageName? = nil,
    rerunUnit: String? = nil, reason: String = "", actor: String = "runner", workers: Int? = nil,
    settleSeconds: Int? = nil
  ) {
    self.command = command
    self.looksAtInbox = looksAtInbox
    self.rerunFrom = rerunFrom
    self.rerunUnit = rerunUnit
    self.reason = reason
    self.actor = actor
    self.workers = workers
    self.settleSeconds = settleSeconds
  }
}
