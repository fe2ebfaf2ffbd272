internal import Checkpoints
public import Domain
internal import Definitions
internal import Disk
internal import Foundation

/// The result of restoring the database from a backup, and the losses.
public struct RestoreReport: Sendable, Codable, Hashable {
  /// A file with a receipt in Outbox that the backup does not know.
  public struct Unknown: Sendable, Codable, Hashable {
    /// The path below Inbox.
    public let path: Bytewise
    /// Whether its bytes still lie in Inbox, so that the next run takes them again.
    public let isInInbox: Bool
  }

  /// A submission of which a person decided after the backup whether it counts.
  public struct Undecided: Sendable, Codable, Hashable {
    /// The path below Inbox.
    public let path: Bytewise
    /// Whether its receipt says that it was taken out of the count.
    public let wasExcluded: Bool
  }

  /// Why the database was given up.
  public let damage: String
  /// The place of the damaged files, untouched.
  public let setAside: String
  /// The backup the database is made of; nil when there was none and the next run begins anew.
  public let backup: String?
  /// The files that came after the backup; those that are not in Inbox any more are lost.
  public let unknown: [Unknown]
  /// The decisions made after the backup, to be made again.
  public let undecided: [Undecided]
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
      } catch {
        guard let failure = RunnerFailure(error), failure.kind == .io else { throw error }
        throw RunnerFailure(
          .io, cause: failure.cause,
          mend: "free space or check the disk, then: parindex restore")
      }
    }
  }

  private func restoreDatabase() throws -> RestoreReport {
    try requireOwnFolders()
    let database = pipeline.databasePath
    let staged = CheckpointStore.placeOfRestored(database)
    Backups(pipeline).sweep()
    let damage: String
    let source: String?
    if FileManager.default.fileExists(atPath: staged) {
      (damage, source) = ("a restore was interrupted", staged)
    } else {
      let last = try lastGoodBackup()
      guard let found = try self.damage(of: database, hasBackup: last != nil) else {
        throw RunnerFailure(
          .data, cause: "'\(database)' is whole; there is nothing to restore",
          mend: "look for the trouble with: parindex status")
      }
      // An older state of the database itself is better than a backup that is older still.
      let isLater = found.rows.map { $0 >= last?.rows ?? 0 } ?? false
      (damage, source) = (found.what, isLater ? database : last?.path)
      if let source { try stage(source, as: staged, because: damage) }
    }
    let aside = try setAside(database)
    // The older state itself was set aside; that is where a person finds it.
    let restored = source == database ? "\(aside)/\(pipeline.round.id).sqlite" : source
    if source != nil { try DurableFolder.rename(staged, to: database) }
    try DurableFolder.syncFolder(pipeline.settings.checkpointsPath)
    let store = try openStore()
    let receipts = WrittenReceipts(
      outbox: pipeline.settings.outboxPath, inbox: pipeline.settings.inboxPath)
    let (unknown, undecided) = try receipts.compare(with: store, at: clock())
    let noted = try UnknownGeneration(outbox: outbox, store: store).unknown()
    try store.record(
      note(damage), subject: restored ?? "a new database",
      body: String(decoding: try CanonicalJSON.encode(noted), as: UTF8.self))
    try remember(Backups(pipeline), in: store)
    return RestoreReport(
      damage: damage, setAside: aside, backup: restored, unknown: unknown, undecided: undecided)
  }

  /// Tells the restored database of the newest backup: a copy is made before its own is recorded.
  private func remember(_ backups: Backups, in store: CheckpointStore) throws {
    guard pipeline.settings.backupsKept != nil, let name = backups.names.first,
      let at = backups.moment(of: name), try store.nightlyBackup().map({ $0.triedAt < at }) ?? true
    else { return }
    let file = backups.folder + "/" + name
    // Every backup that the database speaks of has its row.
    try store.record(
      Audit(
        who: request.actor, verb: "backup", reason: "found beside the restored database",
        at: clock()), subject: file)
    try store.record(NightlyBackup(triedAt: at, file: file, fault: ""))
  }

  private func note(_ damage: String) -> Audit {
    Audit(
      who: request.actor, verb: UnknownGeneration.restoration, reason: damage, at: clock())
  }

  /// Moves the damaged files into a folder of their own.
  ///
  /// The database goes first: its log alone is recognised as damage, a database without its log
  /// might pass for an older state.
  private func setAside(_ database: String) throws -> String {
    let aside = pipeline.settings.checkpointsPath + "/damaged-\(clock().seconds)"
    try DurableFolder.makeDurableFolder(aside, access: .ownerOnly)
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

  private struct Damage {
    let what: String
    /// How many rows the audit chain has, when the database is whole but an older state of itself.
    var rows: Int64?
  }

  /// The fault of the database; nil when it is whole, or not there and never was backed up.
  private func damage(of path: String, hasBackup: Bool) throws -> Damage? {
    if hasBackup, !FileManager.default.fileExists(atPath: path) {
      return Damage(what: "the database file is gone")
    }
    do {
      return try confirmed(path) {
        let store = try CheckpointStore(path: path)
        try store.scrub()
        let unknown = try UnknownGeneration(outbox: outbox, store: store).number()
        let rows = try store.auditRows()
        let changed = try HistoryCheck(store: store, outbox: outbox).fault()
        try store.close()
        if let changed { return Damage(what: changed) }
        return unknown.map { Damage(what: UnknownGeneration.damage($0), rows: rows) }
      }
    } catch let failure as StoreFailure {
      guard failure.isDamage else { throw failure }
      return Damage(what: failure.what)
    }
  }

  /// The newest backup that opens and is whole, and how many rows its audit chain has; the names
  /// of backups sort by time.
  ///
  /// One that the disk does not let us read stops the restore: an older one would bury what only
  /// the newest knows.
  private func lastGoodBackup() throws -> (path: String, rows: Int64)? {
    let backups = Backups(pipeline)
    for name in backups.names {
      let path = "\(backups.folder)/\(name)"
      do {
        return (path, try confirmed(path) { try CheckpointStore.drill(path) })
      } catch let failure as StoreFailure where failure.isDamage {
        continue
      }
    }
    return nil
  }

  /// The result of checking a database; damage is believed when it shows twice and every
  /// byte can be read between.
  ///
  /// SQLite calls a database malformed also where the disk failed to give it a page of the schema.
  private func confirmed<Result>(_ path: String, _ check: () throws -> Result) throws -> Result {
    do {
      return try check()
    } catch let failure as StoreFailure where failure.isDamage {
      try CheckpointStore.readThrough(path)
      return try check()
    }
  }
}
