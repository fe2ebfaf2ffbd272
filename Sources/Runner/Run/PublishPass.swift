internal import Checkpoints
internal import Digests
internal import Domain
internal import Foundation
internal import Stages

/// Makes a generation of the standings, and moves `latest` to it.
struct PublishPass {
  /// The round.
  let round: Round
  /// What is checkpointed.
  let ledger: Ledger
  /// Where publications are recorded.
  let store: CheckpointStore
  /// Where they go.
  let outbox: Outbox
  /// The threads.
  let workers: Workers
  /// The receipts of all files, in order of arrival.
  let receipts: [Receipt]
  /// The balance of files.
  let balance: Balance
  /// The standings in publication order.
  let standings: [GroupStandings]
  /// The time of the run.
  let now: Instant
  /// Who the audit trail names.
  let actor: String
  /// What is published, by what was asked and how far the round is.
  let publishing: Publishing
  /// The survey answers that count.
  let survey: ReleasePass.Outcome

  /// What came of it.
  struct Outcome {
    let generation: Int
    let isNew: Bool
    var moves: [UnitMove] = []
  }

  private var edition: Edition { publishing.edition }
  private var stage: Publish { Publish(round: round, edition: edition) }

  /// What a generation depends on.
  func fingerprint() throws -> Fingerprint {
    let standingHashes = RankPass.groups(of: round).map {
      ledger.entry(.rank, RankPass.partition(level: $0.level.code, group: $0.group))?.outputHash
        ?? ""
    }
    let scores = round.units.map { ledger.entry(.score, Bytewise($0.code))?.outputHash ?? "" }
    let files = receipts.map {
      "\($0.arrival.path) \($0.arrival.sha256) \($0.disposition.rawValue) \($0.counts)"
    }
    func digest(_ lines: [String]) -> String {
      Digests.sha256(lines.joined(separator: "\n")).description
    }
    return Fingerprint(
      .publish, version: Publish.version, settings: try settingsDigest(stage),
      inputs: [
        "standings": digest(standingHashes), "scores": digest(scores), "receipts": digest(files),
        "survey_progress": digest([
          String(decoding: try CanonicalJSON.encode(survey.progress), as: UTF8.self)
        ]),
      ])
  }

  /// Publishes what changed; an unchanged generation is only looked at, and mended if damaged.
  func run() throws -> Outcome {
    guard balance.isBalanced else {
      throw RunnerFailure(
        .defect, stage: "publish",
        cause: "the balance of files does not add up: \(balance.seen) seen",
        mend: "report this with the output of: parindex status --json")
    }
    try checkNothingIsForgotten()
    let fingerprint = try fingerprint()
    let moves = try moves()
    if edition.kind == .correction { try checkCorrects(moves) }
    let last = try store.publications(round: round.id).first
    if case .reuse(let entry) = ledger.verdict(.publish, Bytewise(round.id), fingerprint),
      let last, last.state == .visible
    {
      let manifest = try ledger.body(.publish, Bytewise(round.id))
      if entry.outputHash == last.manifestHash,
        GenerationCheck(outbox: outbox).faults(of: last.generation, manifest: manifest).isEmpty
      {
        try outbox.sweep()
        if outbox.shown() != last.generation { try outbox.show(last.generation) }
        return Outcome(generation: last.generation, isNew: false)
      }
      // Somebody changed or removed what was published: the same bytes are made again.
      return try make(last.generation, fingerprint, moves, expecting: last.manifestHash)
    }
    var outcome = try make(nil, fingerprint, moves, expecting: nil)
    outcome.moves = moves
    return outcome
  }

  private func make(
    _ number: Int?, _ fingerprint: Fingerprint, _ moves: [UnitMove], expecting expected: String?
  ) throws -> Outcome {
    do {
      return try makeGeneration(number, fingerprint, moves, expecting: expected)
    } catch let failure as RunnerFailure {
      try ledger.recordFailure(.publish, Bytewise(round.id), fingerprint, message: failure.cause)
      throw failure
    }
  }

  private func makeGeneration(
    _ number: Int?, _ fingerprint: Fingerprint, _ moves: [UnitMove], expecting expected: String?
  ) throws -> Outcome {
    try outbox.sweep()
    var publications = try store.publications(round: round.id)
    let last = publications.first
    let promised = number == nil && last?.state == .intended ? last : nil
    var generation = number ?? promised?.generation ?? (last?.generation ?? 0) + 1
    if number == nil {
      generation = max(generation, try outbox.highestGeneration(above: publications))
    }
    let staged = try outbox.stage(generation)
    try forEachFile(moves, staged.write)
    var manifest = try manifest(generation, publications, fingerprint, files: staged.files)
    if let promised, promised.manifestHash != Digests.sha256(manifest.bytes).description {
      // The number was promised to other bytes by a run that died; readers may have seen them.
      if let shown = try acknowledge(promised, fingerprint) { return shown }
      publications = try store.publications(round: round.id)
      generation += 1
      manifest = try self.manifest(generation, publications, fingerprint, files: staged.files)
    }
    let digest = Digests.sha256(manifest.bytes).description
    if let expected, expected != digest {
      throw RunnerFailure(
        .defect, stage: "publish",
        cause: "generation \(generation) cannot be made again byte for byte",
        mend: "restore it from a backup of Outbox, or publish anew with: "
          + "parindex rerun --from publish --reason 'generation lost'")
    }
    try intend(generation, manifestHash: digest)
    #if PARINDEX_FAULTS
      try BrokenPublication.act(self, .visibleFirst, generation)
      try BrokenPublication.act(self, .shownFirst, generation)
    #endif
    try DurableFolder(root: staged.folder).write([manifest])
    try staged.seal()
    try outbox.place(staged, as: generation)
    try outbox.show(generation)
    try ledger.record([
      Ledger.Made(.publish, Bytewise(round.id), fingerprint, body: manifest.bytes)
    ])
    try markVisible(generation, because: "the generation is in Outbox")
    return Outcome(generation: generation, isNew: number == nil)
  }

  /// Records that readers see a generation.
  func markVisible(_ generation: Int, because reason: String) throws {
    try store.markVisible(
      round: round.id, generation: generation,
      audit: Audit(who: actor, verb: "show", reason: reason, at: now))
  }

  private func intend(_ generation: Int, manifestHash: String) throws {
    let intended: IntendedEdition? =
      switch publishing {
      case .ordinary(let lastExclusion):
        IntendedEdition(.provisional, lastExclusion: lastExclusion)
      case .official(let intended): intended
      case .held, .again: nil
      }
    let counted = IntendedSurvey(progress: survey.progress, units: survey.changed)
    let (verb, reason) =
      switch edition.kind {
      case .provisional: ("publish", "what is published changed")
      case .official: ("publish --final", edition.decision)
      case .correction: ("publish --correction", edition.reason)
      }
    try store.intend(
      round: round.id, generation: generation, manifestHash: manifestHash,
      citing: try [.score, .rank].flatMap { try store.current(stage: $0).values.map(\.attempt) },
      definition: ArchivedDefinition(try CanonicalJSON.encode(round)),
      edition: intended?.counting(counted),
      run: ledger.run, audit: Audit(who: actor, verb: verb, reason: reason, at: now))
  }

  /// Makes the overview, the data files and every unit's page, a part of them at a time: no more
  /// than a few units' leaves and pages are ever in memory.
  ///
  /// - Parameters:
  ///   - moves: The units that a correction moves, see `moves()`.
  ///   - take: Gets files as they are made, in the same order each time.
  /// - Throws: What `take` throws, or what keeps a score from being read.
  func forEachFile(_ moves: [UnitMove], _ take: ([OutputFile]) throws -> Void) throws {
    let stage = stage
    var scores: [String: UnitScore] = [:]
    var points = stage.pointsHeading
    for group in standings {
      let units = group.ranked.map(\.unit) + group.unranked.map(\.unit)
      for chunk in units.chunks(of: 32) {
        let made = try workers.map(Array(chunk)) { [ledger] unit in
          let score = try CanonicalJSON.decode(
            UnitScore.self, from: ledger.body(.score, Bytewise(unit)))
          return (
            score: score.withoutLeaves, points: stage.pointsRows(score),
            page: stage.unitPage(score, standing: group)
          )
        }
        for unit in made {
          scores[unit.score.unit] = unit.score
          points += unit.points
        }
        try take(made.map(\.page))
      }
    }
    try take([OutputFile(path: Publish.pointsPath, bytes: points)])
    try take(
      stage.commonFiles(
        Publish.Input(
          standings: standings, scores: scores, balance: balance, moves: moves,
          survey: survey.progress)))
  }

  /// The manifest of a generation that holds files.
  func manifest(
    _ generation: Int, _ publications: [Publication], _ fingerprint: Fingerprint,
    files: [PublishedFile]
  ) throws -> OutputFile {
    let previous = publications.first { $0.state == .visible && $0.generation < generation }
    return try Manifest(
      round: round.id, generation: generation, edition: edition,
      previous: previous?.manifestHash,
      stages: [
        .ingest: Ingest.version, .normalize: Normalize.version, .validate: Validate.version,
        .score: Score.version, .rank: Rank.version, .publish: Publish.version,
      ],
      definition: Digests.sha256(try CanonicalJSON.encode(round)).description,
      fingerprint: fingerprint.digest, balance: balance,
      inputs: receipts.compactMap { receipt in
        guard receipt.counts, let subject = receipt.subject else { return nil }
        return Manifest.Input(
          form: subject.form, subject: subject.key, path: receipt.arrival.path,
          sha256: receipt.arrival.sha256, revision: receipt.revision ?? 0)
      },
      files: files.sorted { Bytewise($0.path) < Bytewise($1.path) }
    ).file()
  }
}
