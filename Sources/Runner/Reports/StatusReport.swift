public import Domain
internal import Checkpoints
internal import Definitions
internal import Foundation
internal import Stages

/// The state of a round in one screen.
public struct StatusReport: Sendable, Codable {
  /// One run of the history.
  public struct RunLine: Sendable, Codable {
    /// The run's number and the command that started it.
    public let run: Int64, command: String
    /// When it started and ended, as `dd/mm/yyyy hh:mm:ss`; nil while it is on.
    public let started: String, ended: String?
    /// Its state: running, succeeded, failed or abandoned.
    public let state: String
    /// Its exit code; nil while it is on.
    public let exitCode: Int32?
    /// The part that failed.
    public let cause: String?
  }

  /// The schedule's state.
  public struct ScheduleLine: Sendable, Codable {
    /// The next due time, as `dd/mm/yyyy hh:mm:ss`; nil when nothing is scheduled.
    public let next: String?
    /// The next due time; nil when nothing is scheduled.
    public let nextAt: Instant?
    /// The last tick; nil when nothing ever woke the runner.
    public let lastTick: String?
    /// The outcome of the last due time, with its reason; nil when nothing was due yet.
    public let last: String?
    /// Why the machine's clock is not believed; nil when it is.
    public let suspicion: String?
    /// Whether a due time passed a quarter of an hour ago and no tick came.
    public let isOverdue: Bool
  }

  /// A file that needs somebody's attention.
  public struct Attention: Sendable, Codable {
    /// The path below Inbox.
    public let path: Bytewise
    /// Why: suspended or late, or a register of incoming documents that cannot be used as a whole.
    public let what: String
    /// The kind of workbook; nil where that could not be told.
    public let form: Form?
    /// The code of the unit it is about; nil when it is about several or about none that is known.
    public let unit: String?
    /// How many errors and warnings it has.
    public let errors: Int, warnings: Int
  }

  /// How far the round is closed.
  public struct ClosingLine: Sendable, Codable {
    /// Since when it is frozen, as `dd/mm/yyyy hh:mm:ss`, and why; nil while it is open.
    public let frozenSince: String?, reason: String?
    /// The files that came later and do not count.
    public let lateFiles: [Bytewise]
    /// The official generation in force, what it is and by which decision; nil before there is one.
    public let official: Int?, kind: String?, decision: String?
    /// Whether a run has still to show an official generation that was begun.
    public let isUnfinished: Bool
    /// The run that made the newest official generation, shown or begun; nil before there is one.
    public let officialRun: Int64?
  }

  /// The last backup that a tick made or tried to, or a person after it.
  public struct BackupLine: Sendable, Codable {
    /// When it was, as `dd/mm/yyyy hh:mm:ss`; nil before the first.
    public let last: String?
    /// The file, or why it could not be made.
    public let file: String?, fault: String?
    /// Whether the last one is older than two days although ticks come.
    public let isOverdue: Bool

    /// Whether somebody must look after it.
    public var needsAttention: Bool { fault != nil || isOverdue }
  }

  /// The audit trail.
  public struct AuditLine: Sendable, Codable {
    /// How many rows it has, and the hash of the last one: what to keep elsewhere.
    public let rows: Int64, head: String
    /// The break in it, or its disagreement with the state of the round; nil in good order.
    public let fault: String?
  }

  /// The last runs, newest first.
  public let runs: [RunLine]
  /// The audit trail.
  public let audit: AuditLine
  /// The entries in Outbox, among the program's own, that the program did not write.
  public let foreign: [ForeignEntry]
  /// The program's own files in Outbox that are gone or have another size, a line each.
  public let outboxFaults: [String]
  /// How far the round is closed.
  public let closing: ClosingLine
  /// The last backup; nil when `pipeline.yaml` asks for none by night.
  public let backup: BackupLine?
  /// The schedule's state.
  public let schedule: ScheduleLine
  /// The process that runs now, in words; nil when none does.
  public let running: String?
  /// The partitions whose latest attempt failed or was abandoned, as `stage partition: message`.
  public let failed: [String]
  /// The generation that is published; nil when none is.
  public let generation: Int?
  /// How far the survey answers that it counts have been taken in; nil when none is published.
  public let survey: SurveyProgress?
  /// The files that are suspended or late and not replaced by a better revision.
  public let attention: [Attention]
  /// The folders and files whose names pass for another's, as `name (passes for other)`, told apart.
  public let nearNames: [String]
  /// Notes on files that count: they took an older version back, or were found together with
  /// another revision; as `path: why`.
  public let arrivalNotes: [String]
  /// The units without a self-assessment or an appraisal that counts, in roster order.
  public let missing: [MissingUnit]
  /// The files that a person took out of the count.
  public let excluded: [ExcludedFile]
  /// How many units are ranked and how many are not.
  public let ranked: Int, unranked: Int
  /// The units without a rank, and why.
  public let unrankedUnits: [StandingUnranked]
  /// How many of the suspended files came after the freeze.
  public let suspendedAfterFreeze: Int
  /// How many files have each disposition, and how many findings each severity.
  public let files: [String: Int], findings: [String: Int]
  /// How many runs ended in each state, or are on.
  public let runsByState: [String: Int]
  /// When the last run that succeeded ended; nil when none did.
  public let lastSuccess: Instant?
  /// A changed definition that waits; nil where the files say the same as the one in force.
  public let pending: PendingDefinition?
  /// The adopted changes of the definition that show only with the next correction.
  public let awaitingCorrection: [DefinitionChange]
  /// Whom `notify` could not tell of the last run, and why; nil when all is well.
  public let untold: String?
  /// The files that the last run found not ready, and why.
  public let waiting: [WaitingFile]
  /// Whom Outbox keeps out that should read it, and what mends it; nil when all is well.
  public let unreadableOutbox: String?
  /// The folders of this one that other rounds have too, so that nothing runs, and the lines to
  /// write; nil when all is well.
  public var conflict: String?
}

extension Runner {
  /// Reports runs, failures and missing units from the checkpoints alone.
  public func status() throws -> StatusReport {
    try Runner.mapped {
      let store = try openStore()
      let (runner, definition) = try underDefinitionInForce(store, recording: false)
      return try runner.status(by: definition, store)
    }
  }

  private func status(
    by definition: DefinitionInForce, _ store: CheckpointStore
  ) throws -> StatusReport {
    try Runner.mapped {
      let ledger = try Ledger(store: store, run: nil)
      let offset = pipeline.settings.utcOffsetSeconds
      let state = try RoundState(store, round: pipeline.round.id)
      let out = try OutOfCount(store, state, utcOffset: offset)
      let files = Settlement(out: out).files(
        [JudgedFile](known: try store.arrivals(), ledger))
      let tally = Tally(files)
      let receipts = files.map(\.receipt)
      let counting = Set(receipts.filter(\.counts).compactMap(\.subject))
      let standings = standings(ledger)
      let inventory = try OutboxInventory(outbox: outbox, store: store).look()
      let shown = try store.latestVisible(round: pipeline.round.id)?.generation
      let inTime = files.filter {
        !out.late.contains($0.arrival) && out.excluded.reason($0.arrival) == nil
      }
      let progress = try store.surveyProgress(round: pipeline.round.id)
      let (holder, runs) = try lastRuns(store)
      return StatusReport(
        runs: runs.map { StatusReport.RunLine($0, offset: offset) },
        audit: try auditLine(store), foreign: inventory.foreign,
        outboxFaults: inventory.faults.map(\.line),
        closing: closingLine(state, receipts.map(\.arrival).filter(out.late.contains)),
        backup: try backupLine(store), schedule: try scheduleLine(store),
        running: holder,
        failed: try store.failedPartitions().map {
          "\($0.stage.rawValue) \($0.partition): \($0.message)"
        },
        generation: shown, survey: shown.flatMap { progress[$0] },
        attention: registerAttention(ledger) + attention(inTime),
        nearNames: NameTwins(receipts.map(\.arrival.path), pipeline.round).all.map {
          "\($0.path.shownApart) (passes for \($0.other.shownApart))"
        },
        arrivalNotes: arrivalNotes(receipts),
        missing: MissingUnit.all(in: pipeline.round, counting: counting),
        excluded: try ExcludedFile.all(store, utcOffset: offset),
        ranked: standings.rankedCount,
        unranked: standings.unrankedCount,
        unrankedUnits: StandingUnranked.all(standings, pipeline.round),
        suspendedAfterFreeze: receipts.count {
          $0.disposition == .suspended && out.late.contains($0.arrival)
        },
        files: Dictionary(uniqueKeysWithValues: tally.files.map { ($0.rawValue, $1) }),
        findings: tally.findings,
        runsByState: Dictionary(
          uniqueKeysWithValues: try store.runCounts().map { ($0.rawValue, $1) }),
        lastSuccess: try store.lastSuccess()?.endedAt, pending: definition.pending,
        awaitingCorrection: definition.awaitingCorrection, untold: untold(),
        waiting: signalsFile.read().lastRun?.waits ?? [],
        unreadableOutbox: OutboxReaders(pipeline).complaint(),
        conflict: folderConflict()?.description)
    }
  }

  private func auditLine(_ store: CheckpointStore) throws -> StatusReport.AuditLine {
    let head = try store.auditHead()
    return StatusReport.AuditLine(
      rows: head.rows, head: head.hash,
      fault: try HistoryCheck(store: store, outbox: outbox).fault())
  }

  private func untold() -> String? {
    guard let notice = signalsFile.read().notice, let failure = notice.failure else { return nil }
    let what = notice.run.map { "run \($0)" } ?? "a run that could not begin"
    let when = Moment.text(notice.at, offset: pipeline.settings.utcOffsetSeconds)
    return "\(notice.hook) for \(what), \(when): \(failure)"
  }

  /// The standings as far as there are any.
  private func standings(_ ledger: Ledger) -> [GroupStandings] {
    RankPass.groups(of: pipeline.round).compactMap { group in
      let partition = RankPass.partition(level: group.level.code, group: group.group)
      return try? ledger.checkpoint(Rank.self, partition)?.output()
    }
  }

  /// Who holds the lease, and the last runs.
  private func lastRuns(_ store: CheckpointStore) throws -> (holder: String?, runs: [Run]) {
    let (holder, runs) = (try running(store), try store.runs(limit: 5))
    guard holder == nil, runs.first?.state == .running else { return (holder, runs) }
    // The run may have ended, or begun, between the two looks.
    return (try running(store), try store.runs(limit: 5))
  }

  private func running(_ store: CheckpointStore) throws -> String? {
    try store.leaseHolder().flatMap { holder in
      guard holder.isAlive else { return nil }
      return "'\(holder.command)', process \(holder.pid), since "
        + Moment.text(holder.since, offset: pipeline.settings.utcOffsetSeconds)
    }
  }

  private func scheduleLine(_ store: CheckpointStore) throws -> StatusReport.ScheduleLine {
    let offset = pipeline.settings.utcOffsetSeconds
    let schedule = try Schedule(
      expressions: pipeline.settings.schedule, zone: pipeline.settings.timeZone)
    let clock = try store.scheduleClock()
    let last = try store.dueTimes(limit: 1).first
    let undecided = clock.flatMap { schedule.next(1, after: $0.decidedThrough).first }
    let next = schedule.next(1, after: self.clock()).first?.dueAt
    return StatusReport.ScheduleLine(
      next: next.map { Moment.text($0, offset: offset) }, nextAt: next,
      lastTick: clock.map { Moment.text($0.tickedAt, offset: offset) },
      last: last.map {
        "\(Moment.text($0.dueAt, offset: offset)): \($0.decision.rawValue) (\($0.reason))"
      },
      suspicion: clock.flatMap { $0.suspicion.isEmpty ? nil : $0.suspicion },
      isOverdue: undecided.map { self.clock().seconds - $0.dueAt.seconds > 900 } ?? false)
  }

  private func closingLine(
    _ state: RoundState, _ late: [Arrival]
  ) -> StatusReport.ClosingLine {
    StatusReport.ClosingLine(
      frozenSince: state.freeze.map {
        Moment.text($0.at, offset: pipeline.settings.utcOffsetSeconds)
      }, reason: state.freeze?.reason, lateFiles: late.map(\.path),
      official: state.official?.publication.generation,
      kind: state.official?.edition.kind.rawValue, decision: state.official?.edition.decision,
      isUnfinished: state.unfinished != nil,
      officialRun: (state.unfinished ?? state.official)?.publication.run?.rawValue)
  }

  private func backupLine(_ store: CheckpointStore) throws -> StatusReport.BackupLine? {
    guard pipeline.settings.backupsKept != nil else { return nil }
    let last = try store.nightlyBackup()
    let clock = try store.scheduleClock()
    let age = last.flatMap { last in clock.map { $0.tickedAt.seconds - last.triedAt.seconds } }
    return StatusReport.BackupLine(
      last: last.map {
        Moment.text($0.triedAt, offset: pipeline.settings.utcOffsetSeconds)
      }, file: last.flatMap { $0.file.isEmpty ? nil : $0.file },
      fault: last.flatMap { $0.fault.isEmpty ? nil : $0.fault },
      isOverdue: age.map { $0 > 2 * 86_400 } ?? false)
  }

  private func registerAttention(_ ledger: Ledger) -> [StatusReport.Attention] {
    guard
      let summary = ledger.entry(.validate, ReceivedRegister.path).flatMap({
        SubmissionSummary($0.summary)
      }), summary.errors + summary.warnings > 0
    else { return [] }
    return [
      StatusReport.Attention(
        path: ReceivedRegister.path, what: "register", form: nil, unit: nil, errors: summary.errors,
        warnings: summary.warnings)
    ]
  }

  private func attention(_ files: [SettledFile]) -> [StatusReport.Attention] {
    let receipts = files.map(\.receipt)
    let owners = Dictionary(pipeline.round.units.map { ($0.folder, $0.code) }) { first, _ in first }
    let codes = Set(of: owners.values)
    return files.compactMap { file in
      let receipt = file.receipt
      let isSuspended = receipt.disposition == .suspended && !isReplaced(receipt, receipts)
      guard isSuspended && !isGone(receipt.arrival) || receipt.counts && receipt.isLate else {
        return nil
      }
      return StatusReport.Attention(
        path: receipt.arrival.path, what: isSuspended ? "suspended" : "late",
        form: receipt.subject?.form,
        unit: receipt.subject.map(\.key).flatMap { codes.contains($0) ? $0.text : nil }
          ?? owners[receipt.arrival.folder],
        errors: file.judged.summary.errors, warnings: file.judged.summary.warnings)
    }
  }

  /// Whether a file was taken out of Inbox, so that nothing in it can be mended; not where Inbox
  /// itself is out of reach.
  private func isGone(_ arrival: Arrival) -> Bool {
    let inbox = pipeline.settings.inboxPath
    var status = stat()
    return lstat("\(inbox)/\(arrival.path)", &status) != 0 && errno == ENOENT
      && lstat(inbox, &status) == 0
  }

  private func arrivalNotes(_ receipts: [Receipt]) -> [String] {
    receipts.filter(\.counts).flatMap { receipt in
      receipt.findings.map { "\(receipt.arrival.path): \($0.message.en)" }
    }
  }

  /// Whether a later file of the same folder and subject was accepted.
  private func isReplaced(_ receipt: Receipt, _ receipts: [Receipt]) -> Bool {
    receipts.contains {
      $0.counts && $0.arrival > receipt.arrival
        && ($0.subject == receipt.subject
          || receipt.subject == nil && $0.arrival.folder == receipt.arrival.folder)
    }
  }
}

extension StatusReport.RunLine {
  /// A run as the history lists it.
  init(_ run: Run, offset: Int) {
    self.init(
      run: run.id.rawValue, command: run.command,
      started: Moment.text(run.beganAt, offset: offset),
      ended: run.endedAt.map { Moment.text($0, offset: offset) },
      state: run.state.rawValue, exitCode: run.exitCode,
      cause: run.cause.isEmpty ? nil : run.cause)
  }
}
