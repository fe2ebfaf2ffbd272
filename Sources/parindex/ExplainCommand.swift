internal import ArgumentParser
internal import Domain
internal import Runner

/// Explains a unit's standing down to the cell.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a unit's standing: rank, points, rule, cell, file, receipt.")

  @OptionGroup var options: PipelineOptions

  @Argument(help: "The unit's code, such as HD-SO-SNV.")
  var unit: String

  @Argument(help: "A leaf, criterion or area, such as 1.1.2; without it, all leaves.")
  var leaf: String?

  func run() throws {
    let pipeline = try options.load()
    let runner = Runner(pipeline: pipeline, observer: Silence())
    let explanation = try runner.explain(unit: unit, leaf: leaf)
    if options.json {
      try Console.print(json: explanation)
    } else {
      show(explanation, pipeline.round.policies)
    }
  }

  private func show(_ explanation: Explanation, _ policies: Policies) {
    Console.print("\(explanation.name) (\(explanation.unit))")
    if let rank = explanation.rank {
      Console.print(
        "rank \(rank) of \(explanation.of), index \(explanation.shownIndex ?? "–") %, "
          + "class: \(explanation.band ?? "none")")
    } else {
      Console.print("not ranked: \(explanation.unranked?.vi ?? "–")")
    }
    if let achieved = explanation.achieved {
      Console.print(
        "points \(policies.shown(achieved)) of \(explanation.maximum) (exactly \(achieved))")
    }
    for other in explanation.neighbours {
      Console.print("  beside it: \(other.rank). \(other.name), \(other.shownIndex) %")
    }
    for leaf in explanation.leaves { show(leaf, policies) }
    Console.print("files:")
    for file in explanation.files {
      Console.print("  \(file.form.rawValue): \(Printable.line(file.path))")
      Console.print("    sha256 \(file.sha256)")
      if let receipt = file.receipt { Console.print("    receipt \(Printable.line(receipt))") }
    }
  }

  private func show(_ leaf: Explanation.Leaf, _ policies: Policies) {
    let points = leaf.score.points.map(policies.shown) ?? "–"
    let own = leaf.score.selfPoints.map { ", self-assessed \($0)" } ?? ""
    Console.print("\(leaf.code) \(leaf.name): \(points) of \(leaf.score.maximum)\(own)")
    Console.print("    \(leaf.score.explanation.vi)")
    if let source = leaf.source { Console.print("    from \(Printable.line(source))") }
  }
}
