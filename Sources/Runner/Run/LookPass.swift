internal import Checkpoints
internal import Digests
internal import Domain
internal import Foundation
internal import Spreadsheets

/// One look at Inbox: which files are new, which are known, which wait.
///
/// A file is taken when its content is complete and it had the same size and digest in an earlier
/// look at least `settle` seconds ago by our own clock; the pipeline's first look takes what is
/// complete. What is new goes straight through the file stages.
///
/// A file came when it was first seen, also if the run that saw it died before it took it: what a
/// newer run finds is newer. So files that are taken at once are noted before any is taken.
///
/// What a path held last stays known when the file is gone: a share that was not mounted brings
/// nothing anew. Other bytes at the path are an arrival, also where it held them before.
struct LookPass {
  /// The Inbox folder.
  let inbox: String
  /// The round's units.
  let folders: FolderOwners
  /// How times in the register of incoming documents without a zone are read, in seconds east of
  /// UTC.
  let utcOffset: Int
  /// The file stages.
  let chain: FileChain
  /// Where looks and arrivals are recorded.
  let store: CheckpointStore
  /// The threads.
  let workers: Workers
  /// The number of this look.
  let look: Int
  /// How long a file must have stayed the same, in seconds; nil on the first look.
  let settle: Int64?
  /// The time of this look.
  let now: Instant
  /// Whether anything is written.
  let isDry: Bool

  /// What a look found.
  struct Outcome {
    var waiting: [WaitingFile] = []
    var arrivals: [Arrival] = []
    /// The register of incoming documents as the look found it.
    var register = ReceivedRegister.none
    /// Whether a file waits only for the next look.
    var hasUnsettled = false
  }

  private enum Content {
    case waiting(WaitingReason)
    case known
    case new(SeenFile, [UInt8])
  }

  /// What came before the look.
  private struct Known: Sendable {
    /// The content that came last to each path.
    let held: [Bytewise: String]
    /// Every content that ever came to a path.
    let keys: Set<FileKey>
    /// How often bytes came to a folder, and how often anything came to a path.
    var copies: [FileKey: Int] = [:], contents: [Bytewise: [String]] = [:]

    init(_ arrivals: [Arrival], held: [Bytewise: String]) {
      self.held = held
      keys = Set(arrivals.map { FileKey($0) })
      for arrival in arrivals {
        copies[FileKey(arrival.folder, arrival.sha256), default: 0] += 1
        contents[arrival.path, default: []].append(arrival.sha256)
      }
    }

    func holds(_ file: SeenFile) -> Bool {
      held[file.path].map { $0.isSame(as: file.sha256) } == true
    }
  }

  private enum Seen: Sendable {
    case waiting(WaitingReason)
    case unsettled(SeenFile)
    case known
    case new(Arrival, [UInt8])
  }

  /// Looks at every file; new ones are recorded with their bytes and what the file stages made.
  func run(known arrivals: [Arrival], observer: any RunObserver) throws -> Outcome {
    let found = try InboxScan(root: inbox).files()
    var outcome = Outcome()
    outcome.register = ReceivedRegister(
      inbox: inbox, paths: found.map(\.path), utcOffset: utcOffset)
    var known = Known(arrivals, held: try store.heldContents())
    // Contents and what is made of them are in memory together.
    let chunks = found.chunks(of: 32, weighing: \.size, atMost: 4 << 20)
    let earlier = try note(chunks, known) ?? store.lastLook()
    var contents = Set(of: arrivals.map(\.sha256))
    var unsettled: [SeenFile] = []
    var done = 0
    for chunk in chunks {
      let seen = try workers.map(Array(chunk)) { [known, register = outcome.register] file in
        see(file, known, register, earlier: earlier)
      }
      var fresh: [(Arrival, [UInt8])] = []
      for (file, seen) in zip(chunk, seen) {
        switch seen {
        case .waiting(let reason):
          outcome.waiting.append(WaitingFile(path: file.path, reason: reason))
        case .unsettled(let seen):
          outcome.hasUnsettled = true
          unsettled.append(seen)
          outcome.waiting.append(WaitingFile(path: file.path, reason: .settling))
        case .known: break
        case .new(let arrival, let bytes): fresh.append((arrival, bytes))
        }
      }
      outcome.arrivals += try take(fresh, &known, contents: &contents)
      done += chunk.count
      observer.progress(.ingest, done: done, of: found.count)
    }
    if !isDry { _ = try store.recordLook(unsettled, at: now) }
    return outcome
  }

  /// Notes what is to be taken at once; nil when nothing is.
  private func note(_ chunks: [ArraySlice<InboxScan.Found>], _ known: Known) throws -> Look? {
    guard !isDry, settle ?? 0 == 0 else { return nil }
    var new: [SeenFile] = []
    for chunk in chunks {
      new += try workers.map(Array(chunk)) { file -> SeenFile? in
        if case .new(let seen, _) = read(file, known) { seen } else { nil }
      }.compactMap { $0 }
    }
    return new.isEmpty ? nil : try store.recordLook(new, at: now)
  }

  private func read(_ file: InboxScan.Found, _ known: Known) -> Content {
    if let obstacle = file.obstacle { return .waiting(obstacle) }
    switch InboxFile.read("\(inbox)/\(file.path)") {
    case .waiting(let reason): return .waiting(reason)
    case .bytes(let bytes):
      let seen = SeenFile(
        path: file.path, size: bytes.count, sha256: Digests.sha256(bytes).description,
        fileTime: file.fileTime)
      return known.holds(seen) ? .known : .new(seen, bytes)
    }
  }

  private func see(
    _ file: InboxScan.Found, _ known: Known, _ register: ReceivedRegister, earlier: Look?
  ) -> Seen {
    let (seen, bytes): (SeenFile, [UInt8])
    switch read(file, known) {
    case .waiting(let reason): return .waiting(reason)
    case .known: return .known
    case .new(let file, let content): (seen, bytes) = (file, content)
    }
    let before = earlier?.unchanged(file.path).flatMap { $0.sha256 == seen.sha256 ? $0 : nil }
    guard isReady(bytes, unchangedSince: before?.since) else { return .unsettled(seen) }
    let registered = register.receivedAt(
      file.path, seen.sha256, after: known.contents[file.path] ?? [])
    return .new(
      Arrival(
        path: file.path, folder: folders.folder(of: file.path), sha256: seen.sha256,
        size: seen.size, receivedAt: registered ?? before?.since ?? now,
        look: before?.look ?? look, fileTime: before?.fileTime ?? seen.fileTime), bytes)
  }

  /// A content that ends too early is taken once it has stayed so: its receipt will say it.
  private func isReady(_ bytes: [UInt8], unchangedSince before: Instant?) -> Bool {
    guard let settle else { return Completeness.check(bytes) == .complete }
    return settle == 0 || before.map { now.seconds - $0.seconds >= settle } ?? false
  }

  private func take(
    _ fresh: [(Arrival, [UInt8])], _ known: inout Known, contents: inout Set<Bytewise>
  ) throws -> [Arrival] {
    var works: [(FileChain.Work, rows: [(arrival: Arrival, isReturn: Bool)], isNewContent: Bool)] =
      []
    let grouped = Dictionary(grouping: fresh) { Bytewise($0.0.sha256) }
    for (sha256, group) in grouped.sorted(by: { $0.key < $1.key }) {
      guard let bytes = group.first?.1 else { continue }
      let isNewContent = contents.insert(sha256).inserted
      let rows = group.map(\.0).sorted().map { arrival in
        let copy = FileKey(arrival.folder, sha256.text)
        defer { known.copies[copy, default: 0] += 1 }
        return (
          arrival: arrival.with(repetition: known.copies[copy] ?? 0),
          isReturn: known.keys.contains(FileKey(arrival.path, sha256.text))
        )
      }
      works.append(
        (
          FileChain.Work(sha256: sha256.text, arrivals: rows.map(\.arrival), bytes: bytes), rows,
          isNewContent
        ))
    }
    let taken = try workers.map(works) { work, rows, isNewContent in
      let new = rows.enumerated().map { index, row in
        NewArrival(
          row.arrival, bytes: index == 0 && isNewContent ? work.bytes : nil,
          isReturn: row.isReturn)
      }
      return (made: try chain.advance(work), rows: new)
    }
    try chain.ledger.record(taken.flatMap(\.made), arrivals: taken.flatMap(\.rows))
    return works.flatMap { $0.rows.map(\.arrival) }
  }
}

/// Which Inbox folder a path belongs to.
struct FolderOwners: Sendable {
  private let folders: Set<Bytewise>

  /// Creates the table of a round: every unit's folder and the secretariat's.
  init(_ round: Round) {
    folders = Set(round.units.map(\.folder) + InboxFolder.secretariat)
  }

  /// The longest known folder that holds the path, else the path's first component.
  func folder(of path: Bytewise) -> Bytewise {
    let components = path.components.dropLast()
    for length in stride(from: components.count, to: 0, by: -1) {
      let candidate = Bytewise(components.prefix(length).map(\.text).joined(separator: "/"))
      if folders.contains(candidate) { return candidate }
    }
    return components.first ?? ""
  }
}
