internal import ArgumentParser
internal import Definitions
internal import Domain
internal import Runner

/// Makes the official publication of a round, or corrects it.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Make the official, final generation of a frozen round, or a correction of it.",
    discussion: """
      After --final, ordinary runs write receipts and publish no new standings. A --correction lets \
      late files count that --submission names, and exclusions and readmissions made since; it \
      lists every unit that it moves, and by which file, in the generation itself. Before anything \
      is official the units are named that will stand unranked, with the reasons; with --unranked N \
      it is refused unless that many will. At a terminal --final asks for that number. Survey \
      questionnaires by which answers could be told are left out and counted on the page; \
      --reveal-survey takes them in.
      """)

  @OptionGroup var options: PipelineOptions
  @OptionGroup var effort: EffortOptions

  @Flag(name: .long, help: "The official result of the frozen round.")
  var final = false

  @Flag(name: .long, help: "A correction of the official result.")
  var correction = false

  @Option(
    name: .long,
    help: "The decision it is published under, such as 'Quyết định số 336/QĐ-UBND'; shown there.")
  var decision: String?

  @Option(name: .long, help: "Why; a correction shows it.")
  var reason: String?

  @Option(
    name: .long,
    help: "A late file that counts from now on: its path below Inbox, or the start of its sha256.")
  var submission: [String] = []

  @Option(
    name: .long, help: "How many units the official result may leave unranked; else it is refused.")
  var unranked: Int?

  @Option(
    name: .long,
    help: "Why survey answers count that wait since they could be told; the page shows it.")
  var revealSurvey: String?

  @Flag(name: .long, help: "Only say what would be published and what would move.")
  var plan = false

  func validate() throws {
    guard final != correction else {
      throw ValidationError("say either --final or --correction")
    }
    func isBlank(_ text: String?) -> Bool { !(text ?? "").contains { !$0.isWhitespace } }
    if final, isBlank(decision) {
      throw ValidationError("--final needs --decision: what makes the result official")
    }
    if correction, isBlank(reason) {
      throw ValidationError("--correction needs --reason: why the result is corrected")
    }
    if correction, unranked != nil { throw ValidationError("--unranked is for --final") }
    if let revealSurvey, isBlank(revealSurvey) {
      throw ValidationError("--reveal-survey needs the reason why answers are revealed")
    }
    if final, !submission.isEmpty {
      throw ValidationError("--submission is for a --correction")
    }
  }

  func run() throws {
    let decision = self.decision ?? ""
    let request = effort.request(
      RunRequest(
        command: "publish \(final ? "--final" : "--correction")", looksAtInbox: false,
        reason: reason ?? decision,
        publishing: final
          ? .final(decision: decision)
          : .correction(reason: reason ?? "", decision: decision, submissions: submission),
        revealsSurvey: revealSurvey))
    let pipeline = try options.load()
    // Planned first in any case: what is refused shall not stand in the history as a failed run.
    let planned = try Runner(pipeline: pipeline, request: request, observer: Silence())
      .publishPlan()
    let confirmed: Result<Void, any Error> = Result {
      guard !plan || unranked != nil else { return }
      try planned.confirm(unranked: unranked, isRequired: Console.isAttended && !options.json)
    }
    let isRefused = if case .failure = confirmed { true } else { false }
    if !options.json {
      show(planned, in: pipeline.round, isDone: !plan && !isRefused)
    } else if plan {
      try Console.print(json: planned)
    }
    try confirmed.get()
    if !plan { try RunReportPrinter(json: options.json).run(pipeline: pipeline, request: request) }
  }

  private func show(_ plan: PublishPlan, in round: Round, isDone: Bool) {
    let name = plan.edition.kind.rawValue
    Console.print(
      "\(isDone ? "publishes" : "would publish") a \(name) generation: "
        + "\(Printable.count(plan.ranked, "unit")) ranked, \(plan.unranked) not ranked; "
        + "\(Printable.count(plan.lateFiles, "late file")) "
        + (plan.lateFiles == 1 ? "does not count" : "do not count"))
    if plan.edition.kind == .official { Console.print(unranked: plan.unrankedUnits) }
    for path in plan.changedInInbox {
      Console.print(
        "  counts, and Inbox holds bytes there that no run has taken: \(Printable.line(path))")
    }
    plan.survey.lines.forEach(Console.print)
    guard let since = plan.since else { return }
    Console.print(
      Printable.count(plan.moves.count, "unit stands", "units stand")
        + " otherwise than in generation \(since)")
    for move in plan.moves { move.lines(in: round).forEach(Console.print) }
  }
}
