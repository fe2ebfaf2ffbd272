internal import Checkpoints
internal import Digests
internal import Domain
internal import Synchronization

/// The checkpoints, and those that this run adds: the one place that decides whether a partition's
/// checkpoint is reused or made anew, and says why.
final class Ledger: Sendable {
  /// A partition's output before or after it is checkpointed; deflated by the thread that made it.
  struct Made: Sendable {
    let fingerprint: Fingerprint
    let completed: CompletedPartition

    var partition: Bytewise { completed.partition }
    var outputHash: String { completed.outputHash }
    var summary: String { completed.summary }

    init(
      _ stage: StageName, _ partition: Bytewise, _ fingerprint: Fingerprint, body: [UInt8],
      summary: String = "", isKept: Bool = true
    ) {
      self.fingerprint = fingerprint
      completed = CompletedPartition(
        stage: stage, partition: partition, fingerprint: fingerprint.digest,
        parts: fingerprint.parts, body: body, outputHash: Digests.sha256(body).description,
        summary: summary, isKept: isKept)
    }
  }

  /// A partition's checkpoint without its body.
  struct Entry: Sendable {
    private let digests: (fingerprint: SHA256Digest, output: SHA256Digest)
    let summary: String

    /// Takes digests in hexadecimal; nil where one is none.
    init?(fingerprint: String, outputHash: String, summary: String) {
      guard let fingerprint = SHA256Digest(fingerprint), let output = SHA256Digest(outputHash)
      else { return nil }
      digests = (fingerprint, output)
      self.summary = summary
    }

    var fingerprint: String { digests.fingerprint.description }
    var outputHash: String { digests.output.description }
  }

  /// Whether a partition must be made, and why.
  enum Verdict: Sendable {
    case reuse(Entry)
    case make(reason: String)
  }

  fileprivate struct Key: Hashable {
    let stage: StageName
    let partition: Bytewise
  }

  fileprivate struct State {
    var entries: [Key: Entry] = [:]
    var pending: [Key: CompletedPartition] = [:]
    var lines: [PlanLine] = []
    /// The partitions that this process made or made again itself, so that they need no proof.
    var proved: Set<Key> = []
    /// The checkpoints that differ from what was made again.
    var refuted: [RefutedCheckpoint] = []
  }

  /// How a ledger takes what is checkpointed.
  enum Trust: Sendable {
    /// A checkpoint is reused where its fingerprint holds.
    case recorded
    /// Everything is made again and compared; the cells of a workbook, the largest outputs, only
    /// where `cells` says so: what rests on them is compared in any case.
    case nothing(cells: Bool)
  }

  private let store: CheckpointStore
  /// The run that writes; nil when nothing is written.
  let run: RunID?
  /// How long each stage takes.
  let meter = StageMeter()
  private let forced: @Sendable (StageName, Bytewise) -> Bool
  private let clock: (@Sendable () -> Instant)?
  private let trust: Trust
  private let state: Mutex<State>

  /// Opens the ledger of a run; without `run` nothing is written and `plan` is all it is for.
  ///
  /// - Parameters:
  ///   - store: The database.
  ///   - run: The run that writes.
  ///   - clock: Tells when an attempt ends, for the history.
  ///   - forced: Whether a partition is made anew whatever its checkpoint says.
  /// - Throws: Why the database could not be read.
  init(
    store: CheckpointStore, run: RunID?, clock: (@Sendable () -> Instant)? = nil,
    forced: @escaping @Sendable (StageName, Bytewise) -> Bool = { _, _ in false }
  ) throws {
    self.store = store
    self.run = run
    self.forced = forced
    self.clock = clock
    trust = .recorded
    var initial = State()
    for stage in StageName.allCases {
      for (partition, current) in try store.current(stage: stage) {
        initial.entries[Key(stage: stage, partition: partition)] = Entry(
          fingerprint: current.fingerprint, outputHash: current.outputHash,
          summary: current.summary)
      }
    }
    state = Mutex(initial)
  }

  /// Opens a ledger on what another one knows, and writes nothing.
  init(_ known: Ledger, trust: Trust) {
    store = known.store
    run = nil
    forced = { _, _ in false }
    clock = nil
    self.trust = trust
    var initial = known.state.withLock { $0 }
    initial.lines = []
    state = Mutex(initial)
  }

  /// Whether checkpoints are held against what their inputs give.
  var isProving: Bool { if case .nothing = trust { true } else { false } }

  /// Whether the cells of a workbook need not be compared.
  ///
  /// Its records are made again from the original and compared instead; but records that this run
  /// made itself rest on the cells' checkpoint.
  func leavesOutCells(of content: Bytewise) -> Bool {
    guard case .nothing(cells: false) = trust else { return false }
    return !state.withLock { $0.proved.contains(Key(stage: .normalize, partition: content)) }
  }

  /// The checkpoints that are not what their inputs give, by stage and partition.
  var refuted: [RefutedCheckpoint] {
    state.withLock { $0.refuted }.sorted {
      $0.stage == $1.stage
        ? Bytewise($0.partition) < Bytewise($1.partition) : $0.stage < $1.stage
    }
  }

  /// A partition's output in a checkpoint's form.
  func made(
    _ stage: StageName, _ partition: Bytewise, _ fingerprint: Fingerprint, body: [UInt8],
    summary: String = ""
  ) -> Made {
    Made(stage, partition, fingerprint, body: body, summary: summary, isKept: !isProving)
  }

  /// Whether a partition's checkpoint can be reused; the answer becomes a line of the plan.
  func verdict(_ stage: StageName, _ partition: Bytewise, _ fingerprint: Fingerprint) -> Verdict {
    let key = Key(stage: stage, partition: partition)
    let (entry, isProved) = state.withLock { ($0.entries[key], $0.proved.contains(key)) }
    let reason: String? =
      if isProving, !isProved {
        "it is held against what its inputs give"
      } else if forced(stage, partition) {
        "a rerun was asked for"
      } else if let entry {
        entry.fingerprint == fingerprint.digest
          ? nil : fingerprint.firstDifference(from: parts(stage, partition))
      } else {
        "there is no checkpoint yet"
      }
    state.withLock {
      $0.lines.append(
        PlanLine(
          stage: stage, partition: partition, runs: reason != nil,
          reason: reason ?? "nothing it depends on changed"))
    }
    if let reason { return .make(reason: reason) }
    return entry.map(Verdict.reuse) ?? .make(reason: "there is no checkpoint yet")
  }

  /// The components of the fingerprint that a partition's checkpoint has, by name.
  ///
  /// They only explain; those that cannot be read are none.
  func parts(_ stage: StageName, _ partition: Bytewise) -> [String: String] {
    let key = Key(stage: stage, partition: partition)
    if let pending = state.withLock({ $0.pending[key] }) { return pending.parts }
    return (try? store.fingerprintParts(stage: stage, partition: partition)) ?? [:]
  }

  /// Notes in the plan that a partition is left as it is, whatever changed.
  func hold(_ stage: StageName, _ partition: Bytewise, reason: String) {
    state.withLock {
      $0.lines.append(PlanLine(stage: stage, partition: partition, runs: false, reason: reason))
    }
  }

  /// A partition's checkpoint without its body; nil where there is none.
  func entry(_ stage: StageName, _ partition: Bytewise) -> Entry? {
    state.withLock { $0.entries[Key(stage: stage, partition: partition)] }
  }

  /// The partitions of a stage that have an output, in the order of their bytes.
  func partitions(_ stage: StageName) -> [Bytewise] {
    state.withLock { $0.entries.keys.filter { $0.stage == stage }.map(\.partition) }.sorted()
  }

  /// A partition's output; one that is missing or damaged is a failure, never an empty value.
  func body(_ stage: StageName, _ partition: Bytewise) throws -> [UInt8] {
    let key = Key(stage: stage, partition: partition)
    if let pending = state.withLock({ $0.pending[key] }), let output = pending.output {
      return output
    }
    guard let body = try store.body(stage: stage, partition: partition),
      Digests.sha256(body).description == entry(stage, partition)?.outputHash
    else {
      throw RunnerFailure(
        .io, stage: stage.rawValue,
        cause: "the checkpoint of '\(Printable.line(partition))' is missing or damaged",
        mend: "parindex rerun --from \(stage.rawValue) --reason 'damaged checkpoint'")
    }
    return body
  }

  /// Takes over outputs, with the files that came along, in one transaction.
  func record(_ made: [Made], arrivals: [NewArrival] = []) throws {
    guard !made.isEmpty || !arrivals.isEmpty else { return }
    if let run {
      try store.commit(made.map(\.completed), arrivals: arrivals, run: run, at: clock?())
    }
    state.withLock { state in
      for made in made {
        let completed = made.completed
        let key = Key(stage: completed.stage, partition: completed.partition)
        if isProving, state.prove(completed, key) { continue }
        state.proved.insert(key)
        state.entries[key] = Entry(
          fingerprint: completed.fingerprint, outputHash: completed.outputHash,
          summary: completed.summary)
        if run == nil { state.pending[key] = completed.kept }
      }
    }
  }

  /// Records that a partition's attempt failed.
  func recordFailure(
    _ stage: StageName, _ partition: Bytewise, _ fingerprint: Fingerprint, message: String
  ) throws {
    guard let run else { return }
    try store.recordFailure(
      stage: stage, partition: partition, fingerprint: fingerprint.digest,
      parts: fingerprint.parts, message: message, run: run, at: clock?())
  }

  /// The plan so far, by stage and partition.
  func lines() -> [PlanLine] {
    state.withLock { $0.lines }.sorted {
      ($0.stage, $0.partition) < ($1.stage, $1.partition)
    }
  }
}

extension Ledger.State {
  /// Holds an output that was made again against its checkpoint.
  ///
  /// - Returns: Whether the checkpoint is the same, so that it goes on being used; false also when
  ///   it is of other inputs, and then says nothing.
  fileprivate mutating func prove(_ made: CompletedPartition, _ key: Ledger.Key) -> Bool {
    guard let entry = entries[key], entry.fingerprint == made.fingerprint else { return false }
    guard entry.outputHash == made.outputHash, entry.summary.utf8.elementsEqual(made.summary.utf8)
    else {
      refuted.append(RefutedCheckpoint(stage: made.stage, partition: made.partition.text))
      return false
    }
    proved.insert(key)
    return true
  }
}
