internal import Digests
internal import Disk
internal import Domain
internal import Foundation
internal import Stages

/// Settles which revisions count and writes a receipt for every file.
struct ReceiptPass {
  /// The round.
  let round: Round
  /// Seconds east of UTC in which receipts show times.
  let utcOffset: Int
  /// What is checkpointed.
  let ledger: Ledger
  /// The threads.
  let workers: Workers
  /// Which files are out of the count.
  let out: OutOfCount

  /// The partition of publish that writes the receipt of a file.
  static func partition(path: Bytewise, sha256: String) -> Bytewise {
    "receipts/\(path)/\(sha256)"
  }

  /// The receipts of all arrivals in order of arrival, still without their findings.
  func settle(_ arrivals: [Arrival]) throws -> [Receipt] {
    let candidates = arrivals.compactMap { arrival -> Supersession.Candidate? in
      guard let entry = ledger.entry(.validate, FileChain.partition(arrival)),
        let summary = SubmissionSummary(entry.summary)
      else { return nil }
      return Supersession.Candidate(
        arrival: arrival,
        submission: ValidatedSubmission(
          subject: summary.subject,
          isAccepted: summary.isAccepted && out.excluded.reason(arrival) == nil,
          isLate: summary.isLate,
          findings: []),
        contentHash: ledger.entry(.normalize, Bytewise(arrival.sha256))?.outputHash ?? "",
        isAfterFreeze: out.late.contains(arrival), repeatsAnswers: summary.repeatsAnswers,
        decidedUnits: summary.subject?.form == .decision ? Set(summary.unitDigests.keys) : [])
    }
    return Supersession.receipts(candidates)
  }

  /// Writes the receipts that are new, changed or gone from Outbox; a chunk of them is durable
  /// before the database says so.
  ///
  /// A content that came to its path again has one receipt, of the last time.
  ///
  /// - Returns: How many receipts were written.
  func write(_ receipts: [Receipt], to outbox: Outbox) throws -> Int {
    let stage = Publish(round: round, utcOffset: utcOffset)
    let settings = try settingsDigest(stage)
    var written = 0
    let twins = NameTwins(receipts.map(\.arrival.path), round)
    for chunk in ReceiptPass.latest(receipts).chunks(of: 256) {
      let due = try workers.map(Array(chunk)) { receipt in
        try pending(receipt, twins, stage, settings: settings, outbox: outbox)
      }.compactMap { $0 }
      try write(due, to: outbox)
      try ledger.record(due.map(\.made))
      written += due.count
    }
    return written
  }

  /// The name of a folder's index among the partitions of that folder.
  private static let index = "index"

  /// The folders as their indexes list them.
  func listedFolders() throws -> [ReceiptFolder] {
    var folders: [ReceiptFolder] = []
    let suffix = Bytewise("/\(ReceiptPass.index)")
    for partition in ledger.partitions(.publish) where partition.hasSuffix(suffix) {
      let body = try ledger.body(.publish, partition)
      // A program before kept the list of the files that were written.
      if let folder = try? ReceiptFolder(encoded: body) {
        folders.append(folder)
      }
    }
    return folders
  }

  /// Writes the indexes of receipts that are new, changed or gone from Outbox.
  ///
  /// - Returns: How many were written.
  func write(_ folders: ReceiptFolders, to outbox: Outbox) throws -> Int {
    let stage = Publish(round: round, utcOffset: utcOffset)
    let settings = try settingsDigest(stage)
    let all = folders.folders
    let due =
      try workers.map(all) { folder in
        try pending(
          folder.folder, ReceiptPass.index, [folder], settings, outbox,
          body: folder.encoded
        ) { stage.receiptIndex(folder) }
      }.compactMap { $0 }
      + [try pending("", "folders", all, settings, outbox) { stage.receiptFolders(all) }]
      .compactMap { $0 }
    for chunk in due.chunks(of: 256) {
      try write(Array(chunk), to: outbox)
      try ledger.record(chunk.map(\.made))
    }
    return due.count
  }

  /// An index that is due; nil for one that is as it would be made.
  private func pending(
    _ folder: Bytewise, _ kind: String, _ folders: [ReceiptFolder], _ settings: String,
    _ outbox: Outbox, body: [UInt8]? = nil, _ make: () -> OutputFile
  ) throws -> Pending? {
    let partition = ReceiptPass.partition(path: folder, sha256: kind)
    let fingerprint = Fingerprint(
      .publish, version: Publish.version, settings: settings,
      inputs: ["receipts": Digests.sha256(folders.encoded).description])
    if case .reuse(let entry) = ledger.verdict(.publish, partition, fingerprint),
      areThere(entry.summary, in: outbox)
    {
      return nil
    }
    return try Pending(partition, fingerprint, [make()], body: body)
  }

  /// The receipts without those of a file that came again.
  static func latest(_ receipts: [Receipt]) -> [Receipt] {
    var seen: Set<FileKey> = []
    return receipts.reversed().filter {
      seen.insert(FileKey($0.arrival)).inserted
    }.reversed()
  }

  private func write(_ due: [Pending], to outbox: Outbox) throws {
    guard var current = due.first else { return }
    do {
      var staged: [(Pending, DurableFolder.Staged)] = []
      // Contents before names: a name that lasts may not lead to bytes that a power cut took.
      try DurableFolder.withDurability(of: outbox.receipts, access: outbox.access) {
        let folder = DurableFolder(root: outbox.receipts, access: outbox.access)
        for pending in due {
          current = pending
          for file in pending.files {
            staged.append((pending, try folder.stage(file, number: staged.count)))
          }
        }
      }
      try DurableFolder.withDurability(of: outbox.receipts, access: outbox.access) {
        for (pending, file) in staged {
          current = pending
          try file.move()
        }
      }
    } catch {
      guard let failure = RunnerFailure(error) else { throw error }
      try ledger.recordFailure(
        .publish, current.made.partition, current.made.fingerprint, message: failure.cause)
      throw failure
    }
  }

  /// A receipt that is due, and its files.
  private struct Pending: Sendable {
    let made: Ledger.Made
    let files: [OutputFile]

    init(
      _ partition: Bytewise, _ fingerprint: Fingerprint, _ files: [OutputFile],
      body: [UInt8]? = nil
    ) throws {
      let listing = files.map(PublishedFile.init)
      made = Ledger.Made(
        .publish, partition, fingerprint, body: body ?? listing.encoded,
        summary: listing.map { "\($0.size) \($0.path)" }.joined(separator: "\n"))
      self.files = files
    }
  }

  private func pending(
    _ receipt: Receipt, _ twins: NameTwins, _ stage: Publish, settings: String, outbox: Outbox
  ) throws -> Pending? {
    let fingerprint = fingerprint(receipt, twins, settings: settings)
    let partition = ReceiptPass.partition(
      path: receipt.arrival.path, sha256: receipt.arrival.sha256)
    if case .reuse(let entry) = ledger.verdict(.publish, partition, fingerprint),
      areThere(entry.summary, in: outbox)
    {
      return nil
    }
    return try Pending(partition, fingerprint, rendered(receipt, twins, stage))
  }

  /// The fingerprint of everything that the receipt of a file depends on.
  func fingerprint(
    _ receipt: Receipt, _ twins: NameTwins, settings: String
  ) -> Fingerprint {
    let judged = FileChain.partition(receipt.arrival)
    let place = [
      receipt.disposition.rawValue, receipt.counts ? "counts" : "-",
      receipt.revision.map(String.init) ?? "-", receipt.other?.text ?? "-",
      out.excluded.reason(receipt.arrival) ?? "",
    ].joined(separator: " ")
    let placed = out.late.findings(receipt.arrival) + receipt.findings
    let names = twins.findings(receipt.arrival.path)
    return Fingerprint(
      .publish, version: Publish.version, settings: settings,
      inputs: [
        "records": ledger.entry(.validate, judged)?.outputHash ?? "",
        "receipts": Digests.sha256(
          "\(receipt.arrival.path)\n\(receipt.arrival.receivedAt.seconds)\n\(place)"
            + (placed + names).map { "\n\($0.leaf ?? "-") \($0.found) \($0.message.vi)" }.joined()
        ).description,
      ])
  }

  /// The files of a receipt, with its findings.
  func rendered(
    _ receipt: Receipt, _ twins: NameTwins, _ stage: Publish
  ) throws -> [OutputFile] {
    let submission = try ledger.output(Validate.self, FileChain.partition(receipt.arrival))
    return stage.receipt(
      receipt.with(
        out.late.findings(receipt.arrival) + receipt.findings
          + out.excluded.findings(receipt.arrival),
        of: submission, twins.findings(receipt.arrival.path)))
  }

  private func areThere(_ summary: String, in outbox: Outbox) -> Bool {
    summary.utf8.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
      guard parts.count == 2, let size = Int(Substring(parts[0])) else { return false }
      let path = outbox.receipts + "/" + String(Substring(parts[1]))
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return attributes?[.size] as? Int == size
    }
  }
}

extension Receipt {
  /// The receipt with other findings.
  func with(findings: [Finding]) -> Receipt {
    Receipt(
      arrival: arrival, subject: subject, disposition: disposition, revision: revision,
      counts: counts, other: other, isLate: isLate, findings: findings)
  }

  /// The receipt with what was found in the file and read of it, after what is said of the file.
  func with(
    _ findings: [Finding], of submission: ValidatedSubmission, _ names: [Finding]
  ) -> Receipt {
    Receipt(
      arrival: arrival, subject: subject, disposition: disposition, revision: revision,
      counts: counts, other: other, isLate: isLate,
      findings: findings + submission.findings + names,
      omitted: submission.omitted ?? [],
      leaves: disposition == .accepted ? submission.leaves : [])
  }
}
