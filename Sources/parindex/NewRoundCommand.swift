internal import ArgumentParser
internal import Definitions
internal import Domain
internal import Runner

/// Copies a round's definition for another year.
struct NewRoundCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new-round",
    abstract: "Copy a round's definition for another year, with folders of its own.",
    discussion: """
      The copy has another id and year, the year in the title, and the days of its deadlines and \
      calendar moved on; comments stay. Its Inbox is made with a folder for every unit and for the \
      secretariat, and its Outbox. What a person must still change or confirm is listed by file \
      and line. Nothing that is there is overwritten.
      """)

  @Option(
    name: .long, help: "The folder with the pipeline.yaml to copy, such as Pipelines/haiduong-2023."
  )
  var from: String

  @Option(name: .long, help: "The year that the new round rates.")
  var year: Int

  @Option(
    name: .long, help: "The new round's short name; without it, the old one with the new year.")
  var id: String?

  @Option(
    name: .long,
    help: "The new definition's folder; without it, one named by the id beside the old.")
  var into: String?

  func validate() throws {
    guard (1990...9998).contains(year) else {
      throw ValidationError("--year takes a year from 1990 to 9998")
    }
    if let id,
      !id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        || id.hasPrefix("-") || id.isEmpty
    {
      throw ValidationError("--id takes ASCII letters, digits and '-'")
    }
  }

  func run() throws {
    let (pipeline, faults) = DefinitionLoader.load(directory: from)
    for fault in faults { Console.error(fault.description) }
    guard let pipeline, faults.isEmpty else { throw PipelineOptions.faulty(from, faults.count) }
    let copy = NewRound(from: pipeline, year: year, id: id, into: into)
    let report = try copy.make()
    Console.print("\(copy.folder): the round '\(copy.id)' of \(year)")
    let units = Printable.count(pipeline.round.units.count, "unit")
    Console.print("Inbox: \(Printable.line(report.inbox)) (\(units))")
    Console.print("Outbox: \(Printable.line(report.outbox))")
    Console.print("to change or to confirm: \(report.open.count)")
    for point in report.open {
      Console.print("  " + Printable.line("\(copy.folder)/\(point.description)"))
    }
    Console.print("then: parindex check --pipeline \(Printable.word(copy.folder))")
  }
}
