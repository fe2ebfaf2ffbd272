internal import ArgumentParser
internal import Domain
internal import Runner

/// Puts the last good backup in the place of a damaged database.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Set a damaged database aside untouched and go on from the last good backup.",
    discussion: """
      Refuses a database that is whole. Lists the files that came after the backup: those that \
      still lie in Inbox are taken again by the next run, as of the time in their receipts; the \
      others are lost. Exclusions decided after the backup are listed, to be decided again.
      """)

  @OptionGroup var options: PipelineOptions

  func run() throws {
    var request = RunRequest(command: "restore")
    request.actor = EffortOptions.person
    let report = try Runner(pipeline: try options.load(), request: request, observer: Silence())
      .restore()
    if options.json {
      try Console.print(json: report)
      return
    }
    Console.print("damaged: \(Printable.line(report.damage))")
    Console.print("set aside untouched: \(report.setAside)")
    Console.print("restored from: \(report.backup ?? "nothing; there is no good backup")")
    let lost = report.unknown.filter { !$0.isInInbox }
    Console.print(
      "came after the backup: \(Printable.count(report.unknown.count, "file")), lost of them: "
        + "\(lost.count)")
    for file in lost { Console.print("  lost: \(Printable.line(file.path))") }
    for file in report.undecided {
      Console.print(
        file.wasExcluded
          ? "  was out of the count and counts again: \(Printable.line(file.path)); to mend: "
            + "parindex exclude, after the next run"
          : "  counted and is out of the count again: \(Printable.line(file.path)); to mend: "
            + "parindex readmit")
    }
    Console.print("to go on: parindex run")
  }
}
