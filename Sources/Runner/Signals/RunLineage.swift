internal import Checkpoints
internal import Definitions
internal import Disk
internal import Domain
internal import Foundation

/// One run and its stages as OpenLineage events, in `Checkpoints/<round>.openlineage.jsonl`.
///
/// A failure to write an event is recorded and never stops the run.
final class RunLineage {
  private let runner: Runner
  private let names: LineageNames
  private let dueAt: Instant?
  private var log: LineLog?
  private var open: [StageName] = []

  /// Opens the log and emits START; emits ABORT for runs whose process died.
  init(runner: Runner, store: CheckpointStore, run: RunID, dueAt: Instant?, abandoned: [RunID]) {
    self.runner = runner
    self.dueAt = dueAt
    names = LineageNames(
      round: runner.pipeline.round.id, settings: runner.pipeline.settings,
      database: store.path, run: run,
      history: [RunID(rawValue: 1), run].map { (try? store.run($0))?.beganAt })
    guarded {
      let log = try LineLog(
        path: runner.pipeline.settings.checkpointsPath + "/\(names.round).openlineage.jsonl")
      self.log = log
      if !abandoned.isEmpty { try abort(log) }
      try log.rotate()
    }
    emit(.start, stage: nil, inputs: [names.inbox], outputs: [names.outbox(generation: nil)])
  }

  /// Records the start of stages.
  func start(_ stages: [StageName]) {
    for stage in stages {
      open.append(stage)
      emit(.start, stage: stage, inputs: names.inputs(of: stage), outputs: names.outputs(of: stage))
    }
  }

  /// Records the completion of a stage.
  ///
  /// - Parameters:
  ///   - line: Its result.
  ///   - findings: How many findings there are by severity, for the stage that makes them.
  ///   - generation: What is published now, for the stage that publishes.
  func complete(_ line: LastRun.StageLine, findings: [String: Int]? = nil, generation: Int? = nil) {
    open.removeAll { $0 == line.stage }
    var inputs = names.inputs(of: line.stage)
    if let findings { inputs = [names.checkpoint(.normalize, assertions: findings)] }
    emit(
      .complete, stage: line.stage, inputs: inputs,
      outputs: names.outputs(of: line.stage, generation: generation),
      facets: ["parindex_partitions": names.partitions(line)])
  }

  /// Records the end of the run, successful or not.
  ///
  /// - Parameters:
  ///   - last: Its result.
  ///   - failure: Why it failed; nil when it succeeded.
  ///   - generation: What is published now.
  func end(_ last: LastRun, failure: RunnerFailure?, generation: Int?) {
    var facets = ["parindex_run": names.ownFacet(last)]
    if let failure { facets["errorMessage"] = names.error(failure) }
    for stage in open {
      let isCulprit = failure?.stage == stage.rawValue || failure?.stage == nil
      emit(
        isCulprit ? .fail : .abort, stage: stage, inputs: names.inputs(of: stage),
        outputs: names.outputs(of: stage),
        facets: isCulprit ? facets.filter { $0.key == "errorMessage" } : [:])
    }
    emit(
      failure == nil ? .complete : .fail, stage: nil, inputs: [names.inbox],
      outputs: [names.outbox(generation: generation)], facets: facets)
    guarded { try log?.sync() }
  }

  private func emit(
    _ kind: LineageEvent.Kind, stage: StageName?, inputs: [JSONValue], outputs: [JSONValue],
    facets: [String: JSONValue] = [:]
  ) {
    guarded {
      let event = LineageEvent.event(
        kind, at: runner.clock(), run: names.run(stage, dueAt: dueAt, facets: facets),
        job: names.job(stage), inputs: inputs, outputs: outputs)
      try log?.append(SafeJSON.escaped(CanonicalJSON.encode(event)))
    }
  }

  /// The parts of a log line needed to end a run whose process died.
  private struct Told: Decodable {
    struct Run: Decodable { let runId: String }
    struct Job: Decodable { let namespace: String, name: String }
    let eventType: String, run: Run, job: Job
  }

  private func abort(_ log: LineLog) throws {
    var open: [(run: String, job: Told.Job)] = []
    for line in try log.lines() {
      // A line that is not an event came from elsewhere.
      guard let told = try? JSONDecoder().decode(Told.self, from: line) else { continue }
      if told.eventType == LineageEvent.Kind.start.rawValue {
        open.append((told.run.runId, told.job))
      } else {
        open.removeAll { $0.run == told.run.runId }
      }
    }
    for (run, job) in open {
      let event = LineageEvent.event(
        .abort, at: runner.clock(), run: ["runId": .text(run)],
        job: ["namespace": .text(job.namespace), "name": .text(job.name)])
      try log.append(SafeJSON.escaped(CanonicalJSON.encode(event)))
    }
  }

  private func guarded(_ body: () throws -> Void) {
    do { try body() } catch {
      log = nil
      runner.observer.note("no lineage of this run: \(Runner.failure(from: error).cause)")
    }
  }
}
