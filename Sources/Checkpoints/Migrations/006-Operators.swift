internal import GRDB

extension Schema {
  /// The inputs of each publication, enough to rebuild it from the archive alone; and the
  /// submissions that an operator excluded.
  static func operators(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE exclusion (
          id INTEGER PRIMARY KEY,
          path TEXT NOT NULL,
          sha256 TEXT NOT NULL,
          is_excluded INTEGER NOT NULL CHECK (is_excluded IN (0, 1)),
          reason TEXT NOT NULL CHECK (reason <> ''),
          FOREIGN KEY (path, sha256) REFERENCES arrival (path, sha256)
        ) STRICT;
        CREATE TRIGGER exclusion_fixed BEFORE UPDATE ON exclusion
        BEGIN SELECT RAISE(ABORT, 'an exclusion is never changed, only followed by another'); END;
        CREATE TRIGGER exclusion_stays BEFORE DELETE ON exclusion
        BEGIN SELECT RAISE(ABORT, 'an exclusion is never deleted'); END;

        CREATE TABLE definition (
          sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
          size INTEGER NOT NULL CHECK (size >= 0),
          body BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER definition_fixed BEFORE UPDATE ON definition
        BEGIN SELECT RAISE(ABORT, 'an archived definition is never changed'); END;
        CREATE TRIGGER definition_stays BEFORE DELETE ON definition
        BEGIN SELECT RAISE(ABORT, 'an archived definition is never deleted'); END;

        CREATE TABLE basis (
          round TEXT NOT NULL,
          generation INTEGER NOT NULL,
          definition_sha256 TEXT NOT NULL REFERENCES definition (sha256),
          last_arrival INTEGER NOT NULL,
          last_exclusion INTEGER NOT NULL,
          PRIMARY KEY (round, generation),
          FOREIGN KEY (round, generation) REFERENCES publication (round, generation)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER basis_fixed BEFORE UPDATE ON basis
        BEGIN SELECT RAISE(ABORT, 'what a publication rests on is never changed'); END;
        CREATE TRIGGER basis_stays BEFORE DELETE ON basis
        BEGIN SELECT RAISE(ABORT, 'what a publication rests on is never changed'); END;
        """)
  }
}
