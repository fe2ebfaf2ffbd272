internal import Checkpoints
internal import Definitions
internal import Domain
internal import Foundation
internal import Stages

/// One run's steps; `Pipeline.swift` shows their order and the values between them.
final class RunSession {
  let runner: Runner
  let store: CheckpointStore
  let ledger: Ledger
  let fileStages: FileStages
  let run: RunID?
  /// How far the round is.
  let state: RoundState
  let publishing: Publishing
  let out: OutOfCount
  private let workers: Workers
  let outbox: Outbox
  /// The files that the last look found not ready.
  private(set) var waiting: [WaitingFile] = []
  /// Tells of the stages as they begin and end; nil when nothing is written.
  var lineage: RunLineage?
  private let madeAgain: Int?
  /// The generations whose survey answers this database does not know.
  private let unknown: UnknownAnswers

  private var round: Round { runner.pipeline.round }
  private var settings: RunSettings { runner.pipeline.settings }

  /// Opens a session; without `run` nothing is written.
  ///
  /// - Parameters:
  ///   - runner: The round and how it is run.
  ///   - store: The database.
  ///   - run: The run that writes.
  ///   - made: What a publication went by that is made again; nil for what holds now.
  ///   - known: A ledger whose checkpoints are gone by; nil for what the database has.
  /// - Throws: `RunnerFailure` when what was asked for cannot be done.
  init(
    runner: Runner, store: CheckpointStore, run: RunID?,
    made: (generation: Int, basis: Basis, edition: PublishedEdition?)? = nil,
    knowing known: Ledger? = nil
  ) throws {
    let offset = runner.pipeline.settings.utcOffsetSeconds
    state = try RoundState(store, round: runner.pipeline.round.id)
    if let made {
      publishing = .again(made.edition?.edition ?? .provisional)
      out = try OutOfCount(store, basis: made.basis, edition: made.edition, utcOffset: offset)
    } else {
      let now = try OutOfCount(store, state, utcOffset: offset)
      publishing = try runner.publishing(store, state, now)
      out =
        switch publishing {
        case .official(let intended)
        where intended.edition.kind == .correction
          && state.unfinished == nil:
          try now.correcting(store, admitting: intended.admitting)
        default: now
        }
    }
    self.runner = runner
    self.store = store
    madeAgain = made?.generation
    unknown = try UnknownGeneration(outbox: Outbox(runner.pipeline), store: store)
      .unknownAnswers()
    self.run = run
    workers =
      (runner.request.workers ?? runner.pipeline.settings.workers).map(Workers.init(count:))
      ?? .ofThisMachine
    outbox = Outbox(runner.pipeline)
    if let known {
      ledger = Ledger(known, trust: .recorded)
    } else {
      let forced = try RunSession.forced(by: runner, store: store)
      ledger = try Ledger(store: store, run: run, clock: runner.clock, forced: forced)
    }
    fileStages = try RunSession.fileStages(runner.pipeline.round, ledger, store)
  }

  /// Opens a session that writes nothing and makes again from the archived originals what another
  /// one knows, to compare it.
  ///
  /// - Parameters:
  ///   - other: The session.
  ///   - cells: Whether the cells of workbooks are compared, too.
  /// - Throws: What keeps the settings from being digested.
  init(proving other: RunSession, cells: Bool) throws {
    runner = other.runner
    store = other.store
    run = nil
    state = other.state
    publishing = other.publishing
    out = other.out
    workers = other.workers
    outbox = other.outbox
    madeAgain = other.madeAgain
    unknown = other.unknown
    ledger = Ledger(other.ledger, trust: .nothing(cells: cells))
    fileStages = FileStages(other.fileStages, ledger: ledger)
  }

  private static func fileStages(
    _ round: Round, _ ledger: Ledger, _ store: CheckpointStore
  ) throws -> FileStages {
    try FileStages(round: round, ledger: ledger, respondentKey: store.surveyKey()) { sha256 in
      guard let bytes = try store.archived(sha256) else {
        throw RunnerFailure(
          .io, stage: "ingest", cause: "the archive has no bytes of \(sha256)",
          mend: "restore the last backup of the checkpoint database, then run again")
      }
      return bytes
    }
  }

  /// Which partitions a rerun makes anew: the stage asked for, and for a unit only its own.
  private static func forced(
    by runner: Runner, store: CheckpointStore
  ) throws -> @Sendable (StageName, Bytewise) -> Bool {
    guard let from = runner.request.rerunFrom else { return { _, _ in false } }
    guard let code = runner.request.rerunUnit else { return { stage, _ in stage >= from } }
    guard let unit = runner.pipeline.round.unit(code) else {
      throw RunnerFailure(
        .data, cause: "no unit '\(Printable.line(code))' in the roster",
        mend: "name one of the codes in units.csv")
    }
    let own = try store.arrivals().filter { $0.folder == unit.folder }
    let contents = Set(of: own.map(\.sha256))
    let judged = Set(own.map(FileStages.partition))
    let group = RankPass.partition(level: unit.level, group: unit.group)
    return { stage, partition in
      guard stage >= from else { return false }
      return switch stage {
      case .ingest, .normalize: contents.contains(partition)
      case .validate: judged.contains(partition)
      case .score: partition == code
      case .rank: partition == group
      case .publish: false
      }
    }
  }

  /// Looks at Inbox; what is new is recorded and goes through the file stages at once.
  func look() throws -> InboxLook {
    lineage?.start([.ingest, .normalize, .validate])
    var look = InboxLook(arrivals: try store.arrivals())
    guard runner.request.looksAtInbox else { return look }
    let seconds = Int64(runner.request.settleSeconds ?? settings.settleSeconds)
    let isFirst = try store.lastLook() == nil
    let first = try lookOnce(
      known: look.arrivals, settle: isFirst && seconds > 0 ? nil : seconds, isPause: false)
    look.add(first)
    if first.hasUnsettled, run != nil {
      runner.observer.note(
        "waiting \(seconds) s for files that have just come; this may be interrupted (Ctrl-C), "
          + "and the next run takes them")
      Thread.sleep(forTimeInterval: TimeInterval(seconds))
      look.add(try lookOnce(known: look.arrivals, settle: seconds, isPause: true))
    }
    waiting = look.waiting
    return look
  }

  private func lookOnce(
    known: [Arrival], settle: Int64?, isPause: Bool
  ) throws -> LookPass.Outcome {
    try LookPass(
      inbox: settings.inboxPath, folders: FolderOwners(round),
      utcOffset: settings.utcOffsetSeconds, fileStages: fileStages, store: store,
      workers: workers,
      look: (try store.lastLook()?.number ?? 0) + 1, settle: settle, now: runner.clock(),
      isDry: run == nil, limits: settings.limits
    ).run(known: known, observer: runner.observer)
  }

  /// Takes every file through the file stages that did not go through them as it was read, as far
  /// as its checkpoints do not hold; then the survey files, in order.
  func judge(_ look: InboxLook) throws -> [JudgedFile] {
    var judged = look.judged
    let done = Set(judged.map { ArrivalKey($0.arrival) })
    let rest = look.arrivals.filter { !done.contains(ArrivalKey($0)) }
    let contents = Dictionary(grouping: out.late.ordered(rest)) { Bytewise($0.sha256) }
    let works = contents.sorted { $0.key < $1.key }.map {
      FileStages.Work(sha256: $0.key.text, arrivals: $0.value, bytes: nil)
    }
    var count = 0
    for chunk in works.chunks(of: 32) {
      let made = try workers.map(Array(chunk)) { [fileStages] work in
        var batch: [Ledger.Made] = []
        let files = try fileStages.judge(work, into: &batch)
        return (files: files, batch: batch)
      }
      try ledger.record(made.flatMap(\.batch))
      judged.hand(on: made.flatMap(\.files), ledger)
      count += chunk.count
      runner.observer.progress(.validate, done: count, of: works.count)
    }
    let surveys = look.arrivals.filter { $0.folder == InboxFolder.survey }
    return try judged + SurveyPass(fileStages: fileStages, out: out).run(surveys)
  }

  /// Publish, with the settings of receipts and provisional generations; digested once.
  private lazy var provisional = Result {
    try ConfiguredStage(Publish(round: round, utcOffset: settings.utcOffsetSeconds))
  }

  private func receiptPass() throws -> ReceiptPass {
    ReceiptPass(
      round: round, publish: try provisional.get(), ledger: ledger, workers: workers, out: out)
  }

  private lazy var archived = Result { ArchivedDefinition(try CanonicalJSON.encode(round)) }

  /// Decides every file's disposition and which revisions count.
  func settle(_ judged: [JudgedFile]) -> [SettledFile] {
    let files = Settlement(out: out).files(judged)
    guard let lineage else { return files }
    for line in stageLines() where line.stage < .score {
      lineage.complete(line, findings: line.stage == .validate ? Tally(files).findings : nil)
    }
    return files
  }

  /// Settles the files as earlier runs judged them; nothing is judged.
  func settleKnown() throws -> [SettledFile] {
    settle([JudgedFile](known: try store.arrivals(), ledger))
  }

  /// The files with what earlier decisions hold of each.
  private func withHeldLeaves(_ files: [SettledFile]) throws -> [SettledFile] {
    let held = try scorePass(files, [:]).heldLeaves()
    return files.map { file in
      guard let findings = held[ArrivalKey(file.arrival)] else { return file }
      return SettledFile(
        judged: file.judged, receipt: file.receipt.with(findings: file.receipt.findings + findings))
    }
  }

  private func scorePass(
    _ files: [SettledFile], _ released: [Bytewise: ReleasePass.Released]
  ) -> ScorePass {
    ScorePass(round: round, ledger: ledger, workers: workers, files: files, released: released)
  }

  /// Scores every unit.
  func score(
    _ files: [SettledFile], _ answers: ReleasePass.Outcome
  ) throws -> [Bytewise: Checkpoint<UnitScore>] {
    let scores = try during(.score) { try scorePass(files, answers.units).run() }
    runner.observer.progress(.score, done: round.units.count, of: round.units.count)
    return scores
  }

  private func releasePass(_ files: [SettledFile]) -> ReleasePass {
    ReleasePass(
      round: round, store: store, workers: workers, files: files,
      reveals: runner.request.revealsSurvey,
      unfinished: state.unfinished?.publication.generation, unknown: unknown)
  }

  /// Decides which survey answers count.
  func release(_ files: [SettledFile]) throws -> ReleasePass.Outcome {
    try ledger.meter.measure(.score) {
      let pass = releasePass(files)
      if let madeAgain { return try pass.again(madeAgain, fileStages) }
      if run != nil { try runner.recordEarlierReleases(in: store) }
      guard ledger.isProving, let design = round.survey else { return try pass.run() }
      return try pass.run(
        proving: ReleaseProof(fileStages: fileStages, files: files, design: design))
    }
  }

  /// The survey answers of the files that count, as programs counted them that knew no releases.
  func answersAsBefore(_ arrivals: [Arrival]) throws -> [ReleasedUnit] {
    guard let design = round.survey else { return [] }
    let files = settle(try judge(InboxLook(arrivals: arrivals)))
    return try releasePass(files).asBefore(design).changed
  }

  /// Ranks every group.
  func rank(
    _ scores: [Bytewise: Checkpoint<UnitScore>]
  ) throws -> [Checkpoint<GroupStandings>] {
    let standings = try during(.rank) { try RankPass(round: round, ledger: ledger).run(scores) }
    runner.observer.progress(.rank, done: standings.count, of: standings.count)
    return standings
  }

  /// Writes the receipts that are due.
  func writeReceipts(_ result: RoundResult) throws {
    let receiptPass = try receiptPass()
    try outbox.sweepReceipts()
    if let register = result.look.register { try receiptPass.write(register, to: outbox) }
    var written = try receiptPass.write(withHeldLeaves(result.files), to: outbox)
    // What waits and what lies beside is only known after a look: without one it is as it was.
    let before = runner.request.looksAtInbox ? [] : try receiptPass.listedFolders()
    let folders = ReceiptFolders(
      receipts: result.files.map(\.receipt), waiting: result.look.waiting,
      evidence: result.look.evidence, before: before,
      late: out.late, owners: FolderOwners(round), limits: settings.limits)
    written += try receiptPass.write(folders, to: outbox)
    runner.observer.progress(.publish, done: written, of: written)
  }

  /// Holds the receipts in Outbox against what was recorded and against what is made again.
  func checkReceipts(_ files: [SettledFile], in outbox: Outbox) throws -> ReceiptCheck {
    try receiptPass().check(ReceiptPass.latest(withHeldLeaves(files)), in: outbox)
  }

  /// Writes a generation of the standings where anything of it changed.
  func writeGeneration(_ result: RoundResult) throws -> PublishPass.Outcome {
    let outcome = try ledger.meter.measure(.publish) {
      try publish(by: try publishPass(result, result.balance))
    }
    if let lineage, let line = stageLines().first(where: { $0.stage == .publish }) {
      lineage.complete(line, generation: outcome.generation)
    }
    return outcome
  }

  private func during<Result>(_ stage: StageName, _ work: () throws -> Result) throws -> Result {
    lineage?.start([stage])
    let result = try ledger.meter.measure(stage, work)
    if let lineage, let line = stageLines().first(where: { $0.stage == stage }) {
      lineage.complete(line)
    }
    return result
  }

  private func publish(by pass: PublishPass) throws -> PublishPass.Outcome {
    guard case .held(let official) = publishing else { return try pass.run() }
    ledger.hold(.publish, Bytewise(round.id), reason: RunSession.held(official))
    return try pass.keep(official) { try self.runner.rebuilding(official, self.store, $0) }
  }

  private static func held(_ official: RoundState.Official) -> String {
    "the round is final (generation \(official.publication.generation)); only a correction "
      + "publishes"
  }

  /// Notes what would be published.
  func planPublication(_ result: RoundResult) throws {
    if case .held(let official) = publishing {
      ledger.hold(.publish, Bytewise(round.id), reason: RunSession.held(official))
      return
    }
    let pass = try publishPass(result, result.balance)
    _ = ledger.verdict(.publish, Bytewise(round.id), try pass.fingerprint())
  }

  func publishPass(_ result: RoundResult, _ balance: Balance) throws -> PublishPass {
    let edition = publishing.edition
    let publish =
      edition == .provisional
      ? try provisional.get()
      : try ConfiguredStage(
        Publish(round: round, utcOffset: settings.utcOffsetSeconds, edition: edition))
    return PublishPass(
      round: round, ledger: ledger, store: store, outbox: outbox, workers: workers,
      result: result, balance: balance, publish: publish, definition: try archived.get(),
      now: runner.clock(),
      actor: runner.request.actor, publishing: publishing, adoption: runner.adoption,
      prove: { [self] in try prove(result.look.arrivals) })
  }
}
