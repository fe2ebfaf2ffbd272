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
      do {
        return try restoreDatabase()
      } catch let failure as RunnerFailure where failure.kind == .io {
        throw RunnerFailure(
          .io, cause: failure.cause,
          mend: "free space or check the disk, then: parindex restore")
      }
    }
  }

  private func restoreDatabase() throws -> RestoreReport {
    let database = pipeline.databasePath
    let staged = CheckpointStore.placeOfRestored(database)
    CheckpointStore.sweepUnfinished(
      in: Backups(pipeline).folder, prefix: pipeline.round.id + "-")
    let damage: String
    let backup: String?
    if FileManager.default.fileExists(atPath: staged) {
      (damage, backup) = ("a restore was interrupted", staged)
    } else {
      let last = try lastGoodBackup()
      guard let found = try self.damage(of: database, hasBackup: last != nil) else {
        throw RunnerFailure(
          .data, cause: "'\(database)' is whole; there is nothing to restore",
          mend: "look for the trouble with: parindex status")
      }
      (damage, backup) = (found, last)
      if let last { try stage(last, as: staged, because: found) }
    }
    let aside = try setAside(database)
    if backup != nil { try DurableFolder.rename(staged, to: database) }
    try DurableFolder.syncFolder(pipeline.settings.checkpointsPath)
    let store = try openStore()
    if backup == nil { try store.record(note(damage), subject: "a new database") }
    return RestoreReport(
      damage: damage, setAside: aside, backup: backup, unknown: try unknown(to: store))
  }

  private func note(_ damage: String) -> Audit {
    Audit(who: request.actor, verb: "restore", reason: damage, at: clock())
  }

  /// Moves the damaged files into a folder of their own.
  ///
  /// The database goes first: its log alone is recognised as damage, a database without its log
  /// might pass for an older state.
  private func setAside(_ database: String) throws -> String {
    let aside = pipeline.settings.checkpointsPath + "/damaged-\(clock().seconds)"
    try DurableFolder.makeDurableFolder(aside)
    for suffix in ["", "-wal", "-shm"]
    where FileManager.default.fileExists(atPath: database + suffix) {
      try DurableFolder.rename(
        database + suffix, to: "\(aside)/\(pipeline.round.id).sqlite\(suffix)")
      try DurableFolder.syncFolder(aside)
      try DurableFolder.syncFolder(pipeline.settings.checkpointsPath)
    }
    return aside
  }

  /// Copies a backup beside the database's place and notes the restore in it; from the moment it
  /// has its name there, an interrupted restore is gone on with and nothing else is done.
  private func stage(_ backup: String, as staged: String, because damage: String) throws {
    let made = "\(pipeline.databasePath).new-\(ProcessInfo.processInfo.processIdentifier)"
    do {
      try FileManager.default.copyItem(atPath: backup, toPath: made)
    } catch {
      throw RunnerFailure(
        .io, cause: "'\(backup)' cannot be copied: \(error.localizedDescription)", mend: "")
    }
    let store = try CheckpointStore(path: made)
    try store.record(note(damage), subject: backup)
    try store.close()
    try DurableFolder.syncFile(made)
    try DurableFolder.rename(made, to: staged)
    try DurableFolder.syncFolder(pipeline.settings.checkpointsPath)
  }

  /// What is wrong with the database; nil when it is whole, or not there and never was backed up.
  private func damage(of path: String, hasBackup: Bool) throws -> String? {
    if hasBackup, !FileManager.default.fileExists(atPath: path) {
      return "the database file is gone"
    }
    do {
      let store = try CheckpointStore(path: path)
      try store.integrityCheck()
      if case .broken(let row, let reason) = try store.verifyAuditChain() {
        return "row \(row) of the audit chain: \(reason)"
      }
      try store.close()
      return nil
    } catch {
      guard error.kind == .corrupt else { throw error }
      return error.what
    }
  }

  /// The newest backup that opens and is whole; their names sort by time.
  ///
  /// One that the disk does not let us read stops the restore: an older one would bury what only
  /// the newest knows.
  private func lastGoodBackup() throws -> String? {
    let backups = Backups(pipeline)
    for name in backups.names {
      do {
        try CheckpointStore.drill("\(backups.folder)/\(name)")
        return "\(backups.folder)/\(name)"
      } catch {
        guard error.kind == .corrupt else { throw error }
      }
    }
    return nil
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
