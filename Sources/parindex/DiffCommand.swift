internal import ArgumentParser
internal import Domain
internal import Runner

/// Compares two generations.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract:
      "Say whose points, index, rank and class moved between two generations, and by which file.")

  @OptionGroup var options: PipelineOptions

  @Argument(help: "The earlier generation.")
  var from: Int

  @Argument(help: "The later generation.")
  var to: Int

  func run() throws {
    let diff = try Runner(pipeline: try options.load(), observer: Silence()).diff(from, to)
    if options.json {
      try Console.print(json: diff)
      return
    }
    Console.print(
      "generation \(from) → \(to): \(diff.moves.count) units moved, \(diff.unmoved) did not")
    if !diff.changes.isEmpty {
      Console.print("the definition differs in \(diff.changes.count) things")
      for change in diff.changes { Console.print("  \(Printable.line(change.sentence.en))") }
    }
    for move in diff.moves { move.lines.forEach(Console.print) }
  }
}

extension UnitMove {
  /// The move as lines for people.
  var lines: [String] {
    ["\(name) (\(unit)): \(UnitMove.text(from)) → \(UnitMove.text(to))"]
      + leaves.map { "    \($0.leaf): \($0.from ?? "–") → \($0.to ?? "–")" }
      + newFiles.map { "    counts now: \(Printable.line($0))" }
      + goneFiles.map { "    counts no more: \(Printable.line($0))" }
  }

  private static func text(_ place: Place) -> String {
    guard let rank = place.rank else { return "not ranked" }
    return "rank \(rank), \(place.shownIndex ?? "–") %, \(place.band ?? "no class")"
  }
}
