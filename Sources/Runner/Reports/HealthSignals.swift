internal import Domain
internal import Foundation

/// What a monitor reads in `Outbox/_status`, written after every decision of a tick.
struct HealthSignals: Codable {
  /// The round.
  let round: String
  /// When this was written, in seconds since 1970-01-01T00:00:00Z.
  let at: Instant
  /// What the tick decided or why it failed.
  let decision: String
  /// The last run's number, state and exit code.
  let run: Int64?, state: String?, exitCode: Int32?
  /// The published generation.
  let generation: Int?
  /// How many partitions failed and wait for a retry.
  let failedPartitions: Int
  /// How many units have no self-assessment and no appraisal that counts, and how many are ranked.
  let withoutSelfAssessment: Int, withoutAppraisal: Int, ranked: Int
  /// The next due time in the pipeline's zone, and whether one passed without a tick.
  let nextDue: String?, isOverdue: Bool
  /// When the last nightly backup was, and whether somebody must look after it.
  let lastBackup: String?, doesBackupFail: Bool

  /// Summarises the state of a round.
  init(round: String, at: Instant, decision: String, status: StatusReport) {
    self.round = round
    self.at = at
    self.decision = decision
    run = status.runs.first?.run
    state = status.runs.first?.state
    exitCode = status.runs.first?.exitCode
    generation = status.generation
    failedPartitions = status.failed.count
    withoutSelfAssessment = status.withoutSelfAssessment.count
    withoutAppraisal = status.withoutAppraisal.count
    ranked = status.ranked
    nextDue = status.schedule.next
    isOverdue = status.schedule.isOverdue
    lastBackup = status.backup?.last
    doesBackupFail = status.backup?.needsAttention ?? false
  }

  /// The values in the text format that Prometheus's node exporter collects from files.
  var metrics: String {
    let gauges: [(String, String, Int64)] = [
      ("parindex_tick_timestamp_seconds", "When the runner last decided.", at.seconds),
      ("parindex_last_run_exit_code", "The exit code of the last run.", Int64(exitCode ?? 0)),
      ("parindex_generation", "The published generation.", Int64(generation ?? 0)),
      ("parindex_failed_partitions", "Partitions that wait for a retry.", Int64(failedPartitions)),
      (
        "parindex_units_without_self_assessment", "Units without one that counts.",
        Int64(withoutSelfAssessment)
      ),
      (
        "parindex_units_without_appraisal", "Units without one that counts.",
        Int64(withoutAppraisal)
      ),
      ("parindex_units_ranked", "Units that are ranked.", Int64(ranked)),
      ("parindex_overdue", "Whether a due time passed without a tick.", isOverdue ? 1 : 0),
      (
        "parindex_backup_fails", "Whether the nightly backup failed or is overdue.",
        doesBackupFail ? 1 : 0
      ),
    ]
    return gauges.map { name, help, value in
      "# HELP \(name) \(help)\n# TYPE \(name) gauge\n\(name){round=\"\(round)\"} \(value)\n"
    }.joined()
  }

  /// Replaces the files of `_status`, each at once.
  func write(to outbox: String) throws {
    let folder = DurableFolder(root: outbox + "/_status")
    try folder.replace(
      OutputFile(
        path: "heartbeat.json", bytes: try CanonicalJSON.encode(self, isPretty: true)))
    try folder.replace(OutputFile(path: "parindex.prom", bytes: Array(metrics.utf8)))
  }
}

extension Runner {
  /// Tells monitors what a tick came to; a broken Outbox is no reason to fail, the run says so.
  func signal(_ decision: String) {
    guard let status = try? status() else { return }
    try? HealthSignals(
      round: pipeline.round.id, at: clock(), decision: decision, status: status
    ).write(to: pipeline.settings.outboxPath)
  }
}
