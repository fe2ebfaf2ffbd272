public import Domain
internal import GRDB

extension CheckpointStore {
  /// Records that a partition failed; its current checkpoint stays as it was.
  ///
  /// - Parameters:
  ///   - stage: The stage.
  ///   - partition: The partition.
  ///   - fingerprint: The SHA-256 of what the output would have depended on.
  ///   - parts: The components of the fingerprint by name.
  ///   - message: Why it failed; not empty.
  ///   - run: The run.
  ///   - at: When it failed; nil when that is not recorded.
  /// - Throws: Why the database could not do it.
  public func recordFailure(
    stage: StageName, partition: Bytewise, fingerprint: String, parts: [String: String],
    message: String, run: RunID, at: Instant? = nil
  ) throws(StoreFailure) {
    try write("record failure of \(stage.rawValue)") { db in
      try db.execute(
        sql: """
          INSERT INTO attempt (
            run_id, stage, partition, fingerprint, fingerprint_parts, state, message, ended_at)
          VALUES (?, ?, ?, ?, ?, 'failed', ?, ?)
          """,
        arguments: [
          run.rawValue, stage.rawValue, partition.text, fingerprint, FingerprintParts.encode(parts),
          message, at?.seconds,
        ])
    }
  }

  /// Every attempt of a run, the oldest first.
  public func attempts(run: RunID) throws(StoreFailure) -> [Attempt] {
    try read("list attempts") { db in
      try self.attempts(db, where: "run_id = ?", arguments: [run.rawValue])
    }
  }

  /// The last attempt of every partition whose last attempt failed or was abandoned, in order of
  /// stage and partition: the work of `retry`.
  ///
  /// A successful run computed or reused every partition, so it clears all earlier failures, even
  /// where the partition's older checkpoint became valid again.
  public func failedPartitions() throws(StoreFailure) -> [Attempt] {
    try read("list failed partitions") { db in
      try self.attempts(
        db,
        where: """
          state <> 'succeeded' AND state <> 'running' AND NOT EXISTS (
            SELECT 1 FROM attempt later
            WHERE later.stage = attempt.stage AND later.partition = attempt.partition
              AND later.id > attempt.id)
          AND NOT EXISTS (
            SELECT 1 FROM run WHERE run.id > attempt.run_id AND run.state = 'succeeded')
          """, arguments: []
      ).sorted { ($0.stage, $0.partition) < ($1.stage, $1.partition) }
    }
  }

  private func attempts(
    _ db: Database, where condition: String, arguments: StatementArguments
  ) throws -> [Attempt] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, run_id, stage, partition, state, fingerprint, output_hash, output_size, message,
          ended_at
        FROM attempt WHERE \(condition) ORDER BY id
        """, arguments: arguments
    ).map { row in
      guard let stage = try StageName(rawValue: row[at: 2]) else {
        throw StoreFailure.corrupt("an attempt names an unknown stage", at: self.path)
      }
      return try Attempt(
        id: AttemptID(rawValue: row[at: 0]), run: RunID(rawValue: row[at: 1]), stage: stage,
        partition: Bytewise(row[at: 3] as String), state: self.state(row[at: 4]),
        fingerprint: row[at: 5],
        outputHash: row[at: 6],
        outputSize: row[at: 7], message: row[at: 8],
        endedAt: (row[at: 9] as Int64?).map(Instant.init(seconds:)))
    }
  }
}
