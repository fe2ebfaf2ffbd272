internal import ArgumentParser
internal import Definitions
internal import Domain
internal import Foundation
internal import Runner

/// Runs the pipeline if it is due; what cron calls.
struct TickCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tick",
    abstract:
      "Run the pipeline if it is due; cron or a systemd timer calls this every few minutes.",
    discussion: """
      The schedule is in pipeline.yaml. Every due time is recorded once: ran, collapsed (several \
      missed, one run), outside the catch-up window, or skipped because a run was on. A clock that \
      was set back or leapt is not believed. A wake at which nothing is due ends with 0 whatever the \
      state of the round is: that is what status tells.
      """)

  @OptionGroup var options: PipelineOptions
  @OptionGroup var effort: EffortOptions

  @Option(
    name: .long,
    help: "Keep the output and exit codes in this file; then only failures are printed.")
  var log: String?

  func run() throws {
    do {
      let pipeline = try options.load()
      let runner = Runner(
        pipeline: pipeline, request: effort.request(RunRequest(command: "tick", actor: "tick")),
        observer: Silence())
      let report = try runner.tick()
      try say(report, pipeline)
    } catch {
      guard let failure = RunnerFailure(error) else { throw error }
      try? keep([failure.description, "exit code \(failure.kind.rawValue)"])
      throw failure
    }
  }

  private func say(_ report: TickReport, _ pipeline: Definition) throws {
    if options.json { try Console.print(json: report) }
    let offset = pipeline.settings.utcOffsetSeconds
    var lines = report.decisions.map {
      "due \(Moment.text($0.dueAt, offset: offset)): \($0.decision) (\($0.reason))"
    }
    if !report.note.isEmpty { lines.append(report.note) }
    if let backup = report.backup { lines.append("backup \(backup)") }
    let concern = report.run?.concern
    if let run = report.run {
      lines += RunReportPrinter.Lines(run, pipeline.round).all
      lines += concern.map { [$0.description] } ?? ["exit code 0"]
    }
    if log == nil, !options.json {
      if lines.isEmpty { lines = ["nothing is due"] }
      lines.forEach { Console.print($0) }
    } else if !lines.isEmpty {
      try keep(lines)
    }
    if let concern { throw concern }
  }

  private func keep(_ lines: [String]) throws {
    guard let log else { return }
    let now = Moment.text(Runner.systemClock())
    try TickLog(path: log).append(["— tick at \(now) (UTC+7)"] + lines)
  }
}
