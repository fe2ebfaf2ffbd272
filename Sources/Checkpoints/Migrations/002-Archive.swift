internal import GRDB

extension Schema {
  /// The original files, their arrivals, and the result of the last look.
  static func archive(_ db: Database) throws {
    try db.execute(sql: originals)
    try db.execute(sql: looks)
  }

  // `sqlar` has exactly the columns that `sqlite3 -A` lists and extracts.
  private static let originals = """
    CREATE TABLE sqlar (
      name TEXT PRIMARY KEY,
      mode INT,
      mtime INT,
      sz INT CHECK (sz >= length(data)),
      data BLOB
    ) STRICT;
    CREATE TRIGGER sqlar_fixed BEFORE UPDATE ON sqlar
    BEGIN SELECT RAISE(ABORT, 'an archived original is never changed'); END;
    CREATE TRIGGER sqlar_stays BEFORE DELETE ON sqlar
    BEGIN SELECT RAISE(ABORT, 'an archived original is never deleted'); END;

    CREATE TABLE archive (
      sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
      name TEXT NOT NULL UNIQUE REFERENCES sqlar (name),
      size INTEGER NOT NULL CHECK (size >= 0)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER archive_fixed BEFORE UPDATE ON archive
    BEGIN SELECT RAISE(ABORT, 'an archived original is never changed'); END;
    CREATE TRIGGER archive_stays BEFORE DELETE ON archive
    BEGIN SELECT RAISE(ABORT, 'an archived original is never deleted'); END;

    CREATE TABLE arrival (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL CHECK (path <> ''),
      folder TEXT NOT NULL,
      sha256 TEXT NOT NULL REFERENCES archive (sha256),
      size INTEGER NOT NULL CHECK (size >= 0),
      received_at INTEGER NOT NULL,
      look INTEGER NOT NULL CHECK (look >= 0),
      UNIQUE (path, sha256)
    ) STRICT;
    CREATE INDEX arrival_of_original ON arrival (sha256);
    CREATE TRIGGER arrival_fixed BEFORE UPDATE ON arrival
    BEGIN SELECT RAISE(ABORT, 'an arrival is never changed'); END;
    CREATE TRIGGER arrival_stays BEFORE DELETE ON arrival
    BEGIN SELECT RAISE(ABORT, 'an arrival is never deleted'); END;
    """

  // Only the last look, and since when each file has been unchanged: enough to settle.
  private static let looks = """
    CREATE TABLE look (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      number INTEGER NOT NULL CHECK (number >= 1),
      looked_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE sighting (
      path TEXT PRIMARY KEY,
      size INTEGER NOT NULL,
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      since_look INTEGER NOT NULL,
      since INTEGER NOT NULL,
      last_look INTEGER NOT NULL CHECK (last_look >= since_look)
    ) STRICT, WITHOUT ROWID;
    """
}
