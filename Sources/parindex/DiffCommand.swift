internal import ArgumentParser
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
    for move in diff.moves {
      Console.print("\(move.name) (\(move.unit)): \(text(move.from)) → \(text(move.to))")
      for leaf in move.leaves {
        Console.print("    \(leaf.leaf): \(leaf.from ?? "–") → \(leaf.to ?? "–")")
      }
      for file in move.newFiles { Console.print("    counts now: \(Printable.line(file))") }
      for file in move.goneFiles { Console.print("    counts no more: \(Printable.line(file))") }
    }
  }

  private func text(_ place: GenerationDiff.Place) -> String {
    guard let rank = place.rank else { return "not ranked" }
    return "rank \(rank), \(place.shownIndex ?? "–") %, \(place.band ?? "no class")"
  }
}
