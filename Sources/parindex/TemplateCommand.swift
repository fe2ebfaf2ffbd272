internal import ArgumentParser
internal import Definitions
internal import Domain
internal import Foundation
internal import Runner
internal import Stages

/// Writes the workbook that a unit fills in.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Write the workbook that a unit fills in.")

  @OptionGroup var options: PipelineOptions

  @Option(name: .long, help: "The unit's code, folder or name, such as HD-SO-SNV.")
  var unit: String

  @Option(
    name: .shortAndLong,
    help: "Where to write it, ending in .xlsx or .xml; without it, an .xlsx named by the unit.")
  var output: String?

  @Flag(name: .long, help: "Replace a file that is there already.")
  var force = false

  func validate() throws {
    guard !options.json else {
      throw ValidationError("template prints the form's path and no JSON; leave --json out")
    }
    _ = try format()
  }

  /// The format that the ending of the file's name asks for.
  private func format() throws -> Template.Format {
    guard let output else { return .xlsx }
    let ending = output.split(separator: "/").last?.split(separator: ".").dropFirst().last
    guard let format = ending.flatMap({ Template.Format(rawValue: $0.lowercased()) }) else {
      throw ValidationError(
        "'\(Printable.line(output))' ends in neither .xlsx (Excel, LibreOffice) nor .xml (XML "
          + "Spreadsheet 2003); a form is written in no other format")
    }
    return format
  }

  func run() throws {
    let pipeline = try options.load()
    let file = Template(round: pipeline.round).selfAssessment(
      of: try pipeline.unit(named: unit), format: try format())
    let path = output ?? file.path
    do {
      try Data(file.bytes).write(
        to: URL(filePath: path), options: force ? .atomic : .withoutOverwriting)
    } catch CocoaError.fileWriteFileExists {
      throw RunnerFailure(
        .data, cause: "'\(Printable.line(path))' is there already; it may be filled in",
        mend: "name another place with --output, or replace it with --force")
    } catch {
      throw RunnerFailure(
        .io, cause: "'\(Printable.line(path))' cannot be written",
        mend: "name a writable place with --output")
    }
    Console.print(Printable.line(path))
  }
}
