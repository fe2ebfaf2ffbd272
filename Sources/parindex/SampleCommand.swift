internal import ArgumentParser
internal import Definitions
internal import Domain
internal import Foundation
internal import Runner
internal import Sample

/// Writes a whole believable round with planted faults.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Write a believable round of workbooks, with planted faults, to try the pipeline on.",
    discussion: """
      The workbooks go into the folder named by --into; the list of what was planted is written \
      beside it, as FOLDER-planted.json. With --units the round has that many units, and \
      FOLDER-pipeline gets the definition that knows them. All names of people are made up.
      """)

  @OptionGroup var options: PipelineOptions

  @Option(name: .long, help: "The same seed gives the same bytes.")
  var seed: UInt64

  @Option(name: .long, help: "The folder to write into; no file may be in it yet.")
  var into: String

  @Option(
    name: .long,
    help: "How many units the round has, at least those of the pipeline; without it, just those.")
  var units: Int?

  func validate() throws {
    guard !options.json else {
      throw ValidationError(
        "sample prints no JSON; leave --json out: FOLDER-planted.json lists what was planted")
    }
  }

  func run() throws {
    let pipeline = try options.load()
    try requireEmpty()
    var round = pipeline.round
    if let units {
      guard units >= round.units.count else {
        throw ValidationError(
          "--units takes a number from \(round.units.count) on, the units of the pipeline")
      }
      let scaled = ScaledDefinition(of: round, to: units)
      round = scaled.round
      try writePipeline(of: pipeline, scaled)
    }
    let sample = SampleRound(round: round, seed: seed)
    var count = 0
    let planted = try sample.forEachFile { file in
      try write(file.bytes, to: into + "/" + file.path)
      count += 1
    }
    try write(Array(SampleRound.plantedJSON(planted).utf8), to: into + "-planted.json")
    Console.error(
      "\(Printable.count(count, "file")) in \(into) for "
        + "\(Printable.count(round.units.count, "unit")); "
        + "\(Printable.count(planted.count, "planted fault")) listed in \(into)-planted.json")
  }

  private func requireEmpty() throws {
    guard let found = FileManager.default.enumerator(atPath: into) else { return }
    while let path = found.nextObject() as? String {
      let isFolder = found.fileAttributes?[.type] as? FileAttributeType == .typeDirectory
      guard isFolder || path.split(separator: "/").last == ".gitkeep" else {
        throw ValidationError(
          "'\(into)' holds files, such as '\(Printable.line(path))'; a sample never mixes with "
            + "what is there")
      }
    }
  }

  /// The pipeline's definition with the larger roster, and folders beside the sample.
  private func writePipeline(of pipeline: Definition, _ scaled: ScaledDefinition) throws {
    let name = URL(filePath: into).lastPathComponent
    let folder = into + "-pipeline"
    for file in pipeline.files {
      let source = pipeline.directory + "/" + file.path
      guard let bytes = FileManager.default.contents(atPath: source).map([UInt8].init) else {
        throw RunnerFailure(
          .io, cause: "'\(source)' cannot be read", mend: "check the pipeline's folder")
      }
      try write(
        scaled.file(file.path, bytes, inbox: name), to: folder + "/" + file.path)
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(filePath: path))
    } catch {
      throw RunnerFailure(
        .io, cause: "'\(Printable.line(path))' cannot be written",
        mend: "name a writable folder with --into")
    }
  }
}
