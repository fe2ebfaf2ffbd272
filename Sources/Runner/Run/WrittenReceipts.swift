internal import Checkpoints
internal import Digests
internal import Disk
internal import Domain
internal import Foundation

/// The receipts in Outbox as a memory of what a restored database has forgotten.
struct WrittenReceipts {
  /// The Outbox and Inbox folders.
  let outbox: String, inbox: String

  private struct Receipt: Decodable {
    struct Entry: Decodable {
      let code: String
    }

    let file: Bytewise, sha256: String, receivedAt: String
    let findings: [Entry]

    var isExcluded: Bool { findings.contains { $0.code == FindingCode.excluded.rawValue } }
  }

  /// Finds what came or was decided after the backup, and lets the database recall when the files
  /// that still lie in Inbox came.
  ///
  /// - Parameters:
  ///   - store: The restored database.
  ///   - at: The time of the restoration.
  /// - Returns: The files it does not know, and the decisions it does not know.
  /// - Throws: Why the database could not do it.
  func compare(
    with store: CheckpointStore, at: Instant
  ) throws -> (unknown: [RestoreReport.Unknown], undecided: [RestoreReport.Undecided]) {
    func key(_ path: Bytewise, _ sha256: String, at seconds: Int64) -> FileKey {
      FileKey(path, "\(sha256) \(seconds)")
    }
    // A content that came to its path again is known only with the time at which it did.
    let known = Set(
      try store.arrivals().map { key($0.path, $0.sha256, at: $0.receivedAt.seconds) })
    let excluded = Set(try store.exclusions().map { FileKey($0.path, $0.sha256) })
    let formatter = ISO8601DateFormatter()
    var unknown: [RestoreReport.Unknown] = []
    var undecided: [RestoreReport.Undecided] = []
    var recalled: [(file: SeenFile, since: Instant)] = []
    for receipt in receipts() where receipt.file != ReceivedRegister.path {
      if receipt.isExcluded != excluded.contains(FileKey(receipt.file, receipt.sha256)) {
        undecided.append(
          RestoreReport.Undecided(path: receipt.file, wasExcluded: receipt.isExcluded))
      }
      let since = formatter.date(from: receipt.receivedAt).map {
        Instant(seconds: Int64($0.timeIntervalSince1970.rounded(.toNearestOrEven)))
      }
      guard
        !known.contains(key(receipt.file, receipt.sha256, at: since?.seconds ?? .min))
      else { continue }
      let size = sizeInInbox(receipt)
      unknown.append(RestoreReport.Unknown(path: receipt.file, isInInbox: size != nil))
      if let size, let since {
        recalled.append((SeenFile(path: receipt.file, size: size, sha256: receipt.sha256), since))
      }
    }
    try store.recall(recalled, at: at)
    return (unknown, undecided)
  }

  private func receipts() -> [Receipt] {
    let folder = outbox + "/receipts"
    let names = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]) ?? []
    return names.filter { Bytewise($0).hasSuffix(".json") }.sortedByBytes().compactMap { name in
      guard case .bytes(let bytes) = RegularFile.read(folder + "/" + name) else { return nil }
      return try? CanonicalJSON.decode(Receipt.self, from: bytes)
    }
  }

  /// The size of the receipt's file, if its bytes still lie in Inbox.
  private func sizeInInbox(_ receipt: Receipt) -> Int? {
    guard case .bytes(let bytes) = RegularFile.read("\(inbox)/\(receipt.file)"),
      Digests.sha256(bytes).description.isSame(as: receipt.sha256)
    else { return nil }
    return bytes.count
  }
}
