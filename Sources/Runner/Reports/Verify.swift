internal import Checkpoints
internal import Digests
internal import Domain

/// Whether a publication is what its inputs give, byte for byte.
public struct VerifyReport: Sendable, Codable, Hashable {
  /// The generation.
  public let generation: Int
  /// The SHA-256 of its manifest.
  public let manifest: String
  /// How many original files it was made again from, and how many files it holds.
  public let originals: Int, files: Int
  /// What in Outbox differs from what was published, a line a file.
  public let outboxFaults: [String]
  /// What the rebuilding gave otherwise than the manifest says, a line a file.
  public let rebuildFaults: [String]
  /// The stages whose version is another now, as `stage: then → now`; they explain differences.
  public let versionChanges: [String]

  /// Whether every byte is as it was published, and can be made again.
  public var isGood: Bool { outboxFaults.isEmpty && rebuildFaults.isEmpty }
}

extension Runner {
  /// Makes a publication again from the archived bytes and the archived definition, in memory and
  /// through all stages, and compares it with its manifest and with Outbox.
  ///
  /// - Parameter asked: The generation; nil for the latest.
  /// - Returns: What differs.
  /// - Throws: `RunnerFailure` when there is no such generation, or what it rests on is damaged.
  public func verify(_ asked: Int?) throws -> VerifyReport {
    try Runner.mapped {
      let store = try openStore()
      let id = pipeline.round.id
      let publications = try store.publications(round: id)
      guard
        let publication = publications.first(where: {
          $0.state == .visible && (asked == nil || $0.generation == asked)
        })
      else { throw Runner.noGeneration(asked) }
      guard let basis = try store.basis(round: id, generation: publication.generation),
        let definition = try store.definition(basis.definition)
      else { throw Runner.noDefinition(publication.generation) }
      let outbox = Outbox(root: pipeline.settings.outboxPath, round: id)
      let shown = try publishedManifest(publication, outbox)
      let arrivals = try store.arrivals(through: basis.lastArrival)
      let pass = try rebuilding(
        publication, basis, definition, store, balance: shown.manifest.balance,
        RunRequest(command: "verify", looksAtInbox: false, rerunFrom: .ingest))
      let (files, manifest) = try rebuilt(publication, pass, store)
      return VerifyReport(
        generation: publication.generation, manifest: publication.manifestHash,
        originals: Set(of: arrivals.map(\.sha256)).count, files: files.count,
        outboxFaults: GenerationCheck(outbox: outbox).faults(
          of: publication.generation, manifest: shown.bytes),
        rebuildFaults: try differences(files, manifest, shown.manifest, publication),
        versionChanges: versionChanges(shown.manifest, manifest))
    }
  }

  /// The manifest of a publication, from Outbox, proved by the digest in the database.
  private func publishedManifest(
    _ publication: Publication, _ outbox: Outbox
  ) throws -> (bytes: [UInt8], manifest: Manifest) {
    guard let bytes = outbox.manifest(of: publication) else {
      let path = outbox.generation(publication.generation) + "/manifest.json"
      throw RunnerFailure(
        .io, cause: "'\(path)' is missing or is not the manifest that was published",
        mend: "make the latest generation whole again with: parindex retry; restore an older one "
          + "from a backup of Outbox")
    }
    return (bytes, try CanonicalJSON.decode(Manifest.self, from: bytes))
  }

  /// Makes the standings of a publication again, as far as what it rests on has no checkpoint or
  /// the request says so.
  private func rebuilding(
    _ publication: Publication, _ basis: Basis, _ definition: [UInt8], _ store: CheckpointStore,
    balance: Balance, _ request: RunRequest
  ) throws -> PublishPass {
    var original = self
    original.pipeline = Pipeline(
      round: try CanonicalJSON.decode(Round.self, from: definition),
      settings: pipeline.settings, directory: pipeline.directory, files: pipeline.files,
      fingerprint: pipeline.fingerprint)
    original.request = request
    let edition = try store.editions(round: publication.round)[publication.generation]
    let session = try RunSession(
      runner: original, store: store, run: nil,
      made: (generation: publication.generation, basis: basis, edition: edition))
    let arrivals = try store.arrivals(through: basis.lastArrival)
    let (receipts, standings) = try session.standings(of: arrivals)
    return session.publishPass(standings, receipts, balance)
  }

  /// Makes what was officially published again, to put it back.
  func rebuilding(
    _ official: RoundState.Official, _ store: CheckpointStore, _ balance: Balance
  ) throws -> PublishPass {
    let publication = official.publication
    guard
      let basis = try store.basis(round: publication.round, generation: publication.generation),
      let definition = try store.definition(basis.definition)
    else { throw Runner.noDefinition(publication.generation) }
    return try rebuilding(
      publication, basis, definition, store, balance: balance,
      RunRequest(command: request.command, looksAtInbox: false, workers: request.workers))
  }

  private static func noDefinition(_ generation: Int) -> RunnerFailure {
    RunnerFailure(
      .data, cause: "generation \(generation) has no archived definition",
      mend: "publish anew with: parindex rerun --from publish --reason '…'")
  }

  private func rebuilt(
    _ publication: Publication, _ pass: PublishPass, _ store: CheckpointStore
  ) throws -> (files: [PublishedFile], manifest: Manifest) {
    var files: [PublishedFile] = []
    try pass.forEachFile(pass.moves()) { files += $0.map(PublishedFile.init) }
    files.sort { Bytewise($0.path) < Bytewise($1.path) }
    let manifest = try pass.manifest(
      publication.generation, try store.publications(round: pipeline.round.id),
      try pass.fingerprint(), files: files)
    return (files, try CanonicalJSON.decode(Manifest.self, from: manifest.bytes))
  }

  private func differences(
    _ files: [PublishedFile], _ rebuilt: Manifest, _ shown: Manifest, _ publication: Publication
  ) throws -> [String] {
    let made = Dictionary(first: files.map { ($0.path, $0) })
    let published = Dictionary(first: shown.files.map { ($0.path, $0) })
    var faults: [String] = []
    for path in Set(made.keys).union(published.keys).sorted() where made[path] != published[path] {
      faults.append(
        made[path] == nil
          ? "\(path) is not made any more"
          : published[path] == nil ? "\(path) was not published" : "\(path) comes out otherwise")
    }
    if faults.isEmpty,
      try Digests.sha256(rebuilt.file().bytes).description != publication.manifestHash
    {
      faults.append("manifest.json comes out otherwise")
    }
    return faults
  }

  private func versionChanges(_ shown: Manifest, _ now: Manifest) -> [String] {
    StageName.allCases.compactMap { stage in
      let (then, now) = (shown.stages[stage] ?? 0, now.stages[stage] ?? 0)
      return then == now ? nil : "\(stage.rawValue): \(then) → \(now)"
    }
  }

  /// The failure of asking for a generation that is not there.
  static func noGeneration(_ asked: Int?) -> RunnerFailure {
    RunnerFailure(
      .data,
      cause: asked.map { "generation \($0) was not published" } ?? "nothing was published yet",
      mend: "list the runs and their generations with: parindex history")
  }
}
