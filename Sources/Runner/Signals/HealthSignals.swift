internal import Definitions
internal import Digests
internal import Disk
internal import Domain

extension Runner {
  /// The signals in Outbox that differ from what was written there, one line each.
  func signalFaults() throws -> [String] {
    let folder = pipeline.settings.outboxPath
    func bytes(_ path: String) -> [UInt8]? {
      guard case .bytes(let bytes) = RegularFile.read("\(folder)/\(path)") else { return nil }
      return bytes
    }
    let written = signalsFile.read().signals ?? []
    var faults = written.compactMap { signal -> String? in
      let path = "_status/\(signal.name)"
      guard let bytes = bytes(path) else { return "\(path) is missing" }
      if signal.digests.contains(Digests.sha256(bytes).description) { return nil }
      return "\(path) differs from its digest"
    }
    let claim = bytes(OutboxClaim.path)
    // An Outbox by an older program has none before the next run.
    if claim != nil || !written.isEmpty, try claim != outboxOwner().file().bytes {
      faults.append("\(OutboxClaim.path) does not name the owner of this Outbox")
    }
    return faults
  }
}

/// The health of a round for monitors, written to `Outbox/_status` after every decision.
struct HealthSignals: Codable {
  /// The round.
  let round: String
  /// When this was written, in seconds since 1970-01-01T00:00:00Z.
  let at: Instant
  /// The decision of a tick, the result of a manual run, or why it failed.
  let decision: String
  /// The last run's number, state and exit code.
  let run: Int64?, state: String?, exitCode: Int32?
  /// When the last successful run ended.
  let lastSuccess: Instant?
  /// The published generation.
  let generation: Int?
  /// How many partitions failed and wait for a retry.
  let failedPartitions: Int
  /// How many units have no self-assessment and no appraisal that counts, and how many are ranked
  /// and unranked.
  let withoutSelfAssessment: Int, withoutAppraisal: Int, ranked: Int, unranked: Int
  /// How many units have files that are suspended or late.
  let suspended: Int, late: Int
  /// The next due time, and whether one passed without a tick.
  let nextDue: Instant?, isOverdue: Bool
  /// Why the machine's clock is not trusted.
  let suspicion: String?
  /// The hook of `notify` that failed, and why.
  let untold: String?
  /// How many entries in Outbox the program did not write, and how many that it wrote are missing
  /// or changed; whether the audit trail is intact.
  let foreign: Int, outboxFaults: Int, doesAuditHold: Bool
  /// When the last nightly backup was, and whether backups need attention.
  let lastBackup: String?, doesBackupFail: Bool
  /// How many files wait, by reason, as the last run saw them.
  let waiting: [String: Int]

  /// Summarizes the state of a round.
  init(round: String, at: Instant, decision: String, status: StatusReport) {
    self.round = round
    self.at = at
    self.decision = decision
    run = status.runs.first?.run
    state = status.runs.first?.state
    exitCode = status.runs.first?.exitCode
    lastSuccess = status.lastSuccess
    generation = status.generation
    failedPartitions = status.failed.count
    withoutSelfAssessment = status.withoutSelfAssessment.count
    withoutAppraisal = status.withoutAppraisal.count
    ranked = status.ranked
    unranked = status.unranked
    func units(_ what: String) -> Int {
      Set(status.attention.filter { $0.what == what }.compactMap(\.unit)).count
    }
    suspended = units("suspended")
    late = units("late")
    nextDue = status.schedule.nextAt
    isOverdue = status.schedule.isOverdue
    suspicion = status.schedule.suspicion
    untold = status.untold
    foreign = status.foreign.count
    outboxFaults = status.outboxFaults.count
    doesAuditHold = status.audit.fault == nil
    lastBackup = status.backup?.last
    doesBackupFail = status.backup?.needsAttention ?? false
    waiting = Dictionary(grouping: status.waiting, by: \.reason.rawValue).mapValues(\.total)
  }

  /// The values as Prometheus reads them.
  ///
  /// - Parameters:
  ///   - status: The report to summarize.
  ///   - last: Details of the last run that the history does not hold.
  /// - Returns: The text of `parindex.prom`.
  func metrics(_ status: StatusReport, _ last: LastRun?) -> String {
    var metrics = Metrics(round: round)
    addClock(to: &metrics)
    addRuns(to: &metrics, status, last)
    addData(to: &metrics, status, last)
    return metrics.text
  }

  private func addClock(to metrics: inout Metrics) {
    metrics.add(
      "decision_timestamp_seconds", "When the runner last decided.", [.init(at.seconds)])
    metrics.add(
      "next_due_timestamp_seconds", "When the pipeline is next due.",
      nextDue.map { [.init($0.seconds)] } ?? [])
    metrics.add(
      "overdue", "Whether a due time passed without a tick.", [.init(isOverdue ? 1 : 0)])
    metrics.add(
      "clock_suspect", "Whether the machine's clock is not trusted.",
      [.init(suspicion == nil ? 0 : 1)])
    metrics.add(
      "backup_fails", "Whether the nightly backup failed or is overdue.",
      [.init(doesBackupFail ? 1 : 0)])
    metrics.add(
      "notification_failed", "Whether the last hook of notify failed.",
      [.init(untold == nil ? 0 : 1)])
  }

  private func addRuns(to metrics: inout Metrics, _ status: StatusReport, _ last: LastRun?) {
    metrics.add(
      "runs_total", "Runs in the history by outcome.", of: .counter,
      ["succeeded", "failed", "abandoned"].map {
        .init(status.runsByState[$0] ?? 0, ("state", $0))
      })
    metrics.add(
      "last_success_timestamp_seconds", "When the last successful run ended.",
      lastSuccess.map { [.init($0.seconds)] } ?? [])
    metrics.add(
      "last_success_age_seconds", "The age of the last success when this was written.",
      lastSuccess.map { [.init(max(0, at.seconds - $0.seconds))] } ?? [])
    metrics.add(
      "last_run_exit_code", "The exit code of the last run that ended.",
      exitCode.map { [.init($0)] } ?? [])
    metrics.add(
      "last_run_duration_seconds", "How long the last run took.",
      last.map { [.init(seconds: $0.seconds)] } ?? [])
    metrics.add(
      "stage_duration_seconds",
      "How long the stage took in the last run; file stages added up over threads.",
      last?.stages.map {
        .init(seconds: LastRun.seconds($0.milliseconds), ("stage", $0.stage.rawValue))
      } ?? [])
    metrics.add(
      "partitions", "Partitions of the last run by stage and outcome.",
      last?.stages.flatMap { line -> [Metrics.Sample] in
        [("ran", line.ran), ("reused", line.reused), ("failed", line.failed)].map {
          .init($0.1, ("stage", line.stage.rawValue), ("outcome", $0.0))
        }
      } ?? [])
    metrics.add(
      "failed_partitions", "Partitions that wait for a retry.", [.init(failedPartitions)])
  }

  private func addData(to metrics: inout Metrics, _ status: StatusReport, _ last: LastRun?) {
    metrics.add(
      "generation", "The published generation.", generation.map { [.init($0)] } ?? [])
    metrics.add(
      "outbox_foreign", "Entries in Outbox that the program did not write.", [.init(foreign)])
    metrics.add(
      "outbox_faults", "Files of the program's in Outbox that are gone or have another size.",
      [.init(outboxFaults)])
    metrics.add(
      "audit_broken", "Whether the audit trail does not hold.", [.init(doesAuditHold ? 0 : 1)])
    metrics.add(
      "findings", "Findings by severity.",
      ["error", "warning", "note"].map { .init(status.findings[$0] ?? 0, ("severity", $0)) })
    let waiting = last?.waiting.map { ["waiting": $0] } ?? [:]
    let files = status.files.merging(waiting) { $1 }
    metrics.add(
      "files", "Files by disposition; those that wait as the last run saw them.",
      Receipt.Disposition.allCases.map {
        .init(files[$0.rawValue] ?? 0, ("disposition", $0.rawValue))
      })
    metrics.add(
      "waiting_files", "Files that wait by reason, as the last run saw them.",
      WaitingReason.allCases.map {
        .init(self.waiting[$0.rawValue] ?? 0, ("reason", $0.rawValue))
      })
    metrics.add(
      "units", "Units by problem.",
      [
        ("ranked", ranked), ("unranked", unranked),
        ("without_self_assessment", withoutSelfAssessment),
        ("without_appraisal", withoutAppraisal), ("suspended", suspended), ("late", late),
      ].map { .init($0.1, ("state", $0.0)) })
  }
}

extension Runner {
  /// Writes the status files for monitors; a write error never fails the run, which reports a
  /// broken Outbox itself.
  func signal(_ decision: String) {
    // Another round's Outbox holds that round's signals.
    guard FolderOwnership(pipeline).review().conflicts.isEmpty, let status = try? status() else {
      return
    }
    let signals = HealthSignals(
      round: pipeline.round.id, at: clock(), decision: decision, status: status)
    let folder = DurableFolder(
      root: pipeline.settings.outboxPath + "/_status", access: pipeline.settings.outboxAccess,
      isOwn: true)
    do {
      let last = signalsFile.read().lastRun
      let files = [
        OutputFile(path: "heartbeat.json", bytes: try CanonicalJSON.encodeSafely(signals)),
        OutputFile(path: "parindex.prom", bytes: Array(signals.metrics(status, last).utf8)),
      ]
      try signalsFile.update { content in for file in files { content.expect(file) } }
      for file in files { try folder.replace(file, isDurable: true) }
    } catch {
      observer.note("status files not written: \(Runner.failure(from: error).cause)")
    }
  }
}
