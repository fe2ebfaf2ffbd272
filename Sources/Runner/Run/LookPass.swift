internal import Checkpoints
internal import Definitions
internal import Digests
internal import Disk
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
/// The last content of a path stays known when the file is gone: a share that was not mounted
/// brings nothing anew. Other bytes at the path are an arrival, even if the path held them before.
struct LookPass {
  /// The Inbox folder.
  let inbox: String
  /// The round's units.
  let folders: FolderOwners
  /// How times in the register of incoming documents without a zone are read, in seconds east of
  /// UTC.
  let utcOffset: Int
  /// The file stages.
  let fileStages: FileStages
  /// The database, which records looks and arrivals.
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
  /// How much of one folder, and how large a file, is taken.
  var limits = InboxLimits()

  /// The files that a look found.
  struct Outcome {
    var waiting: [WaitingFile] = []
    var arrivals: [Arrival] = []
    /// The arrivals after the file stages; not the survey files, which are judged in order.
    var judged: [JudgedFile] = []
    /// The files beside the forms, which are never opened.
    var evidence: [EvidenceFile] = []
    /// The register of incoming documents as the look found it.
    var register = ReceivedRegister.none
    /// Whether a file waits only for the next look.
    var hasUnsettled = false
  }

  private enum Content {
    case waiting(WaitingReason)
    case known(StampedFile?)
    case new(SeenFile, [UInt8], FileStamp?)
  }

  /// The arrivals before the look.
  private struct Known: Sendable {
    /// The content that came last to each path.
    let held: [Bytewise: String]
    /// Every content that ever came to a path.
    let keys: Set<FileKey>
    /// Every path that anything ever came to.
    let paths: Set<Bytewise>
    /// How often bytes came to a folder, and how often anything came to a path.
    var copies: [FileKey: Int] = [:], contents: [Bytewise: [String]] = [:]

    init(_ arrivals: [Arrival], held: [Bytewise: String]) {
      self.held = held
      keys = Set(arrivals.map { FileKey($0) })
      paths = Set(arrivals.map(\.path))
      for arrival in arrivals {
        copies[FileKey(arrival.folder, arrival.sha256), default: 0] += 1
        contents[arrival.path, default: []].append(arrival.sha256)
      }
    }

    /// Whether a content is the one that came last to its path.
    func holds(_ path: Bytewise, _ sha256: String) -> Bool {
      held[path].map { $0.isSame(as: sha256) } == true
    }
  }

  private enum Seen: Sendable {
    case waiting(WaitingReason)
    case unsettled(SeenFile)
    case known(StampedFile?)
    case new(Arrival, [UInt8], StampedFile?)
  }

  /// Looks at every file; new ones are recorded with their bytes and what the file stages made.
  func run(known arrivals: [Arrival], observer: any RunObserver) throws -> Outcome {
    var known = Known(arrivals, held: try store.heldContents())
    let stamps = StampCache(try store.stampedFiles(), now: now)
    var budget = FolderBudget(limits, taken: arrivals, owner: folders.owner)
    let selection = try select(known, stamps, budget)
    // Contents and what is made of them are in memory together.
    let chunks = selection.toRead.chunks(of: 32, weighing: \.size, atMost: 4 << 20)
    let earlier = try note(chunks, known, stamps) ?? store.lastLook()
    var outcome = Outcome(waiting: selection.waiting, evidence: selection.evidence)
    outcome.register = ReceivedRegister(
      inbox: inbox, paths: selection.listed.map(\.path), utcOffset: utcOffset, now: now)
    var contents = Set(of: arrivals.map(\.sha256))
    var unsettled: [SeenFile] = []
    var kept: [StampedFile] = []
    var done = 0
    for chunk in chunks {
      let seen = try workers.map(Array(chunk)) { [known, register = outcome.register] file in
        see(file, known, register, stamps: stamps, earlier: earlier)
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
        case .known(let stamped): kept += stamped.map { [$0] } ?? []
        case .new(let arrival, let bytes, let stamped):
          guard budget.take(folders.owner(of: file.path), size: bytes.count) else {
            outcome.waiting.append(WaitingFile(path: file.path, reason: .overLimit))
            continue
          }
          fresh.append((arrival, bytes))
          kept += stamped.map { [$0] } ?? []
        }
      }
      let taken = try take(fresh, &known, contents: &contents)
      outcome.arrivals += taken.arrivals
      outcome.judged.hand(on: taken.judged, fileStages.ledger)
      done += chunk.count
      observer.progress(.ingest, done: done, of: selection.toRead.count)
    }
    outcome.waiting = WaitingFile.listed(
      outcome.waiting.sorted { $0.path < $1.path }, owner: folders.owner)
    if !isDry {
      _ = try store.recordLook(unsettled, at: now)
      try store.keepStamps(kept, forgetting: stamps.gone(from: selection.listed))
    }
    return outcome
  }

  /// Which files are read, and which wait without being opened.
  private struct Selection {
    var listed: [InboxScan.Found] = []
    var toRead: [InboxScan.Found] = []
    var waiting: [WaitingFile] = []
    var evidence: [EvidenceFile] = []
  }

  /// Chooses what is read: nothing that waits for a reason that needs no look inside, nothing whose
  /// content is known and which did not change since, and of what was never seen before only as
  /// much as a folder may bring.
  private func select(
    _ known: Known, _ stamps: StampCache, _ budget: FolderBudget
  ) throws -> Selection {
    let knownPaths = known.paths
    let listing = try InboxScan(
      root: inbox, folders: folders, kept: max(2_000, 2 * limits.filesPerFolder),
      keptOfSecretariat: 2 * limits.filesOfSecretariat
    ).files(known: knownPaths)
    var selection = Selection(listed: listing.files)
    var strangers: [Bytewise: [InboxScan.Found]] = [:]
    for file in listing.files {
      if let obstacle = file.obstacle {
        selection.waiting.append(WaitingFile(path: file.path, reason: obstacle))
      } else if file.size > limits.fileBytes {
        if !knownPaths.contains(file.path), isEvidence(file) {
          selection.evidence.append(EvidenceFile(path: file.path, size: file.size))
        } else {
          selection.waiting.append(WaitingFile(path: file.path, reason: .tooLarge))
        }
      } else if let sha256 = stamps.digest(of: file),
        known.holds(file.path, sha256)
      {
        continue
      } else if knownPaths.contains(file.path) {
        selection.toRead.append(file)
      } else if isEvidence(file) {
        selection.evidence.append(EvidenceFile(path: file.path, size: file.size))
      } else {
        strangers[folders.owner(of: file.path), default: []].append(file)
      }
    }
    var over = listing.besides
    let seen = try strangers.isEmpty ? nil : store.lastLook()
    for (owner, files) in strangers {
      let room = budget.room(owner)
      selection.toRead += first(room, of: files, seen: seen)
      if files.count > room { over[owner, default: 0] += files.count - room }
    }
    selection.toRead.sort { $0.path < $1.path }
    selection.waiting += over.map { owner, count in
      WaitingFile(
        path: Bytewise("\(owner)/"), reason: .overLimit, count: count)
    }
    return selection
  }

  /// Whether a file lies beside the forms of a folder that belongs to somebody.
  private func isEvidence(_ file: InboxScan.Found) -> Bool {
    guard !folders.owner(of: file.path).isEmpty else { return false }
    return EvidenceFile.isEvidence(file.path.components.last?.text ?? "") {
      RegularFile.beginning("\(inbox)/\(file.path)", atMost: EvidenceFile.sniffed)
    }
  }

  /// The files of a folder that are taken first: those that an earlier look saw, then by the time
  /// that the file system has of them.
  private func first(
    _ room: Int, of files: [InboxScan.Found], seen: Look?
  ) -> ArraySlice<InboxScan.Found> {
    guard files.count > room else { return files[...] }
    let since = files.map { (file: $0, since: seen?.unchanged($0.path)?.since.seconds ?? .max) }
    return since.sorted {
      $0.since == $1.since
        ? InboxScan.Found.cameFirst($0.file, $1.file) : $0.since < $1.since
    }.map(\.file).prefix(room)
  }

  /// Notes what is to be taken at once; nil when nothing is.
  private func note(
    _ chunks: [ArraySlice<InboxScan.Found>], _ known: Known, _ stamps: StampCache
  ) throws -> Look? {
    guard !isDry, settle ?? 0 == 0 else { return nil }
    var new: [SeenFile] = []
    for chunk in chunks {
      new += try workers.map(Array(chunk)) { file -> SeenFile? in
        if case .new(let seen, _, _) = read(file, known, stamps) { seen } else { nil }
      }.compactMap { $0 }
    }
    return new.isEmpty ? nil : try store.recordLook(new, at: now)
  }

  private func read(
    _ file: InboxScan.Found, _ known: Known, _ stamps: StampCache
  ) -> Content {
    let (content, stamp) = RegularFile.stamped("\(inbox)/\(file.path)", atMost: limits.fileBytes)
    switch content {
    case .unread(let obstacle): return .waiting(WaitingReason(obstacle))
    case .bytes(let bytes):
      let seen = SeenFile(
        path: file.path, size: bytes.count, sha256: Digests.sha256(bytes).description,
        fileTime: (stamp ?? file.stamp)?.modified)
      return known.holds(seen.path, seen.sha256)
        ? .known(stamps.entry(seen, stamp)) : .new(seen, bytes, stamp)
    }
  }

  private func see(
    _ file: InboxScan.Found, _ known: Known, _ register: ReceivedRegister, stamps: StampCache,
    earlier: Look?
  ) -> Seen {
    let (seen, bytes, stamp): (SeenFile, [UInt8], FileStamp?)
    switch read(file, known, stamps) {
    case .waiting(let reason): return .waiting(reason)
    case .known(let stamped): return .known(stamped)
    case .new(let file, let content, let found): (seen, bytes, stamp) = (file, content, found)
    }
    let before = earlier?.unchanged(file.path).flatMap { $0.sha256 == seen.sha256 ? $0 : nil }
    guard isReady(bytes, unchangedSince: before?.since) else { return .unsettled(seen) }
    let registered = register.receivedAt(
      file.path, seen.sha256, after: known.contents[file.path] ?? [])
    return .new(
      Arrival(
        path: file.path, folder: folders.folder(of: file.path), sha256: seen.sha256,
        size: seen.size, receivedAt: registered ?? before?.since ?? now,
        look: before?.look ?? look, fileTime: before?.fileTime ?? seen.fileTime), bytes,
      stamps.entry(seen, stamp))
  }

  /// A content that ends too early is taken once it has stayed so: its receipt will say it.
  private func isReady(_ bytes: [UInt8], unchangedSince before: Instant?) -> Bool {
    guard let settle else { return Completeness.check(bytes) == .complete }
    return settle == 0 || before.map { now.seconds - $0.seconds >= settle } ?? false
  }

  private func take(
    _ fresh: [(Arrival, [UInt8])], _ known: inout Known, contents: inout Set<Bytewise>
  ) throws -> (arrivals: [Arrival], judged: [JudgedFile]) {
    var works: [(FileStages.Work, rows: [(arrival: Arrival, isReturn: Bool)], isNewContent: Bool)] =
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
          FileStages.Work(sha256: sha256.text, arrivals: rows.map(\.arrival), bytes: bytes), rows,
          isNewContent
        ))
    }
    let taken = try workers.map(works) { work, rows, isNewContent in
      let new = rows.enumerated().map { index, row in
        NewArrival(
          row.arrival, bytes: index == 0 && isNewContent ? work.bytes : nil,
          isReturn: row.isReturn)
      }
      var batch: [Ledger.Made] = []
      let judged = try fileStages.judge(work, into: &batch)
      return (judged: judged, batch: batch, rows: new)
    }
    try fileStages.ledger.record(taken.flatMap(\.batch), arrivals: taken.flatMap(\.rows))
    return (works.flatMap { $0.rows.map(\.arrival) }, taken.flatMap(\.judged))
  }
}

/// Which Inbox folder a path belongs to.
struct FolderOwners: Sendable {
  private let folders: Set<Bytewise>
  /// The order in which folders are listed: the roster's, then the secretariat's.
  let places: [Bytewise: Int]

  /// Creates the table of a round: every unit's folder and the secretariat's.
  init(_ round: Round) {
    let listed = round.units.map(\.folder) + InboxFolder.secretariat
    folders = Set(listed)
    places = Dictionary(
      listed.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The known folder that holds a path; empty for what belongs to nobody.
  func owner(of path: Bytewise) -> Bytewise {
    let folder = folder(of: path)
    return folders.contains(folder) ? folder : ""
  }

  /// The longest known folder that holds the path, else the path's first component.
  ///
  /// A path that ends in a slash is that of a folder, which holds itself.
  func folder(of path: Bytewise) -> Bytewise {
    let components = path.hasSuffix("/") ? path.components[...] : path.components.dropLast()
    for length in stride(from: components.count, to: 0, by: -1) {
      let candidate = Bytewise(components.prefix(length).map(\.text).joined(separator: "/"))
      if folders.contains(candidate) { return candidate }
    }
    return components.first ?? ""
  }
}
