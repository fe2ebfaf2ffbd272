internal import ArgumentParser
internal import Domain
internal import Runner

/// Says what a run would do, and why.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Say for each partition whether it will run or be reused, and why; writes nothing.")

  @OptionGroup var options: PipelineOptions
  @OptionGroup var effort: EffortOptions

  @Flag(name: .long, help: "List reused partitions too.")
  var all = false

  func run() throws {
    let runner = Runner(
      pipeline: try options.load(), request: effort.request(RunRequest(command: "plan")),
      observer: Silence())
    let lines = try runner.plan()
    if options.json {
      try Console.print(json: lines)
      return
    }
    for stage in StageName.allCases {
      let own = lines.filter { $0.stage == stage }
      let due = own.filter(\.runs)
      Console.print(
        "\(Table.padded(stage.rawValue, 10)) \(Table.right(due.count, 7)) will run  "
          + "\(Table.right(own.count - due.count, 7)) will be reused")
      for line in own where all || line.runs || line.note != nil {
        let note = line.note.map { "; \($0)" } ?? ""
        Console.print(
          "  \(line.runs ? "run  " : "reuse") \(Printable.line(line.partition)): "
            + line.reason + note)
      }
    }
  }
}

/// An observer that says nothing.
struct Silence: RunObserver {
  func progress(_ stage: StageName, done: Int, of total: Int) {}
  func note(_ line: String) {}
}
