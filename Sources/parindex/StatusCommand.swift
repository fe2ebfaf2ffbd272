internal import ArgumentParser
internal import Definitions
internal import Domain
internal import Runner

/// Shows the state of a round in one screen.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show what ran, what failed, and which units are missing, late or suspended.",
    discussion: """
      The first line says whether anybody is needed: at the machine, or for files and units.
      For a monitor: ends with the exit code of the last run, with 70 when its process died, and \
      with 74 when a due time passed without a tick, the machine's clock is not believed, the \
      nightly backup failed or is overdue, or a file in Outbox is gone or changed, and with 65 when \
      the audit trail does not hold or something lies in Outbox that the program did not write; with \
      78 while a changed definition waits.
      """)

  @OptionGroup var options: PipelineOptions

  @Flag(
    name: .long, help: "List only the units that lack a self-assessment or an appraisal, by name.")
  var missing = false

  @Option(name: .long, help: "With --missing: only the units of this level, such as xa.")
  var level: String?

  @Flag(name: .long, help: "With --missing: print a table (CSV) that Excel opens.")
  var csv = false

  func validate() throws {
    guard missing || level == nil && !csv else {
      throw ValidationError("--level and --csv go with --missing")
    }
  }

  func run() throws {
    let pipeline = try options.load()
    let runner = Runner(pipeline: pipeline, observer: Silence())
    let report = try runner.status()
    if missing {
      try MissingUnitsPrinter(round: pipeline.round, asCSV: csv, asJSON: options.json)
        .show(report.missing, level: level)
      return
    }
    if options.json { try Console.print(json: report) } else { show(report) }
    let code = report.verdict.exitCode
    if code != 0 { throw ExitCode(code) }
  }

  private func show(_ report: StatusReport) {
    Console.print(Printable.line(report.verdict.text))
    Console.print("published: \(report.generation.map { "generation \($0)" } ?? "nothing yet")")
    show(report.closing)
    if let pending = report.pending { pending.lines.forEach(Console.print) }
    list(
      "changes of the definition that show with the next correction",
      report.awaitingCorrection.map(\.sentence.en))
    Console.print("audit trail: \(report.audit.rows) rows, head \(report.audit.head)")
    report.survey?.lines.forEach(Console.print)
    Console.print("units: \(report.ranked) ranked, \(report.unranked) not ranked")
    showFiles(report)
    if let running = report.running { Console.print("running now: \(Printable.line(running))") }
    show(report.schedule)
    if let backup = report.backup { show(backup) }
    Console.print("last runs:")
    for run in report.runs {
      let code = run.exitCode.map { ", exit code \($0)" } ?? ""
      Console.print(
        "  \(run.run)  \(run.started) – \(run.ended ?? "now")  \(run.command): \(run.state)\(code)")
      if let cause = run.cause { Console.print("     \(Printable.line(cause))") }
    }
    if let untold = report.untold { Console.print("NOBODY WAS TOLD: \(Printable.line(untold))") }
    // The first line may name another command, such as the publication that failed.
    let mend = report.verdict.exitCode == 0 ? "then: parindex retry" : "as the first line says"
    list("failed partitions (mend the cause, \(mend))", report.failed)
    list(
      "files that need attention",
      report.attention.map {
        "\($0.what): \(Printable.line($0.path)) (errors: \($0.errors), warnings: \($0.warnings))"
      })
    list("in Outbox, and not written by the program", report.foreign.map(\.line))
    list("in Outbox, and not as it was written", report.outboxFaults)
    list(
      "files that wait (as the last run saw them)",
      report.waiting.map { "\($0.reason.rawValue): \(Printable.line($0.place))" })
    if let complaint = report.unreadableOutbox {
      Console.print("OUTBOX CANNOT BE READ BY ITS READERS: \(Printable.line(complaint))")
    }
    list("files that count by when they came", report.arrivalNotes)
    list(
      "files that came after the freeze and do not count",
      report.closing.lateFiles.map { Printable.line($0) })
    list("names that pass for another's", report.nearNames)
    list("files out of the count", report.excluded.map { "\($0.path.shown): \($0.sentence)" })
    list("units not ranked", report.unrankedUnits.map(\.line))
    func names(_ lacks: (MissingUnit) -> Bool) -> [String] {
      report.missing.filter(lacks).map { "\($0.unit) \($0.name)" }
    }
    let all = "status --missing lists all"
    list("units without a self-assessment", names(\.lacksSelfAssessment), all: all)
    list("units without an appraisal", names(\.lacksAppraisal), all: all)
  }

  /// The files by disposition, and why fewer need attention than are suspended.
  private func showFiles(_ report: StatusReport) {
    guard !report.files.isEmpty else { return }
    let suspended = report.files["suspended"] ?? 0
    let open = report.attention.count { $0.what == "suspended" }
    let replaced = suspended - open - report.suspendedAfterFreeze
    var notes = [open == 0 ? nil : "need attention: \(open)"]
    notes.append(replaced == 0 ? nil : "followed by an accepted file: \(replaced)")
    notes.append(
      report.suspendedAfterFreeze == 0
        ? nil : "came after the freeze: \(report.suspendedAfterFreeze)")
    let why = notes.compactMap { $0 }.joined(separator: ", ")
    let parts = ["accepted", "suspended", "duplicate", "unchanged"].map {
      "\(report.files[$0] ?? 0) \($0)" + ($0 == "suspended" && !why.isEmpty ? " (\(why))" : "")
    }
    Console.print(
      "files taken: \(report.files.values.reduce(0, +)) = " + parts.joined(separator: " + "))
  }

  private func show(_ closing: StatusReport.ClosingLine) {
    if let since = closing.frozenSince {
      Console.print("frozen since \(since): \(Printable.line(closing.reason ?? "–"))")
    }
    if let official = closing.official {
      let decision = closing.decision.flatMap { $0.isEmpty ? nil : " under \(Printable.line($0))" }
      Console.print("official: generation \(official), \(closing.kind ?? "–")\(decision ?? "")")
    }
    if closing.isUnfinished {
      Console.print("AN OFFICIAL GENERATION IS NOT SHOWN YET; to finish it: parindex retry")
    }
  }

  private func show(_ backup: StatusReport.BackupLine) {
    if let fault = backup.fault {
      Console.print(
        "BACKUP FAILED \(backup.last ?? "–"): \(Printable.line(fault)); mend that, then: "
          + "parindex backup")
    } else if backup.isOverdue {
      Console.print("BACKUP OVERDUE: the last one is of \(backup.last ?? "–"): parindex backup")
    } else {
      Console.print("last backup: \(backup.last ?? "none yet")")
    }
  }

  private func show(_ schedule: StatusReport.ScheduleLine) {
    Console.print("next due: \(schedule.next ?? "never: nothing is scheduled")")
    if let last = schedule.last { Console.print("last due: \(last)") }
    if let suspicion = schedule.suspicion { Console.print("CLOCK NOT BELIEVED: \(suspicion)") }
    if schedule.isOverdue {
      Console.print(
        "OVERDUE: the last tick was \(schedule.lastTick ?? "never"); is cron on, and is the line "
          + "there? parindex schedule install")
    }
  }

  private func list(_ title: String, _ lines: [String], all: String = "--json lists all") {
    guard !lines.isEmpty else { return }
    Console.print("\(title): \(lines.count)")
    for line in lines.prefix(12) { Console.print("  \(Printable.line(line))") }
    if lines.count > 12 { Console.print("  … and \(lines.count - 12) more (\(all))") }
  }
}
