internal import GRDB

extension Schema {
  /// The digests of rows that outputs depend on and that no content digest covers.
  static func seals(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE seal (
          kind TEXT NOT NULL CHECK (kind IN ('arrival', 'attempt', 'exclusion')),
          id INTEGER NOT NULL,
          sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
          PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER seal_fixed BEFORE UPDATE ON seal
        BEGIN SELECT RAISE(ABORT, 'a seal is never changed'); END;
        CREATE TRIGGER seal_stays BEFORE DELETE ON seal
        BEGIN SELECT RAISE(ABORT, 'a seal is never deleted'); END;
        """)
    for kind in Seal.Kind.allCases { try Seal.sealAll(kind, db) }
  }
}
