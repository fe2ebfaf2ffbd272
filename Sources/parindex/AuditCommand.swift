internal import ArgumentParser
internal import Domain
internal import Runner

/// Lists the audit trail and verifies its chain.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "List who changed what, when and why, and verify that no row was altered.",
    discussion: """
      Keep the head and the number of rows elsewhere, on paper or in a letter: against them it shows \
      if the whole chain was written anew. Ends with 65 when the chain is broken, or when an \
      exclusion, freeze, publication or another act has no row or a row no act.
      """)

  @OptionGroup var options: PipelineOptions

  @Option(name: .long, help: "List only the rows after this one.")
  var after: Int64 = 0

  @Flag(name: .long, help: "Only verify the chain.")
  var verify = false

  func run() throws {
    let report = try Runner(pipeline: try options.load(), observer: Silence()).audit(after: after)
    if options.json {
      try Console.print(json: report)
    } else {
      if !verify {
        for entry in report.entries {
          let reason = entry.reason.isEmpty ? "" : ": \(entry.reason)"
          Console.print(
            Printable.line(
              "\(entry.sequence)  \(entry.at)  \(entry.who)  \(entry.verb)  \(entry.subject)\(reason)"
            ))
          for detail in entry.details { Console.print("     " + Printable.line(detail)) }
        }
      }
      if let head = report.head {
        let rows = Printable.count(report.rows, "row")
        Console.print("the chain holds: \(rows); its head is \(head)")
      }
    }
    if let fault = report.fault {
      throw RunnerFailure(
        .data, cause: Printable.line(fault),
        mend: "parindex restore (sets the changed database aside untouched)")
    }
  }
}

/// Takes a submission out of the count.
struct ExcludeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exclude",
    abstract: "Take a submission out of the count; what was accepted before it counts again.")

  @OptionGroup var change: ExclusionOptions

  func run() throws { try change.apply(isExcluded: true) }
}

/// Lets a submission count again.
struct ReadmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readmit", abstract: "Let a submission count again that was excluded.")

  @OptionGroup var change: ExclusionOptions

  func run() throws { try change.apply(isExcluded: false) }
}

/// Which submission, and why.
struct ExclusionOptions: ParsableArguments {
  @OptionGroup var options: PipelineOptions

  @Argument(help: "The path below Inbox, or the start of the sha256 from the receipt.")
  var submission: String

  @Option(name: .long, help: "Why; kept in the audit trail and shown in the receipt.")
  var reason: String

  func validate() throws {
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("--reason must say why")
    }
  }

  func apply(isExcluded: Bool) throws {
    var request = RunRequest(command: isExcluded ? "exclude" : "readmit")
    request.actor = EffortOptions.person
    let report = try Runner(pipeline: try options.load(), request: request, observer: Silence())
      .setExcluded(submission, isExcluded, reason: reason)
    if options.json {
      try Console.print(json: report)
    } else {
      let verb = isExcluded ? "excluded" : "readmitted"
      let when = report.waitsForCorrection ? "waits for a correction" : "shows with the next run"
      let effect = report.changesNothing ?? "\(when): \(report.next)"
      Console.print(
        Printable.line(
          "\(report.path): \(verb) by \(report.who) because \(report.reason); \(effect)"))
    }
  }
}

/// Copies the database and proves the copy.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the checkpoint database into one file, and prove the copy by opening it.")

  @OptionGroup var options: PipelineOptions

  @Option(name: .long, help: "The file; without it, one named by the time in Checkpoints/backups.")
  var to: String?

  func run() throws {
    var request = RunRequest(command: "backup", reason: "backup")
    request.actor = EffortOptions.person
    let file = try Runner(pipeline: try options.load(), request: request, observer: Silence())
      .backUp(to: to)
    if options.json { try Console.print(json: ["file": file]) } else { Console.print(file) }
  }
}
