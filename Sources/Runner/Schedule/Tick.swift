internal import Checkpoints
public import Domain
internal import Definitions

/// The decisions and actions of one wake of the runner.
public struct TickReport: Sendable, Codable {
  /// A due time and its outcome.
  public struct Decision: Sendable, Codable, Hashable {
    /// When it was due.
    public let dueAt: Instant
    /// The decision: ran, collapsed, outside-window or overlap.
    public let decision: String
    /// Why.
    public let reason: String
  }

  /// The decisions in order of time; empty when nothing was due.
  public let decisions: [Decision]
  /// A remark when nothing was decided; empty otherwise.
  public let note: String
  /// The report of the run; nil when none began.
  public let run: RunReport?
  /// The day's backup: its file or why it failed; nil when none was due.
  public var backup: String?

  /// The outcome of the tick in a word, for the heartbeat.
  var decision: String {
    if let last = decisions.last { return last.decision }
    return note.isEmpty ? "nothing is due" : note
  }
}

extension Runner {
  /// Runs the pipeline if it is due, and records the outcome of every due time.
  ///
  /// - Parameter machine: The machine's clocks.
  /// - Returns: The decisions and actions.
  /// - Throws: `RunnerFailure` when the run failed, or when the clock is not trusted until an
  ///   operator confirms it.
  public func tick(
    machine: @Sendable () -> MachineClock = MachineClock.system
  ) throws -> TickReport {
    let schedule = try Schedule(
      expressions: pipeline.settings.schedule, zone: pipeline.settings.timeZone)
    return try telling({ $0.decision }) { ending in try tick(schedule, machine, ending) }
  }

  private func tick(
    _ schedule: Schedule, _ machine: @Sendable () -> MachineClock, _ ending: RunEnding
  ) throws -> TickReport {
    try holdingLease(
      command: "tick",
      ifHeld: { store, other in
        try decide(
          store, schedule, machine(), ending,
          holder: "process \(other.pid), since \(Moment.text(other.since))")
      },
      { store in try decide(store, schedule, machine(), ending, holder: nil) })
  }

  private func decide(
    _ store: CheckpointStore, _ schedule: Schedule, _ machine: MachineClock, _ ending: RunEnding,
    holder: String?
  ) throws -> TickReport {
    guard let clock = try store.scheduleClock() else {
      try store.beginEra(machine.scheduleClock, audit: eraAudit(machine, "the first tick"))
      return TickReport(
        decisions: [], note: "the first tick: what is due counts from now on", run: nil)
    }
    let interrupted = holder == nil ? try settleStarted(store) : nil
    let judge = TickJudge(
      schedule: schedule, catchUp: Int64(pipeline.settings.catchUpMinutes) * 60, machine: machine)
    switch judge.judge(clock, holder: holder, interrupted: interrupted) {
    case .suspect(let reason, let needsWord):
      try store.recordTick(
        machine.scheduleClock(decidedThrough: clock.decidedThrough, suspicion: reason), [])
      guard needsWord else { return TickReport(decisions: [], note: reason, run: nil) }
      throw RunnerFailure(
        .io, cause: "\(reason); nothing runs by this clock",
        mend: "set the clock right, or if it is right now: "
          + "parindex schedule trust-clock --reason '…'")
    case .decided(let decisions):
      let recorded = try store.recordTick(
        machine.scheduleClock(decidedThrough: machine.now, suspicion: ""), decisions)
      let started = recorded.last { $0.decision == .started }
      let report: RunReport?
      let backup: NightlyBackup?
      do {
        report = try started.map { try run(store, for: $0, ending) }
        backup = started == nil ? nil : makeNightlyBackup(store)
      } catch {
        // A failed night needs its backup just as much.
        _ = makeNightlyBackup(store)
        throw error
      }
      return TickReport(
        decisions: recorded.map {
          TickReport.Decision(
            dueAt: $0.dueAt, decision: $0 == started ? "ran" : $0.decision.rawValue,
            reason: $0.reason)
        }, note: "", run: report,
        backup: backup.map { $0.file.isEmpty ? "failed: \($0.fault)" : $0.file })
    }
  }

  private func run(
    _ store: CheckpointStore, for due: DueTime, _ ending: RunEnding
  ) throws -> RunReport {
    var attached = due
    defer {
      // If even this cannot be written, the next tick finds the run's end in the history.
      if attached.run != nil {
        try? store.close(attached, as: .ran, reason: due.reason)
      } else {
        try? store.close(attached, as: .interrupted, reason: "its run could not begin")
      }
    }
    return try work(in: store, command: "tick", dueAt: due.dueAt, ending: ending) { run in
      try store.attach(run, to: due)
      attached = DueTime(
        dueAt: due.dueAt, attempt: due.attempt, decision: .started, expressions: due.expressions,
        reason: due.reason, run: run, decidedAt: due.decidedAt)
    }
  }

  /// Settles the due times of dead processes; called by the lease holder.
  ///
  /// - Returns: The latest one, if it is the latest due time of all and was interrupted.
  private func settleStarted(_ store: CheckpointStore) throws -> DueTime? {
    for due in try store.dueTimes(limit: 100, decision: .started) {
      let state = try due.run.flatMap { try store.run($0)?.state }
      if state == .succeeded || state == .failed {
        try store.close(due, as: .ran, reason: due.reason)
      } else {
        try store.close(due, as: .interrupted, reason: "the process of its run died")
      }
    }
    return try store.dueTimes(limit: 1).first.flatMap { $0.decision == .interrupted ? $0 : nil }
  }

  /// Begins the ledger of occurrences if there is none yet: due times count from now on.
  public func beginSchedule(machine: MachineClock = MachineClock.system()) throws {
    try Runner.mapped {
      let store = try openStore()
      guard try store.scheduleClock() == nil else { return }
      try store.beginEra(
        machine.scheduleClock, audit: eraAudit(machine, "the schedule is installed"))
    }
  }

  /// Begins a new era of the clock: due times count from now on, whatever a wrong clock decided
  /// before.
  public func trustClock(
    reason: String, machine: MachineClock = MachineClock.system()
  ) throws {
    try Runner.mapped {
      try openStore().beginEra(machine.scheduleClock, audit: eraAudit(machine, reason))
    }
  }

  private func eraAudit(_ machine: MachineClock, _ reason: String) -> Audit {
    Audit(
      who: request.actor, verb: "begin an era of the clock", reason: reason, at: machine.now)
  }
}

extension MachineClock {
  fileprivate var scheduleClock: ScheduleClock {
    scheduleClock(decidedThrough: now, suspicion: "")
  }

  fileprivate func scheduleClock(decidedThrough: Instant, suspicion: String) -> ScheduleClock {
    ScheduleClock(
      decidedThrough: decidedThrough, tickedAt: now, bootID: bootID, uptime: uptime,
      suspicion: suspicion)
  }
}

/// The outcome of a due time, for people and programs.
public struct PastDueTime: Sendable, Codable, Hashable {
  /// When it was due.
  public let dueAt: Instant
  /// The number of this attempt, from 1.
  public let attempt: Int
  /// The decision.
  public let decision: String
  /// Why.
  public let reason: String
  /// The run; nil when none began.
  public let run: Int64?
}

extension Runner {
  /// The last due times, the latest first.
  public func dueTimes(_ limit: Int) throws -> [PastDueTime] {
    try Runner.mapped {
      try openStore().dueTimes(limit: limit).map {
        PastDueTime(
          dueAt: $0.dueAt, attempt: $0.attempt, decision: $0.decision.rawValue,
          reason: $0.reason, run: $0.run?.rawValue)
      }
    }
  }
}
