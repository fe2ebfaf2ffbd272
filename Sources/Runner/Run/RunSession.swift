internal import Checkpoints
internal import Definitions
internal import Domain
internal import Foundation
internal import Stages

/// One run's steps, in the order `Runner` calls them.
final class RunSession {
  let runner: Runner
  let store: CheckpointStore
  let ledger: Ledger
  let chain: FileChain
  private let run: RunID?
  /// How far the round is.
  let state: RoundState
  private let publishing: Publishing
  private let out: OutOfCount
  private let workers: Workers
  private let outbox: Outbox
  /// The files that the last look found not ready.
  private(set) var waiting: [WaitingFile] = []
  /// The files beside the forms, from the last look.
  private(set) var evidence: [EvidenceFile] = []
  /// The register of incoming documents as the last look found it; nil without one.
  private var register: ReceivedRegister?
  /// Tells of the stages as they begin and end; nil when nothing is written.
  var lineage: RunLineage?
  /// The survey answers that count, once the scores are made.
  private(set) var survey = ReleasePass.Outcome()
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
    chain = try RunSession.chain(runner.pipeline.round, ledger, store)
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
    chain = try RunSession.chain(other.runner.pipeline.round, ledger, other.store)
  }

  private static func chain(
    _ round: Round, _ ledger: Ledger, _ store: CheckpointStore
  ) throws -> FileChain {
    try FileChain(round: round, ledger: ledger, respondentKey: store.surveyKey()) { sha256 in
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
    let judged = Set(own.map(FileChain.partition))
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
  func look() throws -> [Arrival] {
    lineage?.start([.ingest, .normalize, .validate])
    let known = try store.arrivals()
    guard runner.request.looksAtInbox else { return known }
    let seconds = Int64(runner.request.settleSeconds ?? settings.settleSeconds)
    let isFirst = try store.lastLook() == nil
    var arrivals = known
    let first = try lookOnce(
      known: known, settle: isFirst && seconds > 0 ? nil : seconds, isPause: false)
    arrivals += first.arrivals
    (waiting, evidence) = (first.waiting, first.evidence)
    if first.hasUnsettled, run != nil {
      runner.observer.note(
        "waiting \(seconds) s for files that have just come; this may be interrupted (Ctrl-C), "
          + "and the next run takes them")
      Thread.sleep(forTimeInterval: TimeInterval(seconds))
      let second = try lookOnce(known: arrivals, settle: seconds, isPause: true)
      arrivals += second.arrivals
      (waiting, evidence) = (second.waiting, second.evidence)
    }
    return arrivals
  }

  private func lookOnce(
    known: [Arrival], settle: Int64?, isPause: Bool
  ) throws -> LookPass.Outcome {
    let outcome = try LookPass(
      inbox: settings.inboxPath, folders: FolderOwners(round),
      utcOffset: settings.utcOffsetSeconds, chain: chain, store: store, workers: workers,
      look: (try store.lastLook()?.number ?? 0) + 1, settle: settle, now: runner.clock(),
      isDry: run == nil, limits: settings.limits
    ).run(known: known, observer: runner.observer)
    register = outcome.register
    return outcome
  }

  /// The pipeline from the files to the ranks: cells → records → judged submissions → receipts →
  /// scores → standings, each step taking what the one before made.
  ///
  /// - Parameter arrivals: The files.
  /// - Returns: What is published and receipted.
  /// - Throws: `RunnerFailure` with which the run ends.
  func result(of arrivals: [Arrival]) throws -> RoundResult {
    try judge(arrivals)
    let receipts = try settle(arrivals)
    let scores = try score(receipts)
    return RoundResult(receipts: receipts, scores: scores, standings: try rank(scores))
  }

  /// Takes every content through the file stages as far as its checkpoints do not hold.
  private func judge(_ arrivals: [Arrival]) throws {
    let contents = Dictionary(grouping: out.late.ordered(arrivals)) { Bytewise($0.sha256) }
    let works = contents.sorted { $0.key < $1.key }.map {
      FileChain.Work(sha256: $0.key.text, arrivals: $0.value, bytes: nil)
    }
    var done = 0
    for chunk in works.chunks(of: 32) {
      let made = try workers.map(Array(chunk)) { [chain] in try chain.advance($0) }
      try ledger.record(made.flatMap { $0 })
      done += chunk.count
      runner.observer.progress(.validate, done: done, of: works.count)
    }
    let surveys = works.flatMap(\.arrivals).filter { $0.folder == InboxFolder.survey }
    try SurveyPass(chain: chain, out: out).run(surveys)
  }

  private var receiptPass: ReceiptPass {
    ReceiptPass(
      round: round, utcOffset: settings.utcOffsetSeconds, ledger: ledger, workers: workers, out: out
    )
  }

  /// Decides every file's disposition and which revisions count.
  func settle(_ arrivals: [Arrival]) throws -> [Receipt] {
    let receipts = try receiptPass.settle(arrivals)
    guard let lineage else { return receipts }
    let lines = stageLines()
    for line in lines where line.stage < .score {
      lineage.complete(
        line,
        findings: line.stage == .validate ? Tally(receipts, ledger).findings : nil)
    }
    return receipts
  }

  /// The receipts with what earlier decisions hold of each.
  private func withHeldLeaves(_ receipts: [Receipt]) throws -> [Receipt] {
    let held = try scorePass(receipts).heldLeaves()
    return receipts.map { receipt in
      held[ArrivalKey(receipt.arrival)].map { receipt.with(findings: receipt.findings + $0) }
        ?? receipt
    }
  }

  private func scorePass(_ receipts: [Receipt]) -> ScorePass {
    ScorePass(
      round: round, ledger: ledger, workers: workers, receipts: receipts, released: survey.units)
  }

  /// Scores every unit.
  private func score(_ receipts: [Receipt]) throws -> [Bytewise: Checkpoint<UnitScore>] {
    let scores = try during(.score) {
      survey = try releases(receipts)
      return try scorePass(receipts).run()
    }
    runner.observer.progress(.score, done: round.units.count, of: round.units.count)
    return scores
  }

  private func releasePass(_ receipts: [Receipt]) -> ReleasePass {
    ReleasePass(
      round: round, ledger: ledger, store: store, workers: workers, receipts: receipts,
      reveals: runner.request.revealsSurvey,
      unfinished: state.unfinished?.publication.generation, unknown: unknown)
  }

  /// Decides which survey answers count.
  private func releases(_ receipts: [Receipt]) throws -> ReleasePass.Outcome {
    let pass = releasePass(receipts)
    if let madeAgain { return try pass.again(madeAgain, chain) }
    if run != nil { try runner.recordEarlierReleases(in: store) }
    guard ledger.isProving, let design = round.survey else { return try pass.run() }
    return try pass.run(
      proving: ReleaseProof(chain: chain, receipts: receipts, design: design))
  }

  /// The survey answers of the files that count, as programs counted them that knew no releases.
  func answersAsBefore(_ arrivals: [Arrival]) throws -> [ReleasedUnit] {
    guard let design = round.survey else { return [] }
    try judge(arrivals)
    return try releasePass(settle(arrivals)).asBefore(design).changed
  }

  /// Ranks every group.
  private func rank(_ scores: [Bytewise: Checkpoint<UnitScore>]) throws -> [GroupStandings] {
    let standings = try during(.rank) { try RankPass(round: round, ledger: ledger).run(scores) }
    runner.observer.progress(.rank, done: standings.count, of: standings.count)
    return standings
  }

  /// Writes the receipts that are due.
  func writeReceipts(_ receipts: [Receipt]) throws {
    if runner.request.publishing == nil { lineage?.start([.publish]) }
    let written = try ledger.meter.measure(.publish) {
      try outbox.sweepReceipts()
      if let register { try receiptPass.write(register, to: outbox) }
      let written = try receiptPass.write(withHeldLeaves(receipts), to: outbox)
      // What waits and what lies beside is only known after a look: without one it is as it was.
      let before = runner.request.looksAtInbox ? [] : try receiptPass.listedFolders()
      let folders = ReceiptFolders(
        receipts: receipts, waiting: waiting, evidence: evidence, before: before,
        late: out.late, owners: FolderOwners(round), limits: settings.limits)
      return try written + receiptPass.write(folders, to: outbox)
    }
    runner.observer.progress(.publish, done: written, of: written)
  }

  /// Holds the receipts in Outbox against what was recorded and against what is made again.
  func checkReceipts(_ receipts: [Receipt], in outbox: Outbox) throws -> ReceiptCheck {
    try receiptPass.check(ReceiptPass.latest(withHeldLeaves(receipts)), in: outbox)
  }

  /// Publishes what changed.
  func publish(_ result: RoundResult) throws -> PublishPass.Outcome {
    // The receipts of an official publication follow it.
    if runner.request.publishing != nil { lineage?.start([.publish]) }
    let outcome = try ledger.meter.measure(.publish) {
      try publish(by: publishPass(result, balance(of: result.receipts)))
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
    let pass = publishPass(result, balance(of: result.receipts))
    _ = ledger.verdict(.publish, Bytewise(round.id), try pass.fingerprint())
  }

  func publishPass(_ result: RoundResult, _ balance: Balance) -> PublishPass {
    PublishPass(
      round: round, ledger: ledger, store: store, outbox: outbox, workers: workers,
      result: result, balance: balance, utcOffset: settings.utcOffsetSeconds, now: runner.clock(),
      actor: runner.request.actor, publishing: publishing, adoption: runner.adoption,
      prove: { [self] in try prove(result.receipts.map(\.arrival)) }, survey: survey)
  }

  /// What the run did.
  func report(_ result: RoundResult, _ published: PublishPass.Outcome) throws -> RunReport {
    let (receipts, standings) = (result.receipts, result.standings)
    return RunReport(
      run: run?.rawValue ?? 0,
      stages: stageLines().map {
        RunReport.StageLine(
          stage: $0.stage, partitions: $0.ran + $0.reused, ran: $0.ran, reused: $0.reused)
      },
      balance: balance(of: receipts), waiting: waiting, findings: Tally(receipts, ledger).findings,
      ranked: standings.rankedCount,
      unranked: standings.unrankedCount,
      lateFiles: late(receipts),
      generation: published.generation, isNewGeneration: published.isNew,
      edition: publishing.edition, moves: published.moves,
      foreign: try OutboxInventory(outbox: outbox, store: store).look().foreign,
      survey: survey.progress,
      standings: outbox.folder + "/latest/index.html", leaders: leaders(standings))
  }

  /// How many files came after the round was frozen and do not count.
  func late(_ receipts: [Receipt]) -> Int { receipts.count { out.late.contains($0.arrival) } }

  private func leaders(_ standings: [GroupStandings]) -> [RunReport.Leader] {
    let names = Dictionary(first: round.units.map { ($0.code, $0.name) })
    let groupsOfLevel = Dictionary(grouping: standings) { Bytewise($0.level) }.mapValues(\.count)
    return standings.flatMap { group in
      // A level of many groups, such as communes by district, shows the first of each.
      group.ranked.prefix(groupsOfLevel[group.level] ?? 1 > 3 ? 1 : 3).map { standing in
        RunReport.Leader(
          group: round.groupNames[group.group]?.vi ?? group.group, rank: standing.rank,
          unit: names[standing.unit] ?? standing.unit,
          index: round.policies.shown(standing.index), band: standing.band?.vi ?? "–")
      }
    }
  }
}
