internal import ArgumentParser
internal import Domain
internal import Runner

/// Validates a pipeline's definition before anything runs.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Validate a pipeline's definition: every fault by line.",
    discussion: """
      Prints what will stand on the pages, and warns of what looks left over from the round that \
      the definition was copied from. A folder that another round has too is a fault; the line to \
      write is named.
      """)

  @OptionGroup var options: PipelineOptions

  func run() throws {
    let folder = try options.folder()
    let (pipeline, faults) = PipelineLoader.load(directory: folder)
    for fault in faults { Console.print(fault.description) }
    guard let pipeline, faults.isEmpty else {
      throw PipelineOptions.faulty(folder, faults.count)
    }
    let around = OwnershipReport(pipeline)
    for warning in around.warnings { Console.print(warning) }
    for conflict in around.conflicts { Console.print(Printable.line(conflict.description)) }
    guard around.conflicts.isEmpty else {
      throw PipelineOptions.faulty(folder, around.conflicts.count)
    }
    let review = DefinitionReview(pipeline)
    for line in review.shown { Console.print("  " + Printable.line(line)) }
    for leftover in review.leftovers {
      Console.print("warning: " + Printable.line(leftover.description))
    }
    let round = pipeline.round
    let leaves = round.criteria.values.reduce(0) { $0 + $1.leaves.count }
    let warned =
      review.leftovers.isEmpty ? "" : "; warnings, listed above: \(review.leftovers.count)"
    Console.print(
      "\(folder): no faults; \(round.levels.count) levels, \(round.units.count) units, "
        + "\(leaves) leaves\(warned)")
  }
}
