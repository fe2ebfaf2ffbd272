internal import ArgumentParser
internal import Domain
internal import Runner

/// Validates a pipeline's definition before anything runs.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Validate a pipeline's definition: every fault by line.")

  @OptionGroup var options: PipelineOptions

  func run() throws {
    let folder = try options.folder()
    let (pipeline, faults) = PipelineLoader.load(directory: folder)
    for fault in faults { Console.print(fault.description) }
    guard let round = pipeline?.round, faults.isEmpty else {
      throw PipelineOptions.faulty(folder, faults.count)
    }
    let leaves = round.criteria.values.reduce(0) { $0 + $1.leaves.count }
    Console.print(
      "\(folder): no faults; \(round.levels.count) levels, \(round.units.count) units, "
        + "\(leaves) leaves")
  }
}
