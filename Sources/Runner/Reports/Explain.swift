internal import Definitions
internal import Domain
internal import Stages
internal import Checkpoints

extension Runner {
  /// Explains a unit's standing from the checkpoints of the last run.
  ///
  /// - Parameters:
  ///   - name: The unit's code, folder or name.
  ///   - leaf: The one leaf to explain, or an area or criterion with all its leaves; nil for all.
  /// - Returns: The unit's standing and how it came about.
  /// - Throws: `RunnerFailure` when the unit or leaf is not known or nothing was scored yet.
  public func explain(unit name: String, leaf: String?) throws -> Explanation {
    try Runner.mapped {
      let store = try openStore()
      return try underDefinitionInForce(store, recording: false).runner
        .explain(unit: name, leaf: leaf, from: store)
    }
  }

  private func explain(
    unit name: String, leaf: String?, from store: CheckpointStore
  ) throws -> Explanation {
    let unit = try pipeline.unit(named: name)
    guard let criteria = pipeline.round.criteria[unit.level] else {
      throw RunnerFailure(
        .defect, cause: "level \(unit.level) has no criteria", mend: "parindex check")
    }
    let leaf = try leaf.map { try Runner.code($0, of: criteria, level: unit.level) }
    let ledger = try Ledger(store: store, run: nil)
    let partition = RankPass.partition(level: unit.level, group: unit.group)
    let scored = Bytewise(unit.code)
    guard ledger.entry(.score, scored) != nil, ledger.entry(.rank, partition) != nil else {
      throw RunnerFailure(
        .data, cause: "'\(Printable.line(unit.code))' has not been scored yet",
        mend: "parindex run")
    }
    let score = try ledger.output(Score.self, scored)
    let standings = try ledger.output(Rank.self, partition)
    return explanation(
      of: unit, criteria, score, standings, leaf: leaf, ledger: ledger,
      notes: try notes(store, ledger))
  }

  private func explanation(
    of unit: Unit, _ criteria: CriteriaSet, _ score: UnitScore, _ standings: GroupStandings,
    leaf: String?, ledger: Ledger, notes: [FileKey: [Bilingual]]
  ) -> Explanation {
    let round = pipeline.round
    let position = standings.ranked.firstIndex { $0.unit == unit.code }
    let standing = position.map { standings.ranked[$0] }
    let paths = Dictionary(first: score.sources.map { ($0.sha256, $0.path.text) })
    func place(_ cell: SourceCell?) -> String? {
      cell.map { "\(paths[$0.sha256] ?? $0.sha256) › \($0.address)" }
    }
    let leaves = score.leaves.filter { isAsked($0.leaf, leaf) }.map {
      Explanation.Leaf(
        code: $0.leaf, name: criteria[$0.leaf]?.name ?? "", score: $0, source: place($0.place),
        enteredSource: place($0.enteredPlace), selfSource: place($0.selfPlace))
    }
    let near = position.map { [$0 - 1, $0 + 1] } ?? []
    return Explanation(
      unit: unit.code, name: unit.name, rank: standing?.rank, of: standings.ranked.count,
      unranked: standings.unranked.first { $0.unit == unit.code }?.reason,
      band: standing?.band, index: score.index,
      shownIndex: score.index.map(round.policies.shown), achieved: score.achieved,
      maximum: score.maximum,
      neighbours: near.filter(standings.ranked.indices.contains).map {
        let other = standings.ranked[$0]
        return Explanation.Neighbour(
          unit: other.unit, name: round.unit(other.unit)?.name ?? other.unit, rank: other.rank,
          shownIndex: round.policies.shown(other.index))
      },
      leaves: leaves,
      files: sources(of: leaves, of: score, isWhole: leaf == nil).map {
        Explanation.File(
          form: $0.form, path: $0.path, sha256: $0.sha256,
          receipt: receiptPath($0, ledger: ledger),
          notes: notes[FileKey($0.path, $0.sha256)] ?? [])
      })
  }

  /// The files that some leaves were scored from; a survey's files hold no cell that may be named.
  private func sources(
    of leaves: [Explanation.Leaf], of score: UnitScore, isWhole: Bool
  ) -> [SourceFile] {
    guard !isWhole else { return score.sources }
    let named = Set(
      leaves.flatMap { [$0.score.place, $0.score.selfPlace, $0.score.enteredPlace] }
        .compactMap { $0?.sha256 })
    let isSurveyed = leaves.contains { $0.score.basis == .survey }
    return score.sources.filter {
      named.contains($0.sha256) || isSurveyed && $0.form == .survey
    }
  }

  /// The notes on how each file came, by path and content.
  private func notes(
    _ store: CheckpointStore, _ ledger: Ledger
  ) throws -> [FileKey: [Bilingual]] {
    let out = try OutOfCount(
      store, RoundState(store, round: pipeline.round.id),
      utcOffset: pipeline.settings.utcOffsetSeconds)
    let files = Settlement(out: out).files(
      [JudgedFile](known: try store.arrivals(), ledger))
    return Dictionary(
      ReceiptPass.latest(files).map {
        (FileKey($0.arrival), $0.receipt.findings.map(\.message))
      }, uniquingKeysWith: { _, last in last })
  }

  /// The code that a person means: `1.3.1.` and ` 1.3.1` stand in decisions, too.
  private static func code(
    _ text: String, of criteria: CriteriaSet, level: String
  ) throws -> String {
    if criteria[text] != nil { return text }
    let plain = String(
      text.trimmingPrefix { $0.isWhitespace }.reversed().trimmingPrefix {
        $0.isWhitespace || $0 == "."
      }
      .reversed())
    let same = criteria.nodes.map(\.code).first { $0.uppercased() == plain.uppercased() }
    guard let same else {
      throw RunnerFailure(
        .data, cause: "no criterion '\(Printable.line(text))' at level \(level)",
        mend: "name one of the codes in the level's criteria file, such as "
          + criteria.leaves.prefix(3).map(\.code).joined(separator: ", "))
    }
    return same
  }

  private func isAsked(_ leaf: String, _ asked: String?) -> Bool {
    guard let asked else { return true }
    return leaf.isSame(as: asked) || Bytewise(leaf).hasPrefix("\(asked).")
  }

  private func receiptPath(_ source: SourceFile, ledger: Ledger) -> String? {
    let summary = ledger.entry(
      .publish, ReceiptPass.partition(path: source.path, sha256: source.sha256))?.summary
    return summary?.utf8.split(separator: UInt8(ascii: "\n")).first?
      .split(separator: UInt8(ascii: " "), maxSplits: 1).last.map {
        "\(Outbox(pipeline).receipts)/\(Substring($0))"
      }
  }
}
