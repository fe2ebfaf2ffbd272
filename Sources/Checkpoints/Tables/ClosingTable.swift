public import Domain
internal import GRDB

extension CheckpointStore {
  /// The closing in force, a freeze or the end of one; nil when the round was never frozen.
  ///
  /// - Parameter last: The last closing to consider; nil for all.
  /// - Returns: The last closing among them.
  /// - Throws: Why the database could not do it.
  public func closing(through last: Int64? = nil) throws(StoreFailure) -> Closing? {
    try read("read closing") { db in try self.closing(db, through: last) }
  }

  /// Freezes the round in its current state, or opens it again; no change if already so.
  ///
  /// - Parameters:
  ///   - isFrozen: Whether it is frozen from now on.
  ///   - audit: Who does it, why and when.
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
          VALUES (?, \(Self.lastArrival),
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

  /// The late files that corrections admitted, in the order of revisions.
  ///
  /// - Parameter last: The last admission to consider; nil for all.
  /// - Returns: The files.
  /// - Throws: Why the database could not do it.
  public func admissions(through last: Int64? = nil) throws(StoreFailure) -> [Arrival] {
    try read("list admissions") { db in
      try self.arrivals(
        db,
        where: """
          id IN (
            SELECT a.id FROM admission m JOIN arrival a USING (path, sha256)
            WHERE ?1 IS NULL OR m.id <= ?1
            UNION ALL SELECT arrival_id FROM admission_again WHERE ?1 IS NULL OR id <= ?1)
          """, [last])
    }
  }

  /// The edition of each generation of a round; those by older programs are omitted.
  public func editions(round: String) throws(StoreFailure) -> [Int: PublishedEdition] {
    try read("list editions") { db in
      var editions: [Int: PublishedEdition] = [:]
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT generation, kind, decision, reason, final_generation, corrects, last_closing,
            last_admission, corrected_decisions
          FROM edition WHERE round = ?
          """, arguments: [round])
      {
        guard let kind = try Edition.Kind(rawValue: row[at: 1]) else {
          throw StoreFailure.corrupt("a publication has an unknown kind", at: self.path)
        }
        try editions[row[at: 0]] = PublishedEdition(
          edition: Edition(
            kind: kind, decision: row[at: 2], reason: row[at: 3], finalGeneration: row[at: 4],
            corrects: row[at: 5],
            correctedDecisions: (row[at: 8] as String?).map { try AuditTable.texts($0) }),
          lastClosing: row[at: 6], lastAdmission: row[at: 7])
      }
      return editions
    }
  }

  /// Records a publication's edition, in the transaction that intends it.
  func insert(
    _ intended: IntendedEdition, round: String, generation: Int, _ audit: Audit, _ db: Database
  ) throws {
    for arrival in intended.admitting { try admit(arrival, round, generation, audit, db) }
    let edition = intended.edition
    try db.execute(
      sql: """
        INSERT INTO edition (
          round, generation, kind, decision, reason, final_generation, corrects,
          corrected_decisions, last_closing, last_admission)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM closing),
          \(Self.lastAdmission))
        """,
      arguments: [
        round, generation, edition.kind.rawValue, edition.decision, edition.reason,
        edition.finalGeneration, edition.corrects,
        try edition.correctedDecisions.map(AuditTable.json),
      ])
    if let survey = intended.survey {
      try insert(survey, round: round, generation: generation, db)
    }
  }

  /// The number of the last admission, of a first or a repeated arrival; 0 before any.
  private static let lastAdmission = """
    max(coalesce((SELECT max(id) FROM admission), 0),
      coalesce((SELECT max(id) FROM admission_again), 0))
    """

  /// Admits a late file: the last arrival of its content at its path.
  private func admit(
    _ arrival: Arrival, _ round: String, _ generation: Int, _ audit: Audit, _ db: Database
  ) throws {
    let again = try Int64.fetchOne(
      db, sql: "SELECT max(id) FROM arrival_again WHERE path = ? AND sha256 = ?",
      arguments: [arrival.path.text, arrival.sha256])
    if let again {
      try db.execute(
        sql: """
          INSERT INTO admission_again (id, arrival_id, round, generation)
          VALUES (\(Self.lastAdmission) + 1, ?, ?, ?) ON CONFLICT (arrival_id) DO NOTHING
          """, arguments: [again, round, generation])
    } else {
      try db.execute(
        sql: """
          INSERT INTO admission (id, path, sha256, round, generation)
          VALUES (\(Self.lastAdmission) + 1, ?, ?, ?, ?) ON CONFLICT (path, sha256) DO NOTHING
          """, arguments: [arrival.path.text, arrival.sha256, round, generation])
    }
    guard db.changesCount == 1 else { return }
    try AuditTable.admit(
      path: arrival.path.text, sha256: arrival.sha256, round: round, generation: generation, audit,
      db)
  }
}
