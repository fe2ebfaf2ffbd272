internal import ArgumentParser
internal import Domain
internal import Runner

/// Makes a stage and what follows anew.
struct RerunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rerun",
    abstract: "Make a stage and all that follows anew, for all units or for one.",
    discussion: """
      Works from the archived bytes and the checkpoints; Inbox is not looked at. The reason is kept \
      in the history.
      """)

  @OptionGroup var options: PipelineOptions
  @OptionGroup var effort: EffortOptions

  @Option(
    name: .long,
    help: "The first stage: \(StageName.allCases.map(\.rawValue).joined(separator: ", ")).")
  var from: String

  @Option(name: .long, help: "Only this unit, by code, folder or name.")
  var unit: String?

  @Option(name: .long, help: "Why; kept in the history.")
  var reason: String

  func run() throws {
    guard let stage = StageName(rawValue: from) else {
      throw ValidationError(
        "'\(from)' is no stage; there are \(StageName.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--reason must say why")
    }
    let pipeline = try options.load()
    let code = try unit.map { try pipeline.unit(named: $0).code }
    let scope = code.map { " --unit \($0)" } ?? ""
    try RunReportPrinter(json: options.json).run(
      pipeline: pipeline,
      request: effort.request(
        RunRequest(
          command: "rerun --from \(stage.rawValue)\(scope)", looksAtInbox: false,
          rerunFrom: stage, rerunUnit: code, reason: reason)))
  }
}
