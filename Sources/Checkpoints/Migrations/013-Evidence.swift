internal import Domain
internal import GRDB

extension Schema {
  /// The decisions that a correction corrects, and an audit row for every file that a correction
  /// admitted.
  static func evidence(_ db: Database) throws {
    // A correction without a value here predates naming them.
    try db.execute(
      sql: """
        ALTER TABLE edition ADD COLUMN corrected_decisions TEXT
          CHECK (corrected_decisions IS NULL OR json_type(corrected_decisions) = 'array')
        """)
    let admissions = try Row.fetchAll(
      db,
      sql: """
        SELECT a.path, a.sha256, a.round, a.generation, p.intended_at
        FROM admission a JOIN publication p USING (round, generation) ORDER BY a.id
        """)
    for row in admissions {
      let audit = Audit(
        who: "parindex", verb: Witness.admission,
        reason: "let in before such acts had a row of their own",
        at: Instant(seconds: try row[at: 4]))
      try AuditTable.admit(
        path: row[at: 0], sha256: row[at: 1], round: row[at: 2], generation: row[at: 3], audit, db)
    }
  }
}
