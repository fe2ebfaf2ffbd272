internal import Checkpoints
internal import Digests
internal import Disk
internal import Domain
internal import Foundation
internal import Stages

/// Makes a generation of the standings, and moves `latest` to it.
struct PublishPass {
  /// The round.
  let round: Round
  /// The checkpoints.
  let ledger: Ledger
  /// The database, which records publications.
  let store: CheckpointStore
  /// The Outbox they are written to.
  let outbox: Outbox
  /// The threads.
  let workers: Workers
  /// The result of the round, to be published.
  let result: RoundResult
  /// The balance of files.
  let balance: Balance
  /// Publish, with the edition of the generation.
  let publish: ConfiguredStage<Publish>
  /// The definition as it is archived.
  let definition: ArchivedDefinition
  /// The time of the run.
  let now: Instant
  /// Who the audit trail names.
  let actor: String
  /// The kind of publication, by the request and the state of the round.
  let publishing: Publishing
  /// Which of the definitions taken it is made by; nil for a publication of an older program.
  let adoption: Int64?
  /// Refuses to go on when a checkpoint is not what the archived originals give.
  let prove: () throws -> Void

  /// The outcome.
  struct Outcome {
    let generation: Int
    let isNew: Bool
    var moves: [UnitMove] = []
  }

  private var edition: Edition { publishing.edition }
  var survey: ReleasePass.Outcome { result.answers }
  var standings: [GroupStandings] { result.standings }

  /// The fingerprint of everything that a generation depends on.
  func fingerprint() throws -> Fingerprint {
    let scores = round.units.map { result.scores[$0.code]?.digest ?? "" }
    let files = result.files.map(\.receipt).map {
      "\($0.arrival.path) \($0.arrival.sha256) \($0.disposition.rawValue) \($0.counts)"
    }
    func digest(_ lines: [String]) -> String {
      Digests.sha256(lines.joined(separator: "\n")).description
    }
    return publish.fingerprint([
      "standings": digest(result.groups.map(\.digest)), "scores": digest(scores),
      "receipts": digest(files),
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
      let original = try CanonicalJSON.decode(Manifest.self, from: manifest)
      return try make(
        last.generation, fingerprint, moves, expecting: (last.manifestHash, original))
    }
    var outcome = try make(nil, fingerprint, moves, expecting: nil)
    outcome.moves = moves
    return outcome
  }

  /// The digest of a manifest that is to come out again, and the manifest.
  private typealias Expected = (digest: String, manifest: Manifest)

  private func make(
    _ number: Int?, _ fingerprint: Fingerprint, _ moves: [UnitMove], expecting expected: Expected?
  ) throws -> Outcome {
    do {
      return try makeGeneration(number, fingerprint, moves, expecting: expected)
    } catch {
      guard let failure = RunnerFailure(error) else { throw error }
      try ledger.recordFailure(.publish, Bytewise(round.id), fingerprint, message: failure.cause)
      throw failure
    }
  }

  private func makeGeneration(
    _ number: Int?, _ fingerprint: Fingerprint, _ moves: [UnitMove], expecting expected: Expected?
  ) throws -> Outcome {
    try outbox.sweep()
    // A generation that is made again must come out as its manifest says, which proves it.
    if expected == nil { try prove() }
    var publications = try store.publications(round: round.id)
    let last = publications.first
    let promised = number == nil && last?.state == .intended ? last : nil
    var generation = number ?? promised?.generation ?? (last?.generation ?? 0) + 1
    if number == nil {
      generation = max(generation, try outbox.highestGeneration(above: publications))
    }
    var staged = try outbox.stage(generation)
    let revision = try revision(of: generation, publications)
    try forEachFile(moves, revision, staged.write)
    let namesChain = expected.map { $0.manifest.audit != nil } ?? true
    var chain: AuditHead?
    func makeManifest() throws -> OutputFile {
      chain = namesChain ? try store.auditHead(ofRound: round.id, generation: generation) : nil
      return try self.manifest(
        generation, publications, fingerprint, files: staged.files(), chain: chain)
    }
    var manifest = try makeManifest()
    if let promised, promised.manifestHash != Digests.sha256(manifest.bytes).description {
      // The number was promised to other bytes by a run that died; readers may have seen them.
      if let shown = try acknowledge(promised, fingerprint) { return shown }
      publications = try store.publications(round: round.id)
      generation += 1
      let now = try self.revision(of: generation, publications)
      if now != revision {
        staged = try outbox.stage(generation)
        try forEachFile(moves, now, staged.write)
      }
      manifest = try makeManifest()
    }
    if let expected, expected.digest != Digests.sha256(manifest.bytes).description {
      throw RunnerFailure(
        .defect, stage: "publish",
        cause: "generation \(generation) cannot be made again byte for byte",
        mend: "restore it from a backup of Outbox, or publish anew with: "
          + "parindex rerun --from publish --reason 'generation lost'")
    }
    while try !intend(generation, manifest, following: chain) { manifest = try makeManifest() }
    #if PARINDEX_FAULTS
      try BrokenPublication.act(self, .visibleFirst, generation)
      try BrokenPublication.act(self, .shownFirst, generation)
    #endif
    try DurableFolder(root: staged.folder, access: outbox.access).write([manifest])
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

  /// Records that a generation is about to be written; false when the audit chain went on since its
  /// manifest was made.
  private func intend(
    _ generation: Int, _ manifest: OutputFile, following chain: AuditHead?
  ) throws -> Bool {
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
    return try store.intend(
      round: round.id, generation: generation,
      manifestHash: Digests.sha256(manifest.bytes).description,
      citing: try [.score, .rank].flatMap { try store.current(stage: $0).values.map(\.attempt) },
      definition: definition, adoption: adoption,
      edition: intended?.counting(counted), run: ledger.run, following: chain,
      audit: Audit(who: actor, verb: verb, reason: reason, at: now))
  }

  /// Makes every file of the generation but its manifest, a part of them at a time.
  ///
  /// - Parameters:
  ///   - moves: The units that a correction moves, see `moves()`.
  ///   - revision: What of the definition is another than in the generation before.
  ///   - take: Gets files and lines as they are made, in the same order each time.
  /// - Throws: What `take` throws, or what keeps a score from being read.
  func forEachFile(
    _ moves: [UnitMove], _ revision: DefinitionRevision?, _ take: (GenerationPieces) throws -> Void
  ) throws {
    try publish.stage.forEachFile(
      Publish.Generation(
        standings: standings, scores: [:], balance: balance, moves: moves,
        revision: revision, survey: survey.progress),
      units: { group, units in
        try workers.map(units) { [scores = result.scores, ledger, stage = publish.stage] unit in
          let score =
            try scores[unit]?.output() ?? ledger.output(Score.self, Bytewise(unit))
          return (score.withoutLeaves, stage.run(.unit(score, standing: group)))
        }
      }, take: take)
  }

  /// The manifest of a generation that holds files.
  ///
  /// - Parameters:
  ///   - generation: The generation's number.
  ///   - publications: The round's publications, the newest first.
  ///   - fingerprint: What the generation depends on.
  ///   - files: The files, sorted by path.
  ///   - chain: The state of the audit chain that it names; nil in an older program's.
  /// - Returns: The manifest.
  /// - Throws: What keeps the database from being read.
  func manifest(
    _ generation: Int, _ publications: [Publication], _ fingerprint: Fingerprint,
    files: [PublishedFile], chain: AuditHead?
  ) throws -> OutputFile {
    let previous = publications.first { $0.state == .visible && $0.generation < generation }
    return try Manifest(
      round: round.id, generation: generation, edition: edition,
      previous: previous?.manifestHash,
      stages: Dictionary(
        uniqueKeysWithValues: StageName.allCases.map { ($0, $0.version) }),
      definition: definition.sha256,
      fingerprint: fingerprint.digest, audit: chain.map(Manifest.Chain.init), balance: balance,
      inputs: result.files.map(\.receipt).compactMap { receipt in
        guard receipt.counts, let subject = receipt.subject else { return nil }
        return Manifest.Input(
          form: subject.form, subject: subject.key, path: receipt.arrival.path,
          sha256: receipt.arrival.sha256, revision: receipt.revision ?? 0)
      },
      files: files
    ).file()
  }
}
