internal import ArgumentParser
internal import Runner

/// Shows the state of a round in one screen.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show what ran, what failed, and which units are missing, late or suspended.",
    discussion: """
      For a monitor: ends with the exit code of the last run, with 70 when its process died, and \
      with 74 when a due time passed without a tick, the machine's clock is not believed, or the \
      nightly backup failed or is overdue.
      """)

  @OptionGroup var options: PipelineOptions

  func run() throws {
    let runner = Runner(pipeline: try options.load(), observer: Silence())
    let report = try runner.status()
    if options.json { try Console.print(json: report) } else { show(report) }
    let code = report.verdict.exitCode
    if code != 0 { throw ExitCode(code) }
  }

  private func show(_ report: StatusReport) {
    Console.print(Printable.line(report.verdict.text))
    Console.print("published: \(report.generation.map { "generation \($0)" } ?? "nothing yet")")
    show(report.closing)
    Console.print("units: \(report.ranked) ranked, \(report.unranked) not ranked")
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
        "\($0.what): \(Printable.line($0.path)) (\($0.errors) errors, \($0.warnings) warnings)"
      })
    list(
      "files that came after the freeze and do not count", report.closing.lateFiles)
    list("units without a self-assessment", report.withoutSelfAssessment)
    list("units without an appraisal", report.withoutAppraisal)
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

  private func list(_ title: String, _ lines: [String]) {
    guard !lines.isEmpty else { return }
    Console.print("\(title): \(lines.count)")
    for line in lines.prefix(12) { Console.print("  \(Printable.line(line))") }
    if lines.count > 12 { Console.print("  … and \(lines.count - 12) more (--json lists all)") }
  }
}
