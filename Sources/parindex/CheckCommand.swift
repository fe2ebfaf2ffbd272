internal import ArgumentParser
internal import Definitions
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
    let (pipeline, faults) = DefinitionLoader.load(directory: folder)
    var report = CheckReport(definition: folder, faults: faults)
    if let pipeline, faults.isEmpty { report.look(at: pipeline) }
    if options.json {
      try Console.print(json: report)
    } else {
      report.lines.forEach(Console.print)
    }
    guard pipeline != nil, report.faults.isEmpty else {
      throw PipelineOptions.faulty(folder, report.faults.count)
    }
  }
}

/// The result of a check, for people and programs.
private struct CheckReport: Encodable {
  /// A fault or warning, by file and line.
  struct Line: Encodable {
    let file: String, line: Int, column: Int, code: String
    let message: Bilingual, mend: Bilingual
    /// The same for people.
    let text: String

    init(_ fault: DefinitionFault) {
      (file, line, column) = (fault.file, fault.line, fault.column)
      (code, message, mend) = (fault.code.rawValue, fault.message, fault.mend)
      text = fault.description
    }
  }

  /// The folder of the definition.
  let definition: String
  /// The faults; while there is one, nothing runs by these files.
  var faults: [Line]
  /// Likely leftovers of the round that the definition was copied from.
  var warnings: [Line] = []
  /// The places that could not be looked at, a line each.
  var notes: [String] = []
  /// The contents that the pages will show, a line each.
  var shown: [String] = []
  /// How many levels, units and leaves there are; nil where faults keep them from being counted.
  var levels: Int?, units: Int?, leaves: Int?

  init(definition: String, faults: [DefinitionFault]) {
    self.definition = definition
    self.faults = faults.map { Line($0) }
  }

  /// Adds what only a definition without faults can be asked.
  mutating func look(at pipeline: Definition) {
    let around = OwnershipReport(pipeline)
    notes = around.warnings
    faults += around.conflicts.map { Line($0) }
    guard faults.isEmpty else { return }
    let review = DefinitionReview(pipeline)
    shown = review.shown
    warnings = review.leftovers.map { Line($0) }
    let round = pipeline.round
    levels = round.levels.count
    units = round.units.count
    leaves = round.criteria.values.reduce(0) { $0 + $1.leaves.count }
  }

  /// The report for people.
  var lines: [String] {
    var lines = notes + faults.map(\.text) + shown.map { "  \($0)" }
    lines += warnings.map { "warning: \($0.text)" }
    if let levels, let units, let leaves {
      let warned = warnings.isEmpty ? "" : "; warnings, listed above: \(warnings.count)"
      lines.append(
        "\(definition): no faults; \(Printable.count(levels, "level")), "
          + "\(Printable.count(units, "unit")), \(Printable.count(leaves, "leaf", "leaves"))"
          + warned)
    }
    return lines
  }
}
