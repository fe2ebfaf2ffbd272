internal import Definitions
internal import ArgumentParser
internal import Domain
internal import Runner

/// Makes a publication again and compares it byte for byte.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Make a publication and all receipts again from the archived bytes and compare every byte.",
    discussion: """
      Without a generation the bytes of all others in Outbox are compared with their manifests, too. \
      Of a generation that other versions of the stages made, points, indices, ranks and classes \
      must come out the same, and files that do not are named. Ends with 74 when something that the program wrote to Outbox was changed or is gone, with 70 \
      when bytes come out otherwise, and with 65 when something lies there that it did not write, or \
      when the audit trail does not hold.
      """)

  @OptionGroup var options: PipelineOptions

  @Argument(help: "The generation; without it, the latest.")
  var generation: Int?

  func run() throws {
    let definition = try options.load()
    let report = try Runner(pipeline: definition, observer: Silence()).verify(generation)
    if options.json {
      try Console.print(json: report)
    } else {
      Console.print(
        "generation \(report.generation): \(Printable.count(report.files, "file")) from "
          + Printable.count(report.originals, "original"))
      Console.print("manifest \(report.manifest)")
      Console.print(
        "receipts: \(report.receipts)"
          + (report.receiptsDue == 0
            ? ""
            : "; the next run writes \(report.receiptsDue) anew, as what they say, or the version of "
              + "a stage, is another by now"))
      for change in report.versionChanges { Console.print("stage version \(change)") }
      for path in report.changedInInbox {
        Console.print(
          "counts, and Inbox holds bytes that no run has taken: \(Printable.line(path))")
      }
      for fault in report.outboxFaults + report.otherFaults {
        Console.print("in Outbox: \(Printable.line(fault))")
      }
      for entry in report.foreign { Console.print("in Outbox, not ours: \(entry.line)") }
      for checkpoint in report.refuted { Console.print(checkpoint.line) }
      for fault in report.rebuildFaults { Console.print("made again: \(Printable.line(fault))") }
      for fault in report.otherByVersion {
        Console.print("made again by these versions: \(Printable.line(fault))")
      }
      for move in report.movedByVersion { move.lines(in: definition.round).forEach(Console.print) }
      if report.isGood { Console.print(VerifyCommand.praise(report)) }
    }
    if let failure = failure(report) { throw failure }
  }

  private static func praise(_ report: VerifyReport) -> String {
    let bytes = "every byte is as published, and "
    guard !report.otherByVersion.isEmpty else { return bytes + "comes out the same" }
    return bytes
      + "points, indices, ranks and classes come out the same; the files named above come out "
      + "otherwise because other versions of the stages made the generation"
  }

  private func failure(_ report: VerifyReport) -> RunnerFailure? {
    let changed = report.outboxFaults.count + report.otherFaults.count
    if changed > 0 {
      return RunnerFailure(
        .io,
        cause: changed == 1
          ? "1 file in Outbox is not as it was written"
          : "\(changed) files in Outbox are not as they were written",
        mend:
          "make the latest generation whole again with: parindex retry; a changed receipt once it "
          + "is taken away with: parindex run; an older generation from a backup of Outbox")
    }
    if let first = report.refuted.first {
      return RunnerFailure(
        .defect, stage: first.stage.rawValue,
        cause: first.line
          + (report.refuted.count == 1 ? "" : ", nor are \(report.refuted.count - 1) more"),
        mend: first.mend)
    }
    if !report.rebuildFaults.isEmpty {
      return RunnerFailure(
        .defect,
        cause: "generation \(report.generation) or a receipt does not come out byte for byte",
        mend: "report this with the output of: parindex verify --json")
    }
    if !report.movedByVersion.isEmpty {
      return RunnerFailure(
        .defect,
        cause: "generation \(report.generation) comes out with other figures for "
          + Printable.count(report.movedByVersion.count, "unit")
          + ", as other versions of the stages made it",
        mend: "verify it with the version of parindex that made it: parindex history")
    }
    return report.foreign.failure
  }
}
