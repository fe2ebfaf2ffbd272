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

  /// What came of it.
  struct Outcome {
    let generation: Int
    let isNew: Bool
  }

  /// What a generation depends on.
  func fingerprint() throws -> Fingerprint {
    let standingHashes = RankPass.groups(of: round).map {
      ledger.entry(.rank, RankPass.partition(level: $0.level.code, group: $0.group))?.outputHash
        ?? ""
    }
    let scores = round.units.map { ledger.entry(.score, $0.code)?.outputHash ?? "" }
    let files = receipts.map {
      "\($0.arrival.path) \($0.arrival.sha256) \($0.disposition.rawValue) \($0.counts)"
    }
    func digest(_ lines: [String]) -> String {
      Digests.sha256(lines.joined(separator: "\n")).description
    }
    return Fingerprint(
      .publish, version: Publish.version, settings: try settingsDigest(Publish(round: round)),
      inputs: [
        "standings": digest(standingHashes), "scores": digest(scores), "receipts": digest(files),
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
    let fingerprint = try fingerprint()
    let last = try store.publications(round: round.id).first
    if case .reuse(let entry) = ledger.verdict(.publish, round.id, fingerprint),
      let last, last.state == .visible
    {
      let manifest = try ledger.body(.publish, round.id)
      if entry.outputHash == last.manifestHash,
        GenerationCheck(outbox: outbox).faults(of: last.generation, manifest: manifest).isEmpty
      {
        try outbox.sweep()
        if outbox.shown() != last.generation { try outbox.show(last.generation) }
        return Outcome(generation: last.generation, isNew: false)
      }
      // Somebody changed or removed what was published: the same bytes are made again.
      return try make(last.generation, fingerprint, expecting: last.manifestHash)
    }
    return try make(nil, fingerprint, expecting: nil)
  }

  private func make(
    _ number: Int?, _ fingerprint: Fingerprint, expecting expected: String?
  ) throws -> Outcome {
    do {
      return try makeGeneration(number, fingerprint, expecting: expected)
    } catch let failure as RunnerFailure {
      try ledger.recordFailure(.publish, round.id, fingerprint, message: failure.cause)
      throw failure
    }
  }

  private func makeGeneration(
    _ number: Int?, _ fingerprint: Fingerprint, expecting expected: String?
  ) throws -> Outcome {
    try outbox.sweep()
    let publications = try store.publications(round: round.id)
    var generation = number ?? (publications.first.map(\.generation) ?? 0) + 1
    if number == nil, let last = publications.first, last.state == .intended {
      generation = last.generation
    }
    if number == nil {
      generation = max(generation, try outbox.highestGeneration(above: publications))
    }
    let staged = try outbox.stage(generation)
    try staged.write(files())
    var manifest = try manifest(generation, publications, fingerprint, files: staged.files)
    if number == nil, let last = publications.first, last.state == .intended,
      last.manifestHash != Digests.sha256(manifest.bytes).description
    {
      // The number was promised to other bytes by a run that did not get to show them.
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
    try store.intend(
      round: round.id, generation: generation, manifestHash: digest,
      citing: try [.score, .rank].flatMap { try store.current(stage: $0).values.map(\.attempt) },
      definition: ArchivedDefinition(try CanonicalJSON.encode(round)), run: ledger.run,
      audit: Audit(who: actor, verb: "publish", reason: "what is published changed", at: now))
    #if PARINDEX_FAULTS
      try BrokenPublication.act(self, .visibleFirst, generation)
      try BrokenPublication.act(self, .shownFirst, generation)
    #endif
    try DurableFolder(root: staged.folder).write([manifest])
    try staged.seal()
    try outbox.place(staged, as: generation)
    try outbox.show(generation)
    try ledger.record([
      Ledger.Made(.publish, round.id, fingerprint, body: manifest.bytes)
    ])
    try store.markVisible(
      round: round.id, generation: generation,
      audit: Audit(who: actor, verb: "show", reason: "the generation is in Outbox", at: now))
    return Outcome(generation: generation, isNew: number == nil)
  }

  /// The overview, the data files and every unit's page.
  func files() throws -> [OutputFile] {
    let stage = Publish(round: round)
    var scores: [String: UnitScore] = [:]
    for chunk in round.units.chunks(of: 256) {
      let decoded = try workers.map(Array(chunk)) { unit in
        try CanonicalJSON.decode(UnitScore.self, from: ledger.body(.score, unit.code))
      }
      for score in decoded { scores[score.unit] = score }
    }
    return stage.run(Publish.Input(standings: standings, scores: scores, balance: balance))
  }

  /// The manifest of a generation that holds files.
  func manifest(
    _ generation: Int, _ publications: [Publication], _ fingerprint: Fingerprint,
    files: [PublishedFile]
  ) throws -> OutputFile {
    let previous = publications.first { $0.state == .visible && $0.generation < generation }
    return try Manifest(
      round: round.id, generation: generation, previous: previous?.manifestHash,
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
      files: files.sorted { $0.path < $1.path }
    ).file()
  }
}
