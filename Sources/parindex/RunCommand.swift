internal import ArgumentParser
internal import Foundation
internal import Runner

/// Takes what lies in Inbox to published standings.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Take what lies in Inbox through all stages to published standings.")

  @OptionGroup var options: PipelineOptions
  @OptionGroup var effort: EffortOptions

  func run() throws {
    try RunReportPrinter(json: options.json).run(
      pipeline: try options.load(), request: effort.request(RunRequest(command: "run")))
  }
}

/// Goes on with what failed or was abandoned.
struct RetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Go on where the last run stopped: failed and abandoned partitions only.",
    discussion: "Inbox is not looked at; finished partitions are reused, not made again.")

  @OptionGroup var options: PipelineOptions
  @OptionGroup var effort: EffortOptions

  func run() throws {
    try RunReportPrinter(json: options.json).run(
      pipeline: try options.load(),
      request: effort.request(RunRequest(command: "retry", looksAtInbox: false)))
  }
}

/// How a run works, not what it gives.
struct EffortOptions: ParsableArguments {
  @Option(name: .long, help: "How many threads work; without it, one a core.")
  var workers: Int?

  @Option(
    name: .long,
    help: "How many seconds a file must stay the same; without it, what pipeline.yaml says.")
  var settle: Int?

  func validate() throws {
    if let workers, workers < 1 { throw ValidationError("--workers takes a number from 1 on") }
    if let settle, settle < 0 { throw ValidationError("--settle takes a number from 0 on") }
  }

  /// The request with these options and the person who asks.
  func request(_ request: RunRequest) -> RunRequest {
    var request = request
    request.workers = workers
    request.settleSeconds = settle
    request.actor = EffortOptions.person
    return request
  }

  /// Who the audit trail names.
  static var person: String { NSUserName() }
}
