public import Domain
internal import GRDB

extension CheckpointStore {
  /// Selects unused outputs; the trigger that protects all others has the same condition.
  private static let nothingRestsOn = """
    NOT EXISTS (SELECT 1 FROM current c WHERE c.attempt_id = k.attempt_id)
    AND NOT EXISTS (SELECT 1 FROM citation c WHERE c.attempt_id = k.attempt_id)
    AND NOT EXISTS (SELECT 1 FROM publication p WHERE p.manifest_sha256 = a.output_hash)
    """

  /// The contents of the database, by whether they are still needed.
  public func contents() throws(StoreFailure) -> StoreContents {
    try read("measure") { db in
      let isCurrent = "EXISTS (SELECT 1 FROM current c WHERE c.attempt_id = k.attempt_id)"
      let originals = try Row.fetchOne(
        db, sql: "SELECT count(*), coalesce(sum(length(data)), 0) FROM sqlar")
      let freePages = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
      let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
      let cited = "NOT \(isCurrent) AND NOT (\(CheckpointStore.nothingRestsOn))"
      return StoreContents(
        removable: try self.amounts(db, where: CheckpointStore.nothingRestsOn),
        current: try self.amounts(db, where: isCurrent).values.total,
        cited: try self.amounts(db, where: cited).values.total,
        originals: Amount(count: originals?[0] ?? 0, bytes: originals?[1] ?? 0),
        attempts: try Int.fetchOne(db, sql: "SELECT count(*) FROM attempt") ?? 0,
        auditRows: try Int.fetchOne(db, sql: "SELECT count(*) FROM audit") ?? 0,
        freeBytes: freePages * pageSize)
    }
  }

  private func amounts(_ db: Database, where condition: String) throws -> [StageName: Amount] {
    var amounts: [StageName: Amount] = [:]
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT a.stage, count(*), sum(length(k.body)) FROM checkpoint k
        JOIN attempt a ON a.id = k.attempt_id WHERE \(condition) GROUP BY a.stage
        """)
    {
      guard let stage = try StageName(rawValue: row[at: 0]) else { continue }
      amounts[stage] = try Amount(count: row[at: 1], bytes: row[at: 2])
    }
    return amounts
  }

  /// Removes unused outputs; their attempts and all originals stay.
  ///
  /// - Parameter audit: Who does it, and why.
  /// - Returns: The removed amounts by stage; when there are none, the audit chain gets no row.
  /// - Throws: Why the database could not do it.
  public func removeUnused(audit: Audit) throws(StoreFailure) -> [StageName: Amount] {
    try write(audit.verb) { db in
      let removable = try self.amounts(db, where: CheckpointStore.nothingRestsOn)
      guard !removable.isEmpty else { return [:] }
      try db.execute(
        sql: """
          DELETE FROM checkpoint WHERE attempt_id IN (
            SELECT k.attempt_id FROM checkpoint k JOIN attempt a ON a.id = k.attempt_id
            WHERE \(CheckpointStore.nothingRestsOn))
          """)
      let lines = removable.sorted { $0.key < $1.key }.map {
        "\($0.key.rawValue) \($0.value.count) outputs, \($0.value.bytes) bytes"
      }
      try AuditTable.append(
        audit, subject: "\(removable.values.total.count) outputs",
        body: try AuditTable.json(lines), db)
      return removable
    }
  }

  /// Returns free pages to the disk; needs as much free space as the database takes.
  public func vacuum() throws(StoreFailure) {
    do { try vacuumInPlace() } catch { throw StoreFailure(error, path: path, during: "vacuum") }
  }
}
