internal import ArgumentParser
internal import Runner

/// Makes a publication again and compares it byte for byte.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Make a publication again from the archived bytes and compare it byte for byte.",
    discussion:
      "Ends with 74 when Outbox was changed, and with 70 when the bytes come out otherwise.")

  @OptionGroup var options: PipelineOptions

  @Argument(help: "The generation; without it, the latest.")
  var generation: Int?

  func run() throws {
    let report = try Runner(pipeline: try options.load(), observer: Silence()).verify(generation)
    if options.json {
      try Console.print(json: report)
    } else {
      Console.print(
        "generation \(report.generation): \(report.files) files from \(report.originals) originals")
      Console.print("manifest \(report.manifest)")
      for change in report.versionChanges { Console.print("stage version \(change)") }
      for fault in report.outboxFaults { Console.print("in Outbox: \(Printable.line(fault))") }
      for fault in report.rebuildFaults { Console.print("made again: \(Printable.line(fault))") }
      if report.isGood { Console.print("every byte is as published, and comes out the same") }
    }
    guard report.outboxFaults.isEmpty else {
      throw RunnerFailure(
        .io,
        cause: "\(report.outboxFaults.count) files of generation \(report.generation) in Outbox "
          + "are not as published",
        mend: "make the latest generation whole again with: parindex retry")
    }
    guard report.rebuildFaults.isEmpty else {
      throw RunnerFailure(
        .defect,
        cause: "generation \(report.generation) does not come out byte for byte",
        mend: report.versionChanges.isEmpty
          ? "report this with the output of: parindex verify --json"
          : "verify it with the version of parindex that made it: parindex history")
    }
  }
}
