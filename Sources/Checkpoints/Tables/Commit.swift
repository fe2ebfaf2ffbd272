public import Domain
internal import Foundation
internal import GRDB

extension CheckpointStore {
  /// Stores outputs and arrivals and makes the outputs current, in one durable transaction.
  ///
  /// - Parameters:
  ///   - completed: The outputs, of any stages.
  ///   - arrivals: The files that arrived, with the originals not archived yet.
  ///   - run: The run.
  ///   - at: When they were completed; nil when that is not recorded.
  /// - Throws: Why the database could not do it.
  public func commit(
    _ completed: [CompletedPartition], arrivals: [NewArrival] = [], run: RunID, at: Instant? = nil
  ) throws(StoreFailure) {
    try write("commit") { db in
      let statements = try CommitStatements(db)
      for arrival in arrivals { try self.insert(arrival, db) }
      for partition in completed {
        try self.insert(partition, run: run, at: at, statements, db)
      }
    }
    #if PARINDEX_FAULTS
      if BrokenStore.doneFirst.isOn {
        try write("commit") { db in try BrokenStore.storeLeftOut(completed, db) }
      }
    #endif
  }

  private struct CommitStatements {
    let succeed: Statement
    let body: Statement
    let current: Statement

    init(_ db: Database) throws {
      succeed = try db.cachedStatement(
        sql: """
          INSERT INTO attempt (
            run_id, stage, partition, fingerprint, fingerprint_parts, output_hash, output_size,
            summary, ended_at, state)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'succeeded')
          """)
      body = try db.cachedStatement(
        sql: "INSERT INTO checkpoint (attempt_id, encoding, size, body) VALUES (?, ?, ?, ?)")
      current = try db.cachedStatement(
        sql: """
          INSERT INTO current (stage, partition, attempt_id) VALUES (?, ?, ?)
          ON CONFLICT (stage, partition) DO UPDATE SET attempt_id = excluded.attempt_id
          """)
    }
  }

  private func insert(
    _ completed: CompletedPartition, run: RunID, at: Instant?, _ statements: CommitStatements,
    _ db: Database
  ) throws {
    let stage = completed.stage.rawValue
    try statements.succeed.execute(arguments: [
      run.rawValue, stage, completed.partition.text, completed.fingerprint,
      FingerprintParts.encode(completed.parts), completed.outputHash, completed.body.size,
      completed.summary, at?.seconds,
    ])
    let id = db.lastInsertedRowID
    #if PARINDEX_FAULTS
      if BrokenStore.doneFirst.isOn {
        try Seal.seal(.attempt, id, db)
        try statements.current.execute(arguments: [stage, completed.partition.text, id])
        return
      }
    #endif
    try statements.body.execute(arguments: [
      id, completed.body.isDeflated ? "json.z" : "json", completed.body.size,
      Data(completed.body.data),
    ])
    try Seal.seal(.attempt, id, db)
    try statements.current.execute(arguments: [stage, completed.partition.text, id])
  }
}
