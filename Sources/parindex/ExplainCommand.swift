internal import ArgumentParser
internal import Definitions
internal import Domain
internal import Runner

/// Explains a unit's standing down to the cell.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a unit's standing: rank, points, rule, cell, file, receipt.")

  @OptionGroup var options: PipelineOptions

  @Argument(help: "The unit's code, folder or name, such as HD-SO-SNV or 'Sở Nội vụ'.")
  var unit: String

  @Argument(help: "A leaf, criterion or area, such as 1.1.2; without it, all leaves.")
  var leaf: String?

  @Option(name: .long, help: "The language of the text: en or vi.", transform: Self.language(of:))
  var language = Language.english

  @Flag(name: .long, help: "Print the exact fractions beside the figures.")
  var exact = false

  private static func language(of text: String) throws -> Language {
    guard let language = Language(rawValue: text) else {
      throw ValidationError("'\(Printable.line(text))' is neither en nor vi")
    }
    return language
  }

  func run() throws {
    let pipeline = try options.load()
    let explanation = try Runner(pipeline: pipeline, observer: Silence())
      .explain(unit: unit, leaf: leaf)
    if options.json {
      try Console.print(json: explanation)
      return
    }
    let text = ExplanationText(
      explanation, policies: pipeline.round.policies, language: language, isExact: exact)
    text.lines.forEach(Console.print)
  }
}
