internal import Checkpoints
public import Domain
internal import Definitions

/// A run with what it did.
public struct RunLog: Sendable, Codable {
  /// One try of a stage at a partition.
  public struct Attempt: Sendable, Codable {
    /// The stage and the partition.
    public let stage: StageName, partition: Bytewise
    /// How it ended, and why if it failed.
    public let state: String, message: String?
    /// The SHA-256 of its output; nil unless it succeeded.
    public let outputHash: String?
    /// When it ended, as `dd/mm/yyyy hh:mm:ss`; nil where an older program did not record it.
    public let ended: String?
  }

  /// The run as the history lists it.
  public let run: StatusReport.RunLine
  /// The version of the program.
  public let codeVersion: String
  /// How many partitions of each stage succeeded and did not.
  public let succeeded: [String: Int], failed: [String: Int]
  /// The generations it published.
  public let generations: [Int]
  /// How long the run took, in seconds; nil while it is on.
  public let seconds: Int64?
  /// How long each stage took, in milliseconds, see `LastRun`; known of the last run alone.
  public let milliseconds: [String: Int64]
  /// Its attempts: those that failed first, then the others, each in order; empty in a listing.
  public let attempts: [Attempt]
}

extension AuditReport.Entry {
  /// The details, a text each; none where a row has none that people read.
  public var details: [String] {
    (try? CanonicalJSON.decode([String].self, from: Array(body.utf8))) ?? []
  }
}

/// The audit trail, and whether its chain holds.
public struct AuditReport: Sendable, Codable {
  /// A change that a person or the runner made.
  public struct Entry: Sendable, Codable {
    /// The place in the chain, and when it was, as `dd/mm/yyyy hh:mm:ss`.
    public let sequence: Int64, at: String
    /// Who did what to what, and why.
    public let who: String, verb: String, subject: String, reason: String
    /// The details as the row keeps them: a JSON array of texts.
    public let body: String
    /// The hash of the row before it, and its own.
    public let previousHash: String, hash: String
  }

  /// The rows, the oldest first.
  public let entries: [Entry]
  /// How many rows the chain has.
  public let rows: Int64
  /// The hash of the last row when the whole chain holds; nil when it is broken.
  public let head: String?
  /// The break in the chain, or the disagreement between it and the state of the round; nil when
  /// all is in order.
  public let fault: String?
}

extension Runner {
  /// The last runs with what they did, the newest first.
  public func history(_ limit: Int) throws -> [RunLog] {
    try Runner.mapped {
      let store = try openStore()
      return try store.runs(limit: limit).map { try log($0, store, stage: nil, lists: false) }
    }
  }

  /// One run with its attempts.
  ///
  /// - Parameters:
  ///   - number: The run's number.
  ///   - stage: The one stage to list; nil for all.
  /// - Returns: The run.
  /// - Throws: `RunnerFailure` when there is no such run.
  public func log(_ number: Int64, stage: StageName?) throws -> RunLog {
    try Runner.mapped {
      let store = try openStore()
      guard let run = try store.run(RunID(rawValue: number)) else {
        throw RunnerFailure(
          .data, cause: "there was no run \(number)", mend: "list them with: parindex history")
      }
      return try log(run, store, stage: stage, lists: true)
    }
  }

  private func log(
    _ run: Run, _ store: CheckpointStore, stage: StageName?, lists: Bool
  ) throws -> RunLog {
    let attempts = try store.attempts(run: run.id).filter { stage == nil || $0.stage == stage }
    func counts(_ isWanted: (Attempt) -> Bool) -> [String: Int] {
      Dictionary(grouping: attempts.filter(isWanted), by: \.stage.rawValue).mapValues(\.count)
    }
    return RunLog(
      run: StatusReport.RunLine(run, offset: pipeline.settings.utcOffsetSeconds),
      codeVersion: run.codeVersion, succeeded: counts { $0.state == .succeeded },
      failed: counts { $0.state != .succeeded },
      generations: try store.publications(round: pipeline.round.id).filter { $0.run == run.id }
        .map(\.generation).reversed(),
      seconds: run.endedAt.map { $0.seconds - run.beganAt.seconds },
      milliseconds: milliseconds(of: run),
      attempts: !lists
        ? []
        : (attempts.filter { $0.state != .succeeded } + attempts.filter { $0.state == .succeeded })
          .map { line(of: $0) })
  }

  private func line(of attempt: Attempt) -> RunLog.Attempt {
    RunLog.Attempt(
      stage: attempt.stage, partition: attempt.partition, state: attempt.state.rawValue,
      message: attempt.message.isEmpty ? nil : attempt.message, outputHash: attempt.outputHash,
      ended: attempt.endedAt.map {
        Moment.text($0, offset: pipeline.settings.utcOffsetSeconds)
      })
  }

  private func milliseconds(of run: Run) -> [String: Int64] {
    guard let last = signalsFile.read().lastRun, last.run == run.id.rawValue else { return [:] }
    return Dictionary(
      last.stages.map { ($0.stage.rawValue, $0.milliseconds) }, uniquingKeysWith: { $1 })
  }

  /// The audit trail, its chain verified as a whole.
  ///
  /// - Parameter sequence: The row after which to list.
  /// - Returns: The rows, and whether the chain holds.
  /// - Throws: `RunnerFailure` when the database cannot be read.
  public func audit(after sequence: Int64 = 0) throws -> AuditReport {
    try Runner.mapped {
      let store = try openStore()
      let entries = try store.auditEntries(after: sequence).map {
        AuditReport.Entry(
          sequence: $0.sequence,
          at: Moment.text($0.audit.at, offset: pipeline.settings.utcOffsetSeconds),
          who: $0.audit.who, verb: $0.audit.verb, subject: $0.subject, reason: $0.audit.reason,
          body: $0.body, previousHash: $0.previousHash, hash: $0.hash)
      }
      let head = try store.auditHead()
      guard let fault = try HistoryCheck(store: store, outbox: outbox).fault() else {
        return AuditReport(entries: entries, rows: head.rows, head: head.hash, fault: nil)
      }
      return AuditReport(entries: entries, rows: head.rows, head: nil, fault: fault)
    }
  }
}
