public import Domain
internal import GRDB

extension CheckpointStore {
  /// Begins a run.
  ///
  /// - Parameters:
  ///   - command: Its name in the history.
  ///   - codeVersion: The version of the program.
  ///   - at: When it begins.
  ///   - audit: Who requests it and why; nil unless a person does.
  /// - Returns: The run's number.
  /// - Throws: Why the database could not do it.
  public func beginRun(
    command: String, codeVersion: String, at: Instant, audit: Audit? = nil
  ) throws(StoreFailure) -> RunID {
    try write("begin run") { db in
      try db.execute(
        sql: """
          INSERT INTO run (command, code_version, state, began_at) VALUES (?, ?, 'running', ?)
          """, arguments: [command, codeVersion, at.seconds])
      let run = RunID(rawValue: db.lastInsertedRowID)
      if let audit {
        try AuditTable.append(
          audit, subject: "run \(run.rawValue)", body: try AuditTable.json([command]), db)
      }
      return run
    }
  }

  /// Ends a run.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - state: How it ended.
  ///   - exitCode: The exit code of its process.
  ///   - cause: Why it failed; empty otherwise.
  ///   - at: When it ended.
  /// - Throws: A failure of kind `defect` when the run is not running.
  public func endRun(
    _ run: RunID, state: Run.State, exitCode: Int32, cause: String = "", at: Instant
  ) throws(StoreFailure) {
    try write("end run") { db in
      try db.execute(
        sql: "UPDATE run SET state = ?, exit_code = ?, cause = ?, ended_at = ? WHERE id = ?",
        arguments: [state.rawValue, exitCode, cause, at.seconds, run.rawValue])
      guard db.changesCount == 1 else { throw self.unknown("run \(run.rawValue)") }
    }
  }

  /// The last runs, the newest first.
  public func runs(limit: Int) throws(StoreFailure) -> [Run] {
    try read("list runs") { db in
      try self.runs(db, where: "true", arguments: [], limit: limit)
    }
  }

  /// The last successful run; nil when there is none.
  public func lastSuccess() throws(StoreFailure) -> Run? {
    try read("find the last success") { db in
      try self.runs(db, where: "state = 'succeeded'", arguments: [], limit: 1).first
    }
  }

  /// How many runs are in each state.
  public func runCounts() throws(StoreFailure) -> [Run.State: Int] {
    try read("count runs") { db in
      let rows = try Row.fetchAll(db, sql: "SELECT state, count(*) FROM run GROUP BY state")
      var counts: [Run.State: Int] = [:]
      for row in rows { try counts[self.state(row[at: 0])] = row[at: 1] }
      return counts
    }
  }

  /// The runs that meet a condition, newest first.
  func runs(
    _ db: Database, where condition: String, arguments: StatementArguments, limit: Int = -1
  ) throws -> [Run] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, command, code_version, state, began_at, ended_at, exit_code, cause
        FROM run WHERE \(condition) ORDER BY id DESC LIMIT \(limit)
        """, arguments: arguments
    ).map { row in
      try Run(
        id: RunID(rawValue: row[at: 0]), command: row[at: 1], codeVersion: row[at: 2],
        state: state(row[at: 3]), beganAt: Instant(seconds: row[at: 4]),
        endedAt: (row[at: 5] as Int64?).map(Instant.init(seconds:)), exitCode: row[at: 6],
        cause: row[at: 7])
    }
  }

  /// Marks the runs and attempts of dead processes as abandoned; called by the lease holder before
  /// it begins its own run.
  ///
  /// - Parameter at: When they were found.
  /// - Returns: The runs that were found.
  /// - Throws: Why the database could not do it.
  @discardableResult
  public func abandonUnfinished(at: Instant) throws(StoreFailure) -> [RunID] {
    try write("abandon unfinished") { db in
      let runs = try Int64.fetchAll(
        db, sql: "SELECT id FROM run WHERE state = 'running' ORDER BY id")
      for table in ["attempt", "run"] {
        try db.execute(
          sql: "UPDATE \(table) SET state = 'abandoned', ended_at = ? WHERE state = 'running'",
          arguments: [at.seconds])
      }
      return runs.map(RunID.init(rawValue:))
    }
  }

  /// A state as it is stored.
  func state(_ text: String) throws -> Run.State {
    guard let state = Run.State(rawValue: text) else {
      throw StoreFailure.corrupt("'\(text)' is not a run state", at: path)
    }
    return state
  }

  /// A failure for a missing record.
  func unknown(_ what: String) -> StoreFailure {
    StoreFailure(
      .defect, "there is no \(what)", at: path, hint: "Report this with the run's log.")
  }
}
