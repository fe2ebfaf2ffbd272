internal import GRDB

extension Schema {
  /// Every definition that was ever in force, with its files as they were, who adopted it and why,
  /// and the definition behind each publication.
  static func definitions(_ db: Database) throws {
    try db.execute(sql: adoptions)
    try db.execute(sql: governances)
  }

  // Each row adopts a definition; the last one is in force, unless a freeze or an official result
  // holds an earlier one.
  private static let adoptions = """
    CREATE TABLE adoption (
      id INTEGER PRIMARY KEY,
      definition_sha256 TEXT NOT NULL REFERENCES definition (sha256),
      kind TEXT NOT NULL CHECK (kind IN ('found', 'unpublished', 'unchanged', 'adopted')),
      adopted_at INTEGER NOT NULL,
      who TEXT NOT NULL CHECK (who <> ''),
      reason TEXT NOT NULL CHECK (reason <> ''),
      audit_seq INTEGER NOT NULL UNIQUE REFERENCES audit (seq)
    ) STRICT;
    CREATE TRIGGER adoption_fixed BEFORE UPDATE ON adoption
    BEGIN SELECT RAISE(ABORT, 'a definition taken is only followed by another'); END;
    CREATE TRIGGER adoption_stays BEFORE DELETE ON adoption
    BEGIN SELECT RAISE(ABORT, 'a definition taken is never forgotten'); END;

    CREATE TABLE definition_text (
      sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
      size INTEGER NOT NULL CHECK (size >= 0),
      body BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER definition_text_fixed BEFORE UPDATE ON definition_text
    BEGIN SELECT RAISE(ABORT, 'a file of a definition is never changed'); END;
    CREATE TRIGGER definition_text_stays BEFORE DELETE ON definition_text
    BEGIN SELECT RAISE(ABORT, 'a file of a definition is never deleted'); END;

    CREATE TABLE adopted_file (
      adoption_id INTEGER NOT NULL REFERENCES adoption (id),
      path TEXT NOT NULL CHECK (path <> ''),
      sha256 TEXT NOT NULL REFERENCES definition_text (sha256),
      PRIMARY KEY (adoption_id, path)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER adopted_file_fixed BEFORE UPDATE ON adopted_file
    BEGIN SELECT RAISE(ABORT, 'the files of a definition taken are never changed'); END;
    CREATE TRIGGER adopted_file_stays BEFORE DELETE ON adopted_file
    BEGIN SELECT RAISE(ABORT, 'the files of a definition taken are never changed'); END;
    """

  // A publication without a row here predates explicit adoption.
  private static let governances = """
    CREATE TABLE governance (
      round TEXT NOT NULL,
      generation INTEGER NOT NULL,
      adoption_id INTEGER NOT NULL REFERENCES adoption (id),
      PRIMARY KEY (round, generation),
      FOREIGN KEY (round, generation) REFERENCES publication (round, generation)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER governance_fixed BEFORE UPDATE ON governance
    BEGIN SELECT RAISE(ABORT, 'what a publication was made by is never changed'); END;
    CREATE TRIGGER governance_stays BEFORE DELETE ON governance
    BEGIN SELECT RAISE(ABORT, 'what a publication was made by is never changed'); END;
    """
}
