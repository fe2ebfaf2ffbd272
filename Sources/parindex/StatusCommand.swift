internal import ArgumentParser
internal import Runner

/// Shows the state of a round in one screen.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show what ran, what failed, and which units are missing, late or suspended.",
    discussion: "Ends with the exit code of the last run, so that a monitor can call it.")

  @OptionGroup var options: PipelineOptions

  func run() throws {
    let runner = Runner(pipeline: try options.load(), observer: Silence())
    let report = try runner.status()
    if options.json { try Console.print(json: report) } else { show(report) }
    if let code = report.runs.first?.exitCode, code != 0 { throw ExitCode(code) }
  }

  private func show(_ report: StatusReport) {
    Console.print("published: \(report.generation.map { "generation \($0)" } ?? "nothing yet")")
    Console.print("units: \(report.ranked) ranked, \(report.unranked) not ranked")
    Console.print("last runs:")
    for run in report.runs {
      let code = run.exitCode.map { ", exit code \($0)" } ?? ""
      Console.print(
        "  \(run.run)  \(run.started) – \(run.ended ?? "now")  \(run.command): \(run.state)\(code)")
      if let cause = run.cause { Console.print("     \(Printable.line(cause))") }
    }
    list("failed partitions (mend the cause, then: parindex retry)", report.failed)
    list(
      "files that need attention",
      report.attention.map {
        "\($0.what): \(Printable.line($0.path)) (\($0.errors) errors, \($0.warnings) warnings)"
      })
    list("units without a self-assessment", report.withoutSelfAssessment)
    list("units without an appraisal", report.withoutAppraisal)
  }

  private func list(_ title: String, _ lines: [String]) {
    guard !lines.isEmpty else { return }
    Console.print("\(title): \(lines.count)")
    for line in lines.prefix(12) { Console.print("  \(Printable.line(line))") }
    if lines.count > 12 { Console.print("  … and \(lines.count - 12) more (--json lists all)") }
  }
}
