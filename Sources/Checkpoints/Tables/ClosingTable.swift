internal import Domain
internal import GRDB

extension CheckpointStore {
  /// The freeze, or the end of one, that is in force; nil when the round was never frozen.
  ///
  /// - Parameter last: The last one that matters; nil for all.
  /// - Returns: The last of them.
  /// - Throws: Why the database could not do it.
  public func closing(through last: Int64? = nil) throws(StoreFailure) -> Closing? {
    try read("read closing") { db in try self.closing(db, through: last) }
  }

  /// Freezes the round with what it knows now, or opens it again; what is so already stays.
  ///
  /// - Parameters:
  ///   - isFrozen: Whether it is frozen from now on.
  ///   - audit: Who does so, why and when.
  /// - Returns: The freeze, or the end of one, that is in force, and whether it is new.
  /// - Throws: Why the database could not do it; opening a round with a final result is a defect.
  public func close(
    isFrozen: Bool, audit: Audit
  ) throws(StoreFailure) -> (closing: Closing?, isNew: Bool) {
    try write(audit.verb) { db in
      let before = try self.closing(db, through: nil)
      guard (before?.isFrozen ?? false) != isFrozen else { return (before, false) }
      try db.execute(
        sql: """
          INSERT INTO closing (is_frozen, last_arrival, last_exclusion, closed_at, reason)
          VALUES (?, (SELECT coalesce(max(id), 0) FROM arrival),
            (SELECT coalesce(max(id), 0) FROM exclusion), ?, ?)
          """, arguments: [isFrozen, audit.at.seconds, audit.reason])
      let made = try self.closing(db, through: nil)
      try AuditTable.append(
        audit, subject: "the files that count",
        body: try AuditTable.json([
          "arrivals through \(made?.lastArrival ?? 0)",
          "exclusions through \(made?.lastExclusion ?? 0)",
        ]), db)
      return (made, true)
    }
  }

  private func closing(_ db: Database, through last: Int64?) throws -> Closing? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT id, is_frozen, last_arrival, last_exclusion, closed_at, reason FROM closing
        WHERE ?1 IS NULL OR id <= ?1 ORDER BY id DESC LIMIT 1
        """, arguments: [last]
    ).map {
      try Closing(
        id: $0[at: 0], isFrozen: $0[at: 1], lastArrival: $0[at: 2], lastExclusion: $0[at: 3],
        at: Instant(seconds: $0[at: 4]), reason: $0[at: 5])
    }
  }

  /// The late files that corrections let count, in the order they were let in.
  ///
  /// - Parameter last: The last admission that matters; nil for all.
  /// - Returns: The files.
  /// - Throws: Why the database could not do it.
  public func admissions(through last: Int64? = nil) throws(StoreFailure) -> [AdmittedFile] {
    try read("list admissions") { db in
      try Row.fetchAll(
        db,
        sql: "SELECT path, sha256 FROM admission WHERE ?1 IS NULL OR id <= ?1 ORDER BY id",
        arguments: [last]
      ).map { try AdmittedFile(path: Bytewise($0[at: 0] as String), sha256: $0[at: 1]) }
    }
  }

  /// What each generation of a round is; one of an older program is not among them.
  public func editions(round: String) throws(StoreFailure) -> [Int: PublishedEdition] {
    try read("list editions") { db in
      var editions: [Int: PublishedEdition] = [:]
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT generation, kind, decision, reason, final_generation, corrects, last_closing,
            last_admission
          FROM edition WHERE round = ?
          """, arguments: [round])
      {
        guard let kind = try Edition.Kind(rawValue: row[at: 1]) else {
          throw StoreFailure.corrupt("a publication is of no kind", at: self.path)
        }
        try editions[row[at: 0]] = PublishedEdition(
          edition: Edition(
            kind: kind, decision: row[at: 2], reason: row[at: 3], finalGeneration: row[at: 4],
            corrects: row[at: 5]), lastClosing: row[at: 6], lastAdmission: row[at: 7])
      }
      return editions
    }
  }

  /// Records what a publication is, in the transaction that intends it.
  func insert(
    _ intended: IntendedEdition, round: String, generation: Int, _ db: Database
  ) throws {
    for arrival in intended.admitting {
      try db.execute(
        sql: """
          INSERT INTO admission (path, sha256, round, generation) VALUES (?, ?, ?, ?)
          ON CONFLICT (path, sha256) DO NOTHING
          """, arguments: [arrival.path.text, arrival.sha256, round, generation])
    }
    let edition = intended.edition
    try db.execute(
      sql: """
        INSERT INTO edition (
          round, generation, kind, decision, reason, final_generation, corrects, last_closing,
          last_admission)
        VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM closing),
          (SELECT coalesce(max(id), 0) FROM admission))
        """,
      arguments: [
        round, generation, edition.kind.rawValue, edition.decision, edition.reason,
        edition.finalGeneration, edition.corrects,
      ])
    if let survey = intended.survey {
      try insert(survey, round: round, generation: generation, db)
    }
  }
}
