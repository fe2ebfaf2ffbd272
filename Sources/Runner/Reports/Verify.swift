internal import Checkpoints
internal import Definitions
internal import Digests
internal import Disk
public import Domain
internal import Stages

/// Whether what readers can see is what the program wrote, and what its inputs give.
public struct VerifyReport: Sendable, Codable, Hashable {
  /// The generation.
  public let generation: Int
  /// The SHA-256 of its manifest.
  public let manifest: String
  /// How many original files it was made again from, and how many files it holds.
  public let originals: Int, files: Int
  /// How many receipts were held against the database, and how many of them the next run writes
  /// anew, since what they say is another by now.
  public let receipts: Int, receiptsDue: Int
  /// Differences between the generation in Outbox and what was published, a line a file.
  public let outboxFaults: [String]
  /// Differences between the receipts and other generations in Outbox and what was written, a line
  /// a file; all bytes of the other generations are read only where no generation was asked for.
  public let otherFaults: [String]
  /// The entries in Outbox that the program did not write.
  public let foreign: [ForeignEntry]
  /// The checkpoints of what holds now that are not what the archived originals give, the earliest
  /// stage first.
  public let refuted: [RefutedCheckpoint]
  /// Differences between what was made again and the manifest and receipts that nothing explains, a
  /// line a file.
  public let rebuildFaults: [String]
  /// The stages whose version is another now, as `stage: then → now`.
  public let versionChanges: [String]
  /// Differences between what was made again and the manifest that these versions explain, a line a
  /// file.
  public let otherByVersion: [String]
  /// The units whose points, index, rank or class these versions make otherwise.
  public let movedByVersion: [UnitMove]
  /// The submissions that count in whose place Inbox holds bytes that no run has taken.
  public let changedInInbox: [String]

  /// Whether every byte is as it was published, and can be made again; of a generation that other
  /// versions of the stages made, whether all it says of the units can.
  public var isGood: Bool {
    outboxFaults.isEmpty && otherFaults.isEmpty && foreign.isEmpty && refuted.isEmpty
      && rebuildFaults.isEmpty && movedByVersion.isEmpty
  }
}

extension Runner {
  /// Makes a publication and all receipts again from the archived bytes and the archived definition,
  /// in memory and through all stages, and compares them with what was recorded and with Outbox.
  ///
  /// - Parameter asked: The generation; nil for the latest, and for the bytes of all others.
  /// - Returns: What differs.
  /// - Throws: `RunnerFailure` when there is no such generation, or what it rests on is damaged.
  public func verify(_ asked: Int?) throws -> VerifyReport {
    try Runner.mapped {
      let store = try openStore()
      let id = pipeline.round.id
      try HistoryCheck(store: store, outbox: outbox).check()
      let publications = try store.publications(round: id)
      guard
        let publication = publications.first(where: {
          $0.state == .visible && (asked == nil || $0.generation == asked)
        })
      else { throw Runner.noGeneration(asked) }
      let shown = try publishedManifest(publication, outbox)
      let now = try provingNow(store)
      let receipts = try now.session.checkReceipts(now.files, in: outbox)
      let (basis, pass) = try rebuilding(publication, store, shown.manifest, knowing: now.session)
      let (files, manifest) = try rebuilt(publication, pass, store, like: shown.manifest)
      let versions = versionChanges(shown.manifest, manifest)
      let differing = differences(files, shown.manifest)
      let found = try OutboxInventory(outbox: outbox, store: store).look(
        readingAllBut: asked == nil ? publication.generation : nil)
      return VerifyReport(
        generation: publication.generation, manifest: publication.manifestHash,
        originals: Set(of: try store.arrivals(through: basis.lastArrival).map(\.sha256)).count,
        files: files.count, receipts: receipts.count, receiptsDue: receipts.due,
        outboxFaults: GenerationCheck(outbox: outbox).faults(
          of: publication.generation, manifest: shown.bytes),
        otherFaults: receipts.faults
          + found.faults(besides: publication.generation).filter { line in
            // A receipt that differs from its digest is one file, whatever its size.
            !receipts.faulty.contains { Bytewise(line).hasPrefix(Bytewise("\($0) ")) }
          } + (try signalFaults()),
        foreign: found.foreign, refuted: now.session.ledger.refuted,
        rebuildFaults: receipts.rebuildFaults + (versions.isEmpty ? differing : [])
          + (differing.isEmpty ? try difference(manifest, shown.manifest, publication) : []),
        versionChanges: versions, otherByVersion: versions.isEmpty ? [] : differing,
        movedByVersion: versions.isEmpty ? [] : try pass.standsOtherwise(than: publication),
        changedInInbox: changedInInbox(now.files))
    }
  }

  /// Everything that is known made again from the originals, by what holds now.
  private func provingNow(
    _ store: CheckpointStore
  ) throws -> (session: RunSession, files: [SettledFile]) {
    var looking = try underDefinitionInForce(store, recording: false).runner
    looking.request = RunRequest(
      command: "verify", looksAtInbox: false, workers: request.workers)
    let session = try RunSession(
      proving: RunSession(runner: looking, store: store, run: nil), cells: true)
    return (session, try session.result(of: InboxLook(arrivals: store.arrivals())).files)
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
    balance: Balance, _ request: RunRequest, knowing known: Ledger? = nil
  ) throws -> PublishPass {
    var original = self
    original.pipeline = pipeline.with(
      round: try CanonicalJSON.decode(Round.self, from: definition))
    original.request = request
    original.adoption = try store.governance(
      round: publication.round, generation: publication.generation)
    let edition = try store.editions(round: publication.round)[publication.generation]
    let session = try RunSession(
      runner: original, store: store, run: nil,
      made: (generation: publication.generation, basis: basis, edition: edition), knowing: known)
    let arrivals = try store.arrivals(through: basis.lastArrival)
    return try session.publishPass(try session.result(of: InboxLook(arrivals: arrivals)), balance)
  }

  /// Makes a publication again, going by what a session made again itself.
  private func rebuilding(
    _ publication: Publication, _ store: CheckpointStore, _ manifest: Manifest,
    knowing session: RunSession
  ) throws -> (basis: Basis, pass: PublishPass) {
    let (basis, definition) = try Runner.basis(of: publication, store)
    return (
      basis,
      try rebuilding(
        publication, basis, definition, store, balance: manifest.balance,
        RunRequest(command: "verify", looksAtInbox: false, workers: request.workers),
        knowing: session.ledger)
    )
  }

  /// Reads the basis of a publication, and the archived definition.
  private static func basis(
    of publication: Publication, _ store: CheckpointStore
  ) throws -> (basis: Basis, definition: [UInt8]) {
    guard
      let basis = try store.basis(round: publication.round, generation: publication.generation),
      let definition = try store.definition(basis.definition)
    else { throw noDefinition(publication.generation) }
    return (basis, definition)
  }

  /// Makes what was officially published again, to put it back.
  func rebuilding(
    _ official: RoundState.Official, _ store: CheckpointStore, _ balance: Balance
  ) throws -> PublishPass {
    let publication = official.publication
    let (basis, definition) = try Runner.basis(of: publication, store)
    return try rebuilding(
      publication, basis, definition, store, balance: balance,
      RunRequest(command: request.command, looksAtInbox: false, workers: request.workers))
  }

  private static func noDefinition(_ generation: Int) -> RunnerFailure {
    RunnerFailure(
      .data, cause: "generation \(generation) has no archived definition",
      mend: "publish anew with: parindex rerun --from publish --reason '…'")
  }

  /// The files and the manifest of a publication that is made again.
  private func rebuilt(
    _ publication: Publication, _ pass: PublishPass, _ store: CheckpointStore,
    like shown: Manifest
  ) throws -> (files: [PublishedFile], manifest: Manifest) {
    var listing = GenerationListing()
    let publications = try store.publications(round: pipeline.round.id)
    try pass.forEachFile(
      pass.moves(), pass.revision(of: publication.generation, publications)
    ) { listing.add($0) }
    let files = listing.files()
    let manifest = try pass.manifest(
      publication.generation, publications, try pass.fingerprint(), files: files,
      chain: shown.audit == nil
        ? nil : store.auditHead(ofRound: publication.round, generation: publication.generation))
    return (files, try CanonicalJSON.decode(Manifest.self, from: manifest.bytes))
  }

  /// The files that come out otherwise, or of which only one of both has any.
  private func differences(_ files: [PublishedFile], _ shown: Manifest) -> [String] {
    let made = Dictionary(first: files.map { ($0.path, $0) })
    let published = Dictionary(first: shown.files.map { ($0.path, $0) })
    var faults: [String] = []
    for path in Set(made.keys).union(published.keys).sorted() where made[path] != published[path] {
      faults.append(
        made[path] == nil
          ? "\(path) is not made any more"
          : published[path] == nil ? "\(path) was not published" : "\(path) comes out otherwise")
    }
    return faults
  }

  /// The manifest, if it comes out otherwise although its files are the same.
  private func difference(
    _ rebuilt: Manifest, _ shown: Manifest, _ publication: Publication
  ) throws -> [String] {
    // Another version of a stage has another number and fingerprint, whatever it makes.
    let explained =
      versionChanges(shown, rebuilt).isEmpty ? rebuilt : rebuilt.asMade(byThoseOf: shown)
    let digest = Digests.sha256(try explained.file().bytes).description
    return digest == publication.manifestHash ? [] : ["manifest.json comes out otherwise"]
  }

  /// The paths of submissions that count whose place in Inbox holds bytes that no run has taken.
  ///
  /// An agency may have handed in anew; whoever rewrote an original and its digest shows here, too.
  func changedInInbox(_ files: [SettledFile]) -> [String] {
    let known = Dictionary(grouping: files.map(\.arrival), by: \.path)
    return files.filter(\.counts).map(\.arrival).filter { arrival in
      let path = pipeline.settings.inboxPath + "/" + arrival.path.text
      guard case .bytes(let bytes) = RegularFile.read(path) else { return false }
      let digest = Digests.sha256(bytes).description
      return known[arrival.path]?.contains { $0.sha256.isSame(as: digest) } != true
    }.map(\.path.text)
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
