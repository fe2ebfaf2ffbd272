internal import ArgumentParser
internal import Runner

/// Removes what nothing rests on.
struct CollectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc",
    abstract: "Remove what nothing rests on, or list it with --plan, with what is kept and why.",
    discussion: """
      Removes outputs that are neither current nor cited by a publication, what interrupted runs \
      left, and nightly backups beyond those to keep. Never removes an original, an attempt, a row \
      of the audit trail or anything a publication is made again from.
      """)

  @OptionGroup var options: PipelineOptions

  @Flag(name: .long, help: "Only list what would be removed.")
  var plan = false

  @Flag(
    name: .long,
    help: "Give the space back to the disk; needs as much free space as the database takes.")
  var vacuum = false

  @Option(name: .long, help: "Why; kept in the audit trail.")
  var reason = "space"

  func run() throws {
    var request = RunRequest(command: plan ? "gc --plan" : "gc")
    request.actor = EffortOptions.person
    let report = try Runner(pipeline: try options.load(), request: request, observer: Silence())
      .collect(reason: reason, isPlan: plan, vacuums: vacuum)
    if options.json {
      try Console.print(json: report)
      return
    }
    list(plan ? "would be removed" : "removed", report.removed)
    list("kept", report.kept)
    Console.print(
      "free within the database file: \(report.freeBytes) bytes"
        + (report.freeBytes > 0 && !vacuum ? " (--vacuum gives them back to the disk)" : ""))
  }

  private func list(_ title: String, _ lines: [CollectionReport.Line]) {
    Console.print(lines.isEmpty ? "\(title): nothing" : "\(title):")
    for line in lines {
      Console.print(
        "  \(Table.right(line.count, 8))  \(Table.right(line.bytes, 12)) bytes  \(line.what): "
          + line.why)
    }
  }
}
