internal import Checkpoints
internal import Digests
internal import Domain
internal import Foundation

/// What restoring the database from a backup did, and what it could not bring back.
public struct RestoreReport: Sendable, Codable, Hashable {
  /// A file with a receipt in Outbox that the backup does not know.
  public struct Unknown: Sendable, Codable, Hashable {
    /// The path below Inbox.
    public let path: String
    /// Whether its bytes still lie in Inbox, so that the next run takes them again.
    public let isInInbox: Bool
  }

  /// Why the database was given up.
  public let damage: String
  /// Where the damaged files lie now, untouched.
  public let setAside: String
  /// The backup the database is made of; nil when there was none and the next run begins anew.
  public let backup: String?
  /// The files that came after the backup; those that are not in Inbox any more are lost.
  public let unknown: [Unknown]
}

extension Runner {
  /// Sets a damaged database aside untouched and puts the last good backup in its place; the next
  /// run takes what came since from Inbox.
  ///
  /// - Returns: What was done, and what is lost.
  /// - Throws: `RunnerFailure` when the database is whole, or a file cannot be moved.
  public func restore() throws -> RestoreReport {
    try Runner.mapped {
      let database = pipeline.databasePath
      guard let damage = damage(of: database) else {
        throw RunnerFailure(
          .data, cause: "'\(database)' is whole; there is nothing to restore",
          mend: "look for the trouble with: parindex status")
      }
      let backup = lastGoodBackup()
      let stamp = String(clock().seconds)
      let aside = pipeline.settings.checkpointsPath + "/damaged-\(stamp)"
      try DurableFolder.makeDurableFolder(aside)
      // The log first: a database without its log is recognised, a log without its database too.
      for suffix in ["-wal", "-shm", ""]
      where FileManager.default.fileExists(atPath: database + suffix) {
        try DurableFolder.rename(
          database + suffix, to: "\(aside)/\(pipeline.round.id).sqlite\(suffix)")
      }
      if let backup {
        let made = database + ".restored"
        try? FileManager.default.removeItem(atPath: made)
        try FileManager.default.copyItem(atPath: backup, toPath: made)
        try DurableFolder.syncFile(made)
        try DurableFolder.rename(made, to: database)
      }
      try DurableFolder.syncFolder(aside)
      try DurableFolder.syncFolder(pipeline.settings.checkpointsPath)
      let store = try openStore()
      try store.record(
        Audit(who: request.actor, verb: "restore", reason: damage, at: clock()),
        subject: backup ?? "a new database")
      return RestoreReport(
        damage: damage, setAside: aside, backup: backup, unknown: try unknown(to: store))
    }
  }

  private func damage(of path: String) -> String? {
    do {
      let store = try CheckpointStore(path: path)
      try store.integrityCheck()
      if case .broken(let row, let reason) = try store.verifyAuditChain() {
        return "row \(row) of the audit chain: \(reason)"
      }
      try store.close()
      return nil
    } catch {
      return error.kind == .corrupt ? error.what : nil
    }
  }

  /// The newest backup that opens and is whole; their names sort by time.
  private func lastGoodBackup() -> String? {
    let folder = pipeline.settings.checkpointsPath + "/backups"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix(pipeline.round.id + "-") && $0.hasSuffix(".sqlite") }
      .sorted(by: >).map { folder + "/" + $0 }
      .first { (try? CheckpointStore.drill($0)) != nil }
  }

  /// The files with receipts in Outbox that the database does not know.
  private func unknown(to store: CheckpointStore) throws -> [RestoreReport.Unknown] {
    struct Written: Decodable {
      let file: String, sha256: String
    }
    let known = Set(try store.arrivals().map { BytewiseKey($0.path, $0.sha256) })
    let receipts = pipeline.settings.outboxPath + "/receipts"
    let names = (FileManager.default.enumerator(atPath: receipts)?.allObjects as? [String]) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
      guard case .bytes(let bytes) = InboxFile.read(receipts + "/" + name),
        let written = try? CanonicalJSON.decode(Written.self, from: bytes),
        !known.contains(BytewiseKey(written.file, written.sha256))
      else { return nil }
      guard
        case .bytes(let there) = InboxFile.read(pipeline.settings.inboxPath + "/" + written.file)
      else { return RestoreReport.Unknown(path: written.file, isInInbox: false) }
      return RestoreReport.Unknown(
        path: written.file,
        isInInbox: Digests.sha256(there).description == written.sha256)
    }
  }
}
