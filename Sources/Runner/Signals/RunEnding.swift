internal import Checkpoints
internal import Domain

/// What a call of the runner came to, for those who are told of it after the lease is given back.
final class RunEnding {
  /// When the call began, by a clock that nobody can set.
  let began = SuspendingClock.now
  /// What its run came to; nil when none began.
  var last: LastRun?
  /// The failure to report although all permitted work was done; nil for none.
  var failure: RunnerFailure?
}

/// A run that has begun.
struct BegunRun {
  /// Its number, and what the history calls it.
  let id: RunID, command: String
  /// When it began, and the due time it is for; nil when a person began it.
  let beganAt: Instant, dueAt: Instant?
  /// Its story for OpenLineage.
  let lineage: RunLineage
  /// Where it is told what it came to.
  let ending: RunEnding
}

extension Runner {
  /// Keeps what a run came to where signals find it, and ends its lineage.
  func conclude(
    _ run: BegunRun, _ session: RunSession?, in store: CheckpointStore, failure: RunnerFailure?
  ) {
    // Counts of a failed run come from its attempts: not all that was to be made was made.
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
        // What became of telling of an earlier ending is history now, and told anew if it recurs.
        let waits = failure?.isOfWaitingDefinition ?? false
        $0 = SignalsFile.Content(lastRun: last, notice: waits ? $0.notice : nil)
      }
    } catch {
      observer.note("the signals of this run are lost: \(Runner.failure(from: error).cause)")
    }
  }

  /// Does what a verb is for and tells monitors and people what came of it.
  ///
  /// - Parameters:
  ///   - decision: What the result is called in the heartbeat.
  ///   - body: The work; it leaves what its run came to in what it is given.
  /// - Returns: What the work gave.
  /// - Throws: `RunnerFailure`, why the work failed; never because nobody could be told.
  func telling<Result>(
    _ decision: (Result) -> String, _ body: (RunEnding) throws -> Result
  ) throws -> Result {
    // Before anything that a hook could be told of.
    try InsideHook.refuse(request.command)
    let ending = RunEnding()
    func tell(_ decision: String, _ failure: RunnerFailure?) {
      signal(decision)
      guard ending.last != nil || failure != nil, notify(ending.last, failure) else { return }
      // Whether somebody was told is a signal too.
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
