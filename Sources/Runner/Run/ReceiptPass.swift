internal import Digests
internal import Disk
internal import Domain
internal import Foundation
internal import Stages

/// Writes a receipt for every file, and the indexes of the receipts.
struct ReceiptPass {
  /// The round.
  let round: Round
  /// Publish as receipts run it: they belong to no edition.
  let publish: ConfiguredStage<Publish>
  /// The checkpoints.
  let ledger: Ledger
  /// The threads.
  let workers: Workers
  /// Which files are out of the count.
  let out: OutOfCount

  /// The partition of publish that writes the receipt of a file.
  static func partition(path: Bytewise, sha256: String) -> Bytewise {
    "receipts/\(path)/\(sha256)"
  }

  /// Writes the receipts that are new, changed or gone from Outbox; a chunk of them is durable
  /// before the database says so.
  ///
  /// A content that came to its path again has one receipt, of the last time.
  ///
  /// - Returns: How many receipts were written.
  func write(_ files: [SettledFile], to outbox: Outbox) throws -> Int {
    var written = 0
    let twins = NameTwins(files.map(\.arrival.path), round)
    for chunk in ReceiptPass.latest(files).chunks(of: 256) {
      let due = try workers.map(Array(chunk)) { file in
        try step(
          ReceiptPass.partition(path: file.arrival.path, sha256: file.arrival.sha256),
          inputs(file, twins), outbox
        ) { .receipt(try receipt(file, twins)) }
      }.compactMap { $0 }
      try write(due, to: outbox)
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
      if let folder = try? RenderedFiles(encoded: body).folder { folders.append(folder) }
    }
    return folders
  }

  /// Writes the indexes of receipts that are new, changed or gone from Outbox.
  ///
  /// - Returns: How many were written.
  func write(_ folders: ReceiptFolders, to outbox: Outbox) throws -> Int {
    let all = folders.folders
    @Sendable func inputs(_ folders: [ReceiptFolder]) -> Fingerprint.Inputs {
      ["receipts": Digests.sha256(folders.encoded).description]
    }
    var written = 0
    for chunk in all.chunks(of: 256) {
      let due = try workers.map(Array(chunk)) { folder in
        try step(
          ReceiptPass.partition(path: folder.folder, sha256: ReceiptPass.index),
          inputs([folder]), outbox
        ) { .receiptIndex(folder) }
      }.compactMap { $0 }
      try write(due, to: outbox)
      written += due.count
    }
    let list = try step(
      ReceiptPass.partition(path: "", sha256: "folders"), inputs(all), outbox
    ) { .receiptFolders(all) }
    try write([list].compactMap { $0 }, to: outbox)
    return written + (list == nil ? 0 : 1)
  }

  /// A part of what is published beside the generations; nil for one that lies in Outbox as it
  /// would be made.
  private func step(
    _ partition: Bytewise, _ inputs: Fingerprint.Inputs, _ outbox: Outbox,
    _ part: () throws -> Publish.Part
  ) throws -> Due? {
    var batch: [Ledger.Made] = []
    let rendered = try ledger.step(
      publish, partition, inputs, into: &batch, ifWhole: { areThere($0.summary, in: outbox) },
      from: part)
    return try batch.first.map { Due(made: $0, files: try rendered.output().files) }
  }

  /// The files without the earlier times of one that came again.
  static func latest(_ files: [SettledFile]) -> [SettledFile] {
    var seen: Set<FileKey> = []
    return files.reversed().filter {
      seen.insert(FileKey($0.arrival)).inserted
    }.reversed()
  }

  /// Writes files durably, then records them.
  private func write(_ due: [Due], to outbox: Outbox) throws {
    guard !due.isEmpty else { return }
    try ledger.meter.measure(.publish) { try store(due, in: outbox) }
    try ledger.record(due.map(\.made))
  }

  private func store(_ due: [Due], in outbox: Outbox) throws {
    guard var current = due.first else { return }
    do {
      var staged: [(Due, DurableFolder.Staged)] = []
      // Contents before names: a name that lasts may not lead to bytes that a power cut took.
      try DurableFolder.withDurability(of: outbox.receipts, access: outbox.access) {
        let folder = DurableFolder(
          root: outbox.receipts, access: outbox.access, isOwn: true)
        for next in due {
          current = next
          for file in next.files {
            staged.append((next, try folder.stage(file, number: staged.count)))
          }
        }
      }
      try DurableFolder.withDurability(of: outbox.receipts, access: outbox.access) {
        for (next, file) in staged {
          current = next
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

  /// A checkpoint that is due, and its files.
  private struct Due: Sendable {
    let made: Ledger.Made
    let files: [OutputFile]
  }

  /// The digests of everything that the receipt of a file depends on.
  func inputs(_ file: SettledFile, _ twins: NameTwins) -> Fingerprint.Inputs {
    let receipt = file.receipt
    let place = [
      receipt.disposition.rawValue, receipt.counts ? "counts" : "-",
      receipt.revision.map(String.init) ?? "-", receipt.other?.text ?? "-",
      out.excluded.reason(receipt.arrival) ?? "",
    ].joined(separator: " ")
    let placed = out.late.findings(receipt.arrival) + receipt.findings
    let names = twins.findings(receipt.arrival.path)
    return [
      "records": file.judged.submission.digest,
      "receipts": Digests.sha256(
        "\(receipt.arrival.path)\n\(receipt.arrival.receivedAt.seconds)\n\(place)"
          + (placed + names).map { "\n\($0.leaf ?? "-") \($0.found) \($0.message.vi)" }.joined()
      ).description,
    ]
  }

  /// The receipt of a file with everything that was found and read.
  func receipt(_ file: SettledFile, _ twins: NameTwins) throws -> Receipt {
    let (receipt, submission) = (file.receipt, try file.judged.submission.output())
    return receipt.with(
      out.late.findings(receipt.arrival) + receipt.findings
        + out.excluded.findings(receipt.arrival),
      of: submission, twins.findings(receipt.arrival.path))
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
