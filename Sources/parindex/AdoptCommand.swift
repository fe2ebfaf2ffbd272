internal import ArgumentParser
internal import Definitions
internal import Domain
internal import Runner

/// Takes a changed definition.
struct AdoptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Take the definition as it was changed after something was published.",
    discussion: """
      Until then runs go on under the definition in force, write receipts and end with 78. A frozen \
      round is opened first (unfreeze); in a final one the next publish --correction goes by what was \
      taken. Comments, and how the runner works, are taken without a word.
      """)

  @OptionGroup var options: PipelineOptions

  @Option(name: .long, help: "Why; kept in the audit trail and shown on the page of changes.")
  var reason: String?

  @Flag(name: .long, help: "Only say what changed, and which units would stand otherwise.")
  var plan = false

  @Flag(
    name: .long,
    help: "Take it although survey answers might be told by comparing what was published before.")
  var revealsSurvey = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only write the files of the definition in force into this new folder, which must not lie "
        + "beside the definition.",
      valueName: "folder"))
  var former: String?

  func validate() throws {
    guard plan || former != nil || (reason ?? "").contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--reason must say why (or only look first: --plan, or --former)")
    }
  }

  func run() throws {
    let reason = reason ?? ""
    let pipeline = try options.load()
    let runner = Runner(
      pipeline: pipeline,
      request: RunRequest(command: "adopt", reason: reason, actor: EffortOptions.person),
      observer: Silence())
    if let former {
      let files = try runner.writeFormerFiles(into: former)
      if options.json { try Console.print(json: files) } else { files.forEach(Console.print) }
      return
    }
    let report = try runner.adopt(
      reason: reason, isPlan: plan, revealsSurvey: revealsSurvey)
    if options.json {
      try Console.print(json: report)
      return
    }
    Console.print(
      "\(plan ? "would take" : "takes") \(Printable.count(report.changes.count, "change")):")
    for change in report.changes {
      Console.print("  \(Printable.line(change.sentence.vi))")
      Console.print("    \(Printable.line(change.sentence.en))")
    }
    if plan {
      Console.print("\(Printable.count(report.moves.count, "unit")) would stand otherwise")
      for move in report.moves { move.lines(in: pipeline.round).forEach(Console.print) }
    }
    if let risk = report.surveyRisk { Console.print(risk) }
    let word = report.surveyRisk == nil ? "" : " --reveals-survey"
    Console.print(
      plan ? "to take it: parindex adopt --reason '…'\(word)" : "to show it: \(report.next)")
  }
}
