internal import Digests
public import Domain
internal import Foundation
internal import GRDB

extension CheckpointStore {
  /// The inputs of a publication; nil when they were not recorded.
  public func basis(round: String, generation: Int) throws(StoreFailure) -> Basis? {
    try read("read basis") { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT definition_sha256, last_arrival, last_exclusion FROM basis
          WHERE round = ? AND generation = ?
          """, arguments: [round, generation]
      ).map { try Basis(definition: $0[at: 0], lastArrival: $0[at: 1], lastExclusion: $0[at: 2]) }
    }
  }

  /// The archived definition with a digest; nil when there is none.
  public func definition(_ sha256: String) throws(StoreFailure) -> [UInt8]? {
    let stored = try read("read definition") { db in
      try Row.fetchOne(
        db, sql: "SELECT body, size FROM definition WHERE sha256 = ?", arguments: [sha256]
      ).map { try Deflated(data: [UInt8]($0[at: 0] as Data), size: $0[at: 1]) }
    }
    guard let stored else { return nil }
    guard let bytes = stored.inflated(), Digests.sha256(bytes).description == sha256 else {
      throw .corrupt("the archived definition \(sha256) is damaged", at: path)
    }
    return bytes
  }

  /// Records the inputs of a publication, in the transaction that intends it.
  func insertBasis(
    round: String, generation: Int, _ definition: ArchivedDefinition, lastExclusion: Int64?,
    _ db: Database
  ) throws {
    try archive(definition, db)
    try db.execute(
      sql: """
        INSERT INTO basis (round, generation, definition_sha256, last_arrival, last_exclusion)
        VALUES (?, ?, ?, \(Self.lastArrival),
          coalesce(?, (SELECT coalesce(max(id), 0) FROM exclusion)))
        """, arguments: [round, generation, definition.sha256, lastExclusion])
  }

  /// The arrivals known to a publication, in the order of revisions.
  public func arrivals(through last: Int64) throws(StoreFailure) -> [Arrival] {
    try read("list arrivals") { db in try self.arrivals(db, through: last) }
  }

  /// The excluded submissions.
  ///
  /// - Parameter last: The last exclusion that matters; nil for all.
  /// - Returns: The exclusions in force, in order of path.
  /// - Throws: Why the database could not do it.
  public func exclusions(through last: Int64? = nil) throws(StoreFailure) -> [Exclusion] {
    try read("list exclusions") { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT path, sha256, is_excluded, reason FROM exclusion e
          WHERE e.id = (SELECT max(id) FROM exclusion o WHERE o.path = e.path
              AND o.sha256 = e.sha256 AND (?1 IS NULL OR o.id <= ?1))
            AND is_excluded = 1
          ORDER BY path, sha256
          """, arguments: [last]
      ).map {
        try Exclusion(
          path: Bytewise($0[at: 0] as String), sha256: $0[at: 1], isExcluded: $0[at: 2],
          reason: $0[at: 3])
      }
    }
  }

  /// Excludes or readmits a submission; the next run applies it.
  public func record(_ exclusion: Exclusion, audit: Audit) throws(StoreFailure) {
    try write(audit.verb) { db in
      try db.execute(
        sql: "INSERT INTO exclusion (path, sha256, is_excluded, reason) VALUES (?, ?, ?, ?)",
        arguments: [exclusion.path.text, exclusion.sha256, exclusion.isExcluded, exclusion.reason])
      try Seal.seal(.exclusion, db.lastInsertedRowID, db)
      try AuditTable.append(
        audit, subject: exclusion.path.text, body: try AuditTable.json([exclusion.sha256]), db)
    }
  }

  /// The partitions of a stage that a publication cites, with their output hashes.
  public func cited(
    round: String, generation: Int, stage: StageName
  ) throws(StoreFailure) -> [Bytewise: (attempt: AttemptID, outputHash: String)] {
    try read("list citations") { db in
      var cited: [Bytewise: (attempt: AttemptID, outputHash: String)] = [:]
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT a.partition, a.id, a.output_hash FROM citation c
          JOIN attempt a ON a.id = c.attempt_id
          WHERE c.round = ? AND c.generation = ? AND a.stage = ?
          """, arguments: [round, generation, stage.rawValue])
      {
        try cited[Bytewise(row[at: 0] as String)] = (AttemptID(rawValue: row[at: 1]), row[at: 2])
      }
      return cited
    }
  }
}
