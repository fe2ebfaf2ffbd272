internal import ArgumentParser
internal import Definitions
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
    let pipeline = try options.load()
    let diff = try Runner(pipeline: pipeline, observer: Silence()).diff(from, to)
    if options.json {
      try Console.print(json: diff)
      return
    }
    Console.print(
      "generation \(from) → \(to): \(Printable.count(diff.moves.count, "unit")) moved, "
        + "\(diff.unmoved) did not")
    if !diff.changes.isEmpty {
      Console.print("the definition differs in \(Printable.count(diff.changes.count, "thing"))")
      for change in diff.changes { Console.print("  \(Printable.line(change.sentence.en))") }
    }
    for move in diff.moves { move.lines(in: pipeline.round).forEach(Console.print) }
  }
}

extension UnitMove {
  /// The move as lines for people.
  func lines(in round: Round) -> [String] {
    let (before, after) = (UnitMove.text(from, round), UnitMove.text(to, round))
    let isSame = before == after
    // Where nothing else that is shown moved, the unit's own points may have.
    let own = isSame && leaves.isEmpty ? selfAssessed ?? [] : []
    return ["\(name) (\(unit)): " + (isSame ? "\(before) as before" : "\(before) → \(after)")]
      + leaves.map { "    \($0.leaf): \($0.from ?? "–") → \($0.to ?? "–")" }
      + own.map { "    \($0.leaf), self-assessed: \($0.from ?? "–") → \($0.to ?? "–")" }
      + newFiles.map { "    counts now: \(Printable.line($0))" }
      + goneFiles.map { "    counts no more: \(Printable.line($0))" }
  }

  private static func text(_ place: Place, _ round: Round) -> String {
    guard let rank = place.rank else { return "not ranked" }
    let band = place.band.map { round.className($0).en } ?? "no class"
    return "rank \(rank), \(place.shownIndex ?? "–") %, \(band)"
  }
}
