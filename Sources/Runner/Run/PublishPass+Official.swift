internal import Checkpoints
internal import Digests
internal import Disk
internal import Domain

/// Additions for a correction to an ordinary publication, and the steps a final round takes instead of
/// one.
extension PublishPass {
  /// The units that a correction moves, from the generation in force before; none otherwise.
  func moves() throws -> [UnitMove] {
    guard let corrects = publishing.edition.corrects else { return [] }
    return try moves(since: corrects)
  }

  /// The units that stand otherwise than in a generation.
  func moves(since generation: Int) throws -> [UnitMove] {
    try StandingsState(store, round: round, generation: generation).moves(
      to: StandingsState(ledger, round: round, standings: standings), round,
      former: formerUnits(generation))
  }

  /// The units that a publication has with other points, another index, rank or class.
  func standsOtherwise(than publication: Publication) throws -> [UnitMove] {
    try moves(since: publication.generation).filter { $0.from != $0.to || !$0.leaves.isEmpty }
  }

  /// The roster of a generation; none in a generation of a program that told nothing of it.
  private func formerUnits(_ generation: Int) throws -> [Unit] {
    guard adoption != nil, let basis = try store.basis(round: round.id, generation: generation),
      let bytes = try store.definition(basis.definition)
    else { return [] }
    return try CanonicalJSON.decode(Round.self, from: bytes).units
  }

  /// Refuses to publish a draft over an official result that a database restored from an older
  /// backup does not know.
  func checkNothingIsForgotten() throws {
    guard case .ordinary = publishing, let shown = outbox.shown(),
      case .bytes(let bytes) = RegularFile.read(outbox.generation(shown) + "/manifest.json"),
      let edition = try? CanonicalJSON.decode(Manifest.self, from: bytes).edition,
      edition.isOfficial
    else { return }
    throw RunnerFailure(
      .data, stage: "publish",
      cause: "Outbox shows generation \(shown), \(edition.kind.rawValue) under "
        + "'\(Printable.line(edition.decision))', which the database does not know: it was "
        + "restored from before",
      mend: "parindex freeze --reason '…', then make it official again: "
        + "parindex publish --final --decision '…'")
  }

  /// Refuses a correction that would change nothing.
  func checkCorrects(_ moves: [UnitMove]) throws {
    let corrects = publishing.edition.corrects ?? 0
    let then = try store.basis(round: round.id, generation: corrects)?.definition
    guard moves.isEmpty, then?.isSame(as: definition.sha256) ?? false else { return }
    guard survey.progress.waiting == 0 else {
      throw RunnerFailure(
        .data,
        cause: "nothing differs from generation \(corrects) but \(survey.progress.waiting) survey "
          + "questionnaires, by which answers could be told",
        mend: "leave them out, or give a person's word for it: parindex publish --correction "
          + "--reason '…' --reveal-survey '…'")
    }
    throw RunnerFailure(
      .data, cause: "nothing differs from generation \(corrects), so there is nothing to correct",
      mend: "name the late files with --submission; status lists them")
  }

  /// Looks after the generation of a final round: it is put back byte for byte if somebody changed
  /// it, and nothing else is published.
  ///
  /// - Parameters:
  ///   - official: The generation.
  ///   - rebuilt: Makes what was published again, with this balance of files.
  /// - Returns: The generation.
  /// - Throws: `RunnerFailure` when it cannot be put back.
  func keep(
    _ official: RoundState.Official, rebuilt: (Balance) throws -> PublishPass
  ) throws -> Outcome {
    let publication = official.publication
    let outcome = Outcome(generation: publication.generation, isNew: false)
    let bytes = try ledger.body(.publish, Bytewise(round.id))
    guard Digests.sha256(bytes).description == publication.manifestHash else {
      throw RunnerFailure(
        .defect, stage: "publish",
        cause: "the manifest of generation \(publication.generation) is not the one published last",
        mend: "report this with the output of: parindex status --json")
    }
    let check = GenerationCheck(outbox: outbox)
    guard check.faults(of: publication.generation, manifest: bytes).isEmpty else {
      let manifest = try CanonicalJSON.decode(Manifest.self, from: bytes)
      try rebuilt(manifest.balance).putBack(publication, namesChain: manifest.audit != nil)
      return outcome
    }
    try outbox.sweep()
    if outbox.shown() != publication.generation { try outbox.show(publication.generation) }
    return outcome
  }

  private func putBack(_ publication: Publication, namesChain: Bool) throws {
    try outbox.sweep()
    let staged = try outbox.stage(publication.generation)
    let publications = try store.publications(round: round.id)
    let revision = try revision(of: publication.generation, publications)
    try forEachFile(moves(), revision, staged.write)
    let manifest = try manifest(
      publication.generation, publications, try fingerprint(),
      files: staged.files(),
      chain: namesChain
        ? store.auditHead(ofRound: round.id, generation: publication.generation) : nil)
    guard Digests.sha256(manifest.bytes).description == publication.manifestHash else {
      throw RunnerFailure(
        .defect, stage: "publish",
        cause: "generation \(publication.generation) cannot be made again byte for byte",
        mend: "restore it from a backup of Outbox, or with the version of parindex that made it")
    }
    try DurableFolder(root: staged.folder, access: outbox.access).write([manifest])
    try staged.seal()
    try outbox.place(staged, as: publication.generation)
    try outbox.show(publication.generation)
  }
}
