internal import Domain
internal import GRDB

extension CheckpointStore {
  /// Takes the lease unless a living process holds it; takes over a dead process's lease with a row
  /// in the audit chain.
  ///
  /// - Parameters:
  ///   - holder: The process that asks.
  ///   - isAlive: Whether a process still runs; called only for another holder, and must be fast.
  /// - Returns: Who holds it now.
  /// - Throws: Why the database could not do it.
  public func acquireLease(
    _ holder: LeaseHolder, isAlive: (LeaseHolder) -> Bool
  ) throws(StoreFailure) -> LeaseAnswer {
    try write("take the lease") { db in
      let current = try Self.holder(db)
      if let current, !current.isSameProcess(as: holder), isAlive(current) {
        return .held(by: current)
      }
      try db.execute(
        sql: """
          INSERT INTO lease (id, boot_id, pid, process_start, command, since)
          VALUES (1, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET boot_id = excluded.boot_id, pid = excluded.pid,
            process_start = excluded.process_start, command = excluded.command,
            since = excluded.since
          """,
        arguments: [
          holder.bootID, holder.pid, holder.processStart, holder.command, holder.since.seconds,
        ])
      guard let current, !current.isSameProcess(as: holder) else { return .acquired(from: nil) }
      try AuditTable.append(
        Audit(
          who: "process \(holder.pid)", verb: "take over the lease",
          reason: "its holder is dead", at: holder.since),
        subject: "lease of process \(current.pid)",
        body: try AuditTable.json([current.bootID, String(current.processStart), current.command]),
        db)
      return .acquired(from: current)
    }
  }

  /// Releases the lease; does nothing when another process holds it.
  public func releaseLease(_ holder: LeaseHolder) throws(StoreFailure) {
    try write("give the lease back") { db in
      try db.execute(
        sql: "DELETE FROM lease WHERE boot_id = ? AND pid = ? AND process_start = ?",
        arguments: [holder.bootID, holder.pid, holder.processStart])
    }
  }

  /// The holder of the lease; nil when it is free.
  public func leaseHolder() throws(StoreFailure) -> LeaseHolder? {
    try read("read the lease") { db in try Self.holder(db) }
  }

  private static func holder(_ db: Database) throws -> LeaseHolder? {
    try Row.fetchOne(
      db, sql: "SELECT boot_id, pid, process_start, command, since FROM lease"
    ).map { row in
      try LeaseHolder(
        bootID: row[at: 0], pid: row[at: 1], processStart: row[at: 2], command: row[at: 3],
        since: Instant(seconds: row[at: 4]))
    }
  }
}
