internal import Checkpoints
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

  /// A submission of which a person decided after the backup whether it counts.
  public struct Undecided: Sendable, Codable, Hashable {
    /// The path below Inbox.
    public let path: String
    /// Whether its receipt says that it was taken out of the count.
    public let wasExcluded: Bool
  }

  /// Why the database was given up.
  public let damage: String
  /// Where the damaged files lie now, untouched.
  public let setAside: String
  /// The backup the database is made of; nil when there was none and the next run begins anew.
  public let backup: String?
  /// The files that came after the backup; those that are not in Inbox any more are lost.
  public let unknown: [Unknown]
  /// What was decided after the backup, and has to be decided again.
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
      let database = pipeline.databasePath
      guard let damage = try damage(of: database) else {
        throw RunnerFailure(
          .data, cause: "'\(database)' is whole; there is nothing to restore",
          mend: "look for the trouble with: parindex status")
      }
      let stamp = String(clock().seconds)
      let aside = pipeline.settings.checkpointsPath + "/damaged-\(stamp)"
      try DurableFolder.makeFolder(aside)
      // The log first: a database without its log is recognised, a log without its database too.
      for suffix in ["-wal", "-shm", ""]
      where FileManager.default.fileExists(atPath: database + suffix) {
        try DurableFolder.rename(
          database + suffix, to: "\(aside)/\(pipeline.round.id).sqlite\(suffix)")
      }
      let backup = source(damage, aside: aside)
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
      let receipts = WrittenReceipts(
        outbox: pipeline.settings.outboxPath, inbox: pipeline.settings.inboxPath)
      let (unknown, undecided) = try receipts.compare(with: store, at: clock())
      let noted = try UnknownGeneration(outbox: outbox, store: store).number()
      try store.record(
        Audit(
          who: request.actor, verb: UnknownGeneration.restoration, reason: damage.what,
          at: clock()),
        subject: backup ?? "a new database",
        body: String(decoding: try CanonicalJSON.encode(noted.map { [$0] } ?? []), as: UTF8.self))
      return RestoreReport(
        damage: damage.what, setAside: aside, backup: backup, unknown: unknown, undecided: undecided
      )
    }
  }

  private var outbox: Outbox {
    Outbox(root: pipeline.settings.outboxPath, round: pipeline.round.id)
  }

  private struct Damage {
    let what: String
    /// How many rows the audit chain has, when the database is whole but an older state of itself.
    var rows: Int64?
  }

  private func damage(of path: String) throws -> Damage? {
    do {
      let store = try CheckpointStore(path: path)
      try store.scrub()
      let unknown = try UnknownGeneration(outbox: outbox, store: store).number()
      let rows = try store.auditRows()
      try store.close()
      return unknown.map { Damage(what: UnknownGeneration.damage($0), rows: rows) }
    } catch let failure as StoreFailure {
      return failure.kind == .corrupt ? Damage(what: failure.what) : nil
    }
  }

  /// What the database is made of again: the last good backup, unless an older state of the
  /// database is later than that.
  private func source(_ damage: Damage, aside: String) -> String? {
    let backup = lastGoodBackup()
    guard let rows = damage.rows, rows >= backup?.rows ?? 0 else { return backup?.path }
    return "\(aside)/\(pipeline.round.id).sqlite"
  }

  /// The newest backup that opens and is whole; their names sort by time.
  private func lastGoodBackup() -> (path: String, rows: Int64)? {
    let folder = pipeline.settings.checkpointsPath + "/backups"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted(by: >)
    where name.hasPrefix(pipeline.round.id + "-") && name.hasSuffix(".sqlite") {
      let path = folder + "/" + name
      if let rows = try? CheckpointStore.drill(path) { return (path, rows) }
    }
    return nil
  }
}
