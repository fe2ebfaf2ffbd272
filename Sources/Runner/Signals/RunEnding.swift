internal import Checkpoints
internal import Definitions
internal import Domain

/// The outcome of one invocation, kept until the lease is released and signals are sent.
final class RunEnding {
  /// When the invocation began, by a clock that nobody can set.
  let began = SuspendingClock.now
  /// The result of its run; nil when none began.
  var last: LastRun?
  /// The failure to report although all permitted work was done; nil for none.
  var failure: RunnerFailure?
}

/// A run that has begun.
struct BegunRun {
  /// Its number, and its name in the history.
  let id: RunID, command: String
  /// When it began, and its due time; nil when a person began it.
  let beganAt: Instant, dueAt: Instant?
  /// Its lineage for OpenLineage.
  let lineage: RunLineage
  /// Receives its outcome.
  let ending: RunEnding
}

extension Runner {
  /// Records the run's outcome for signals, and ends its lineage.
  func conclude(
    _ run: BegunRun, _ session: RunSession?, in store: CheckpointStore, failure: RunnerFailure?
  ) {
    // A failed run did not compute everything it planned, so its counts come from its attempts.
    let attempts = failure == nil ? [] : (try? store.attempts(run: run.id)) ?? []
    func count(_ stage: StageName, _ state: Run.State) -> Int {
      attempts.count { $0.stage == stage && $0.state == state }
    }
    let last = LastRun(
      run: run.id.rawValue, command: run.command,
      state: (failure == nil ? Run.State.succeeded : .failed).rawValue,
      exitCode: failure?.kind.rawValue ?? 0, cause: failure?.description ?? "",
      beganAt: run.beganAt, endedAt: clock(), dueAt: run.dueAt,
      milliseconds: (SuspendingClock.now - run.ending.began).wholeMilliseconds,
      stages: (session?.stageLines() ?? []).map { line in
        LastRun.StageLine(
          stage: line.stage, ran: failure == nil ? line.ran : count(line.stage, .succeeded),
          reused: line.reused, failed: count(line.stage, .failed), milliseconds: line.milliseconds)
      },
      waiting: session?.waiting.total, waits: session?.waiting)
    run.ending.last = last
    run.ending.failure = failure
    run.lineage.end(
      last, failure: failure,
      generation: try? store.latestVisible(round: pipeline.round.id)?.generation)
    do {
      try signalsFile.update {
        // The notification of an earlier outcome is history now, and is repeated if it recurs.
        let waits = failure?.isOfWaitingDefinition ?? false
        $0 = SignalsFile.Content(lastRun: last, notice: waits ? $0.notice : nil)
      }
    } catch {
      observer.note("the signals of this run are lost: \(Runner.failure(from: error).cause)")
    }
  }

  /// Performs a command and reports its outcome to monitors and people.
  ///
  /// - Parameters:
  ///   - decision: The name of the result in the heartbeat.
  ///   - body: The work; it stores its run's outcome in its argument.
  /// - Returns: The result of the work.
  /// - Throws: `RunnerFailure` when the work failed; never because a hook failed.
  func telling<Result>(
    _ decision: (Result) -> String, _ body: (RunEnding) throws -> Result
  ) throws -> Result {
    // Before anything that could be reported to a hook.
    try InsideHook.refuse(request.command)
    let ending = RunEnding()
    func tell(_ decision: String, _ failure: RunnerFailure?) {
      signal(decision)
      guard ending.last != nil || failure != nil, notify(ending.last, failure) else { return }
      // Whether the hook succeeded is a signal too.
      signal(decision)
    }
    do {
      let result = try body(ending)
      tell(ending.failure?.description ?? decision(result), ending.failure)
      return result
    } catch {
      let failure = Runner.failure(from: error)
      tell(failure.description, failure)
      throw failure
    }
  }
}
