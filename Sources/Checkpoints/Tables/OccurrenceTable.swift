internal import Domain
internal import GRDB

extension CheckpointStore {
  /// The schedule's clock; nil before the first tick.
  public func scheduleClock() throws(StoreFailure) -> ScheduleClock? {
    try read("read the schedule's clock") { db in
      try Row.fetchOne(
        db, sql: "SELECT decided_through, ticked_at, boot_id, uptime, suspicion FROM clock"
      ).map { row in
        try ScheduleClock(
          decidedThrough: Instant(seconds: row[at: 0]), tickedAt: Instant(seconds: row[at: 1]),
          bootID: row[at: 2], uptime: row[at: 3], suspicion: row[at: 4])
      }
    }
  }

  /// Begins an era of the clock: due times count from now on.
  ///
  /// - Parameters:
  ///   - clock: What the machine's clocks show.
  ///   - audit: Who begins it, and why.
  /// - Throws: Why the database could not do it.
  public func beginEra(_ clock: ScheduleClock, audit: Audit) throws(StoreFailure) {
    try write("begin an era of the clock") { db in
      try db.execute(
        sql: "INSERT INTO clock_era (began_at, reason) VALUES (?, ?)",
        arguments: [audit.at.seconds, audit.reason])
      let era = db.lastInsertedRowID
      try db.execute(
        sql: """
          INSERT INTO clock (id, era, decided_through, ticked_at, boot_id, uptime, suspicion)
          VALUES (1, ?, ?, ?, ?, ?, '')
          ON CONFLICT (id) DO UPDATE SET era = excluded.era,
            decided_through = excluded.decided_through, ticked_at = excluded.ticked_at,
            boot_id = excluded.boot_id, uptime = excluded.uptime, suspicion = ''
          """,
        arguments: [
          era, clock.decidedThrough.seconds, clock.tickedAt.seconds, clock.bootID, clock.uptime,
        ])
      try AuditTable.append(
        audit, subject: "era \(era) of the clock",
        body: try AuditTable.json([String(clock.decidedThrough.seconds)]), db)
    }
  }

  /// Records a tick and its decisions; a due time already decided stays unchanged.
  ///
  /// - Parameters:
  ///   - clock: The machine's clocks, and how far the schedule is now decided.
  ///   - decisions: The decisions.
  /// - Returns: The new decisions.
  /// - Throws: Why the database could not do it.
  @discardableResult
  public func recordTick(
    _ clock: ScheduleClock, _ decisions: [DueTime]
  ) throws(StoreFailure) -> [DueTime] {
    try write("record tick") { db in
      try db.execute(
        sql: """
          UPDATE clock SET decided_through = max(decided_through, ?), ticked_at = ?, boot_id = ?,
            uptime = ?, suspicion = ?
          """,
        arguments: [
          clock.decidedThrough.seconds, clock.tickedAt.seconds, clock.bootID, clock.uptime,
          clock.suspicion,
        ])
      guard db.changesCount == 1 else { throw self.unknown("era of the clock") }
      let insert = try db.cachedStatement(
        sql: """
          INSERT INTO occurrence (
            era, due_at, attempt, decision, expressions, reason, run_id, decided_at)
          VALUES ((SELECT era FROM clock), ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (era, due_at, attempt) DO NOTHING
          """)
      return try decisions.filter { due in
        try insert.execute(arguments: [
          due.dueAt.seconds, due.attempt, due.decision.rawValue,
          due.expressions.joined(separator: "\n"), due.reason, due.run?.rawValue,
          due.decidedAt.seconds,
        ])
        return db.changesCount == 1
      }
    }
  }

  /// Links a started due time to its run.
  public func attach(_ run: RunID, to due: DueTime) throws(StoreFailure) {
    try change(due, to: .started, reason: due.reason, run: run)
  }

  /// Records how a started due time ended.
  public func close(
    _ due: DueTime, as decision: DueTime.Decision, reason: String
  ) throws(StoreFailure) {
    try change(due, to: decision, reason: reason, run: due.run)
  }

  private func change(
    _ due: DueTime, to decision: DueTime.Decision, reason: String, run: RunID?
  ) throws(StoreFailure) {
    try write("record a due time") { db in
      try db.execute(
        sql: """
          UPDATE occurrence SET decision = ?, reason = ?, run_id = ?
          WHERE era = (SELECT era FROM clock) AND due_at = ? AND attempt = ?
          """,
        arguments: [
          decision.rawValue, reason, run?.rawValue, due.dueAt.seconds, due.attempt,
        ])
      guard db.changesCount == 1 else { throw self.unknown("due time \(due.dueAt.seconds)") }
    }
  }

  /// The due times of this era, the latest first.
  public func dueTimes(
    limit: Int, decision: DueTime.Decision? = nil
  ) throws(StoreFailure) -> [DueTime] {
    try read("list due times") { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT due_at, attempt, decision, expressions, reason, run_id, decided_at
          FROM occurrence
          WHERE era = (SELECT era FROM clock) AND (?1 IS NULL OR decision = ?1)
          ORDER BY due_at DESC, attempt DESC LIMIT ?2
          """, arguments: [decision?.rawValue, limit]
      ).map { row in
        guard let decision = try DueTime.Decision(rawValue: row[at: 2]) else {
          throw StoreFailure.corrupt("a due time has no decision", at: self.path)
        }
        return try DueTime(
          dueAt: Instant(seconds: row[at: 0]), attempt: row[at: 1], decision: decision,
          expressions: (row[at: 3] as String).split(separator: "\n").map(String.init),
          reason: row[at: 4],
          run: (row[at: 5] as Int64?).map(RunID.init(rawValue:)),
          decidedAt: Instant(seconds: row[at: 6]))
      }
    }
  }

  /// A run by its number; nil when there is none.
  public func run(_ id: RunID) throws(StoreFailure) -> Run? {
    try read("read run") { db in try self.runs(db, where: "id = ?", arguments: [id.rawValue]).first
    }
  }
}
