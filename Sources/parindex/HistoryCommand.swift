internal import ArgumentParser
internal import Domain
internal import Runner

/// Lists the runs.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List the runs: when, what, how they ended, what they made.")

  @OptionGroup var options: PipelineOptions

  @Option(name: .short, help: "How many.")
  var number = 20

  func run() throws {
    let runs = try Runner(pipeline: try options.load(), observer: Silence())
      .history(max(1, number))
    if options.json {
      try Console.print(json: runs)
      return
    }
    for run in runs { run.lines.forEach(Console.print) }
    if runs.isEmpty { Console.print("nothing ran yet") }
  }
}

/// Shows one run.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Show a run: what failed, and every partition it made, with times.")

  @OptionGroup var options: PipelineOptions

  @Argument(help: "The run's number, as history lists it.")
  var number: Int64

  @Argument(help: "Only this stage.")
  var stage: String?

  func run() throws {
    let only = try stage.map { name in
      guard let stage = StageName(rawValue: name) else {
        throw ValidationError("'\(name)' is no stage")
      }
      return stage
    }
    let log = try Runner(pipeline: try options.load(), observer: Silence())
      .log(number, stage: only)
    if options.json {
      try Console.print(json: log)
      return
    }
    log.lines.forEach(Console.print)
    Console.print("program version \(log.codeVersion)")
    for stage in StageName.allCases {
      guard let milliseconds = log.milliseconds[stage.rawValue] else { continue }
      Console.print("  \(Table.padded(stage.rawValue, 10)) took \(Table.right(milliseconds, 7)) ms")
    }
    for attempt in log.attempts {
      let message = attempt.message.map { ": \(Printable.line($0))" } ?? ""
      Console.print(
        "  \(Table.padded(attempt.ended ?? "", 19))  \(Table.padded(attempt.stage.rawValue, 10)) "
          + "\(Table.padded(attempt.state, 10)) \(Printable.line(attempt.partition.shownApart))\(message)"
      )
    }
  }
}

extension RunLog {
  /// The run on one line, and its cause on another.
  fileprivate var lines: [String] {
    let code = run.exitCode.map { ", exit code \($0)" } ?? ""
    let took = seconds.map { " (\($0) s)" } ?? ""
    let made = StageName.allCases.compactMap { stage in
      succeeded[stage.rawValue].map { "\(stage.rawValue) \($0)" }
    }
    let broken = StageName.allCases.compactMap { stage in
      failed[stage.rawValue].map { "\(stage.rawValue) \($0)" }
    }
    let generation = generations.map { "generation \($0)" }
    let parts = [
      made.isEmpty ? "made nothing anew" : "made " + made.joined(separator: ", "),
      broken.isEmpty ? "" : "failed " + broken.joined(separator: ", "),
      generation.joined(separator: ", "),
    ].filter { !$0.isEmpty }
    let line =
      "\(run.run)  \(run.started) – \(run.ended ?? "now")\(took)  \(Printable.line(run.command)): "
      + "\(run.state)\(code); \(parts.joined(separator: "; "))"
    return [line] + (run.cause.map { ["     \(Printable.line($0))"] } ?? [])
  }
}
