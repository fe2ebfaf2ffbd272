internal import Checkpoints
internal import Domain

/// Decides what a wake of the runner does, from the schedule, the ledger of occurrences and the
/// machine's clocks; changes nothing itself.
struct TickJudge {
  /// When the pipeline is due.
  let schedule: Schedule
  /// How long after its time a missed occurrence is still run, in seconds.
  let catchUp: Int64
  /// The machine's clocks.
  let machine: MachineClock

  /// The tolerated difference between the time of day and the time since boot, in seconds.
  static let tolerance: Int64 = 300
  /// The longest absence, in seconds, after which the clock is trusted without an operator's
  /// confirmation.
  static let longestAbsence: Int64 = 31 * 86_400
  /// The start of 2023; no round of this program is older.
  static let earliest: Int64 = 1_672_531_200
  /// How often an occurrence is attempted when its process dies.
  static let attempts = 3

  /// The action of a wake.
  enum Verdict: Hashable {
    /// The clock is not trusted; with `needsWord`, not until an operator confirms it.
    case suspect(reason: String, needsWord: Bool)
    /// The decisions to record; the last is `started` when a run should begin.
    case decided([DueTime])
  }

  /// Decides.
  ///
  /// - Parameters:
  ///   - clock: How far the schedule is decided, and the clocks at that time.
  ///   - holder: The run in progress, in words; nil when there is none.
  ///   - interrupted: The latest occurrence whose process died and that was not made up for.
  /// - Returns: The action of a wake.
  func judge(_ clock: ScheduleClock, holder: String?, interrupted: DueTime?) -> Verdict {
    if let (reason, needsWord) = suspicion(clock) {
      return .suspect(reason: reason, needsWord: needsWord)
    }
    let due = schedule.occurrences(after: clock.decidedThrough, through: machine.now)
    if let holder {
      return .decided(due.map { made(of: $0, .overlap, "a run was on: \(holder)") })
    }
    guard let last = due.last else {
      return .decided(interrupted.flatMap(again).map { [$0] } ?? [])
    }
    return .decided(
      due.dropLast().map { missed($0, before: last) } + [isTooLate(last) ? late(last) : start(last)]
    )
  }

  private func suspicion(_ clock: ScheduleClock) -> (String, Bool)? {
    let now = machine.now.seconds
    if now < TickJudge.earliest {
      return ("the machine's clock shows a time before 2023", true)
    }
    if now < clock.decidedThrough.seconds - TickJudge.tolerance {
      return (
        "the machine's clock was set back by \(clock.decidedThrough.seconds - now) s; "
          + "what was due until then is decided already", true
      )
    }
    if now - clock.decidedThrough.seconds > TickJudge.longestAbsence {
      return (
        "by the machine's clock the last tick was \((now - clock.decidedThrough.seconds) / 86_400) "
          + "days ago", true
      )
    }
    guard machine.bootID == clock.bootID else { return nil }
    let shown = now - clock.tickedAt.seconds
    let passed = machine.uptime - clock.uptime
    if abs(shown - passed) > TickJudge.tolerance {
      return (
        "the machine's clock went on by \(shown) s in \(passed) s; the next tick decides, if it "
          + "finds the clock steady", false
      )
    }
    return nil
  }

  private func isTooLate(_ occurrence: Schedule.Occurrence) -> Bool {
    machine.now.seconds - occurrence.dueAt.seconds > catchUp
  }

  private func missed(
    _ occurrence: Schedule.Occurrence, before last: Schedule.Occurrence
  ) -> DueTime {
    if isTooLate(occurrence) { return late(occurrence) }
    return made(
      of: occurrence, .collapsed,
      "missed; one run for \(Moment.text(last.dueAt, offset: last.utcOffset)) makes up for it")
  }

  private func late(_ occurrence: Schedule.Occurrence) -> DueTime {
    made(
      of: occurrence, .outsideWindow,
      "missed by more than the catch-up window of \(catchUp / 60) minutes")
  }

  private func start(_ occurrence: Schedule.Occurrence) -> DueTime {
    let lag = machine.now.seconds - occurrence.dueAt.seconds
    return made(
      of: occurrence, .started, lag < 3600 ? "due" : "due, made up for \(lag / 60) minutes later")
  }

  /// The next attempt at an occurrence whose process died, while one is still due.
  private func again(_ due: DueTime) -> DueTime? {
    guard due.attempt < TickJudge.attempts,
      machine.now.seconds - due.dueAt.seconds <= catchUp
    else { return nil }
    return DueTime(
      dueAt: due.dueAt, attempt: due.attempt + 1, decision: .started,
      expressions: due.expressions, reason: "the process of attempt \(due.attempt) died",
      decidedAt: machine.now)
  }

  private func made(
    of occurrence: Schedule.Occurrence, _ decision: DueTime.Decision, _ reason: String
  ) -> DueTime {
    DueTime(
      dueAt: occurrence.dueAt, decision: decision, expressions: occurrence.expressions,
      reason: reason, decidedAt: machine.now)
  }
}
