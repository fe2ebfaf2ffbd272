internal import ArgumentParser
internal import Domain
internal import Runner

/// Closes the set of files that count.
struct FreezeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze",
    abstract: "Close the round: files that come later get a receipt and move no point or rank.",
    discussion: """
      Later files count only in a correction of the final result (publish --correction). Names the \
      units that stand unranked with the files there are, and why. A freeze by mistake is ended \
      with: parindex unfreeze.
      """)

  @OptionGroup var change: ReasonedOptions

  func run() throws {
    let report = try change.runner("freeze").setFrozen(
      true, reason: change.reason, isPlan: change.plan)
    if change.options.json {
      try Console.print(json: report)
      return
    }
    guard report.hasChanged else {
      Console.print("frozen already since \(report.since ?? "–"): \(report.reason ?? "–")")
      return
    }
    Console.print(
      "\(change.plan ? "would close" : "closes") the round with "
        + "\(Printable.count(report.files, "file")), of which \(report.counting) count")
    Console.print(unranked: report.unranked)
    if !report.untaken.isEmpty {
      Console.print(
        "in Inbox, but taken by no run yet, and so left out: "
          + "\(Printable.count(report.untaken.count, "file")) "
          + "(to let them count: unfreeze, run, freeze)")
      for path in report.untaken.prefix(12) { Console.print("  \(Printable.line(path))") }
    }
    if let pending = report.pending {
      Console.print("the freeze holds the definition in force, without what its files say now")
      pending.lines.forEach(Console.print)
    }
    if !change.plan {
      Console.print(
        "frozen since \(report.since ?? "–"); to make it official: "
          + "parindex publish --final --decision '…'")
    }
  }
}

/// Ends a freeze.
struct UnfreezeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unfreeze",
    abstract: "End a freeze made by mistake: files that came after it count again.",
    discussion: "Refused once the round is final; then only a correction lets a file count.")

  @OptionGroup var change: ReasonedOptions

  func run() throws {
    let report = try change.runner("unfreeze").setFrozen(
      false, reason: change.reason, isPlan: change.plan)
    if change.options.json {
      try Console.print(json: report)
      return
    }
    guard report.hasChanged else {
      Console.print("the round is open already")
      return
    }
    Console.print(
      "\(change.plan ? "would open" : "opens") the round: "
        + Printable.count(report.lateFiles, "file that came", "files that came")
        + " after the freeze \(report.lateFiles == 1 ? "is" : "are") judged like all others; "
        + "to publish that: parindex run")
  }
}

/// A change that a person makes with a reason, or only wants to see planned.
struct ReasonedOptions: ParsableArguments {
  @OptionGroup var options: PipelineOptions

  @Option(name: .long, help: "Why; kept in the audit trail.")
  var reason: String

  @Flag(name: .long, help: "Only say what would be done.")
  var plan = false

  func validate() throws {
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--reason must say why")
    }
  }

  /// The runner of a verb, in the name of the person who calls it.
  func runner(_ command: String) throws -> Runner {
    Runner(
      pipeline: try options.load(),
      request: RunRequest(command: command, reason: reason, actor: EffortOptions.person),
      observer: Silence())
  }
}
