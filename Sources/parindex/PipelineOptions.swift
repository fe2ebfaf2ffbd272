internal import ArgumentParser
internal import Definitions
internal import Domain
internal import Foundation
internal import Runner

/// Which pipeline a verb works on, and how it prints.
struct PipelineOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder with pipeline.yaml; without it, the only one below Pipelines/.",
      valueName: "folder"))
  var pipeline: String?

  @Flag(name: .long, help: "Print one JSON object for programs.")
  var json = false

  /// The folder of the pipeline's definition.
  func folder() throws -> String {
    if let pipeline {
      NamedPipeline.remember(pipeline)
      return pipeline
    }
    let root = "Pipelines"
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).filter {
      FileManager.default.fileExists(atPath: "\(root)/\($0)/pipeline.yaml")
    }
    guard let only = names.first, names.count == 1 else {
      throw ValidationError(
        names.isEmpty
          ? "there is no Pipelines/*/pipeline.yaml below this folder; name one with --pipeline"
          : "there are several pipelines (\(names.sorted().joined(separator: ", "))); "
            + "name one with --pipeline Pipelines/NAME")
    }
    return "\(root)/\(only)"
  }

  /// The pipeline; a faulty definition prints its faults and ends with exit code 78, unless there is
  /// one in force that the database can give.
  func load() throws -> Definition {
    let folder = try folder()
    let (pipeline, faults) = DefinitionLoader.load(directory: folder)
    for fault in faults { Console.error(fault.description) }
    if let pipeline, faults.isEmpty { return pipeline }
    guard let inForce = try DefinitionLoader.loadInForce(directory: folder, faults: faults) else {
      throw PipelineOptions.faulty(folder, faults.count)
    }
    return inForce
  }

  /// A definition's faults, which were named above.
  static func faulty(_ folder: String, _ count: Int) -> RunnerFailure {
    RunnerFailure(
      .configuration,
      cause: "the definition in '\(folder)' has \(Printable.count(count, "fault"))",
      mend: "correct the lines named above, then: parindex check --pipeline \(folder)")
  }
}
