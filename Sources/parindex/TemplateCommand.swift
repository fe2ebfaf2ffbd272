internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Runner
internal import Stages

/// Writes the workbook that a unit fills in.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Write the workbook that a unit fills in, as XML Spreadsheet 2003.")

  @OptionGroup var options: PipelineOptions

  @Option(name: .long, help: "The unit's code, such as HD-SO-SNV.")
  var unit: String

  @Option(name: .shortAndLong, help: "Where to write it; without it, a file named by the unit.")
  var output: String?

  func run() throws {
    let round = try options.load().round
    guard let unit = round.unit(unit) else {
      throw ValidationError("no unit '\(unit)' in the roster; codes are in units.csv")
    }
    let file = Template(round: round).selfAssessment(of: unit)
    let path = output ?? file.path
    guard FileManager.default.createFile(atPath: path, contents: Data(file.bytes)) else {
      throw RunnerFailure(
        .io, cause: "'\(path)' cannot be written", mend: "name a writable place with --output")
    }
    Console.print(path)
  }
}
