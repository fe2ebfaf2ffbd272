internal import GRDB

extension Schema {
  /// Distinguishes arrivals that share a path and a content: by the file's own time at its first
  /// sighting, and by returns of a content to its path.
  static func arrivals(_ db: Database) throws {
    try db.execute(sql: fileTimes)
    try db.execute(sql: returns)
    try db.execute(sql: everyArrival)
    try db.execute(sql: admittedReturns)
  }

  private static let fileTimes = """
    ALTER TABLE arrival ADD COLUMN file_time INTEGER;
    ALTER TABLE sighting ADD COLUMN file_time INTEGER;
    """

  // Arrivals and returns share one sequence of numbers: a publication or a freeze covers all of
  // both up to one number.
  private static let returns = """
    CREATE TABLE arrival_again (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      look INTEGER NOT NULL CHECK (look >= 0),
      file_time INTEGER,
      FOREIGN KEY (path, sha256) REFERENCES arrival (path, sha256)
    ) STRICT;
    CREATE INDEX arrival_again_of_path ON arrival_again (path, sha256);
    CREATE TRIGGER arrival_again_follows BEFORE INSERT ON arrival_again
    WHEN NEW.id <= (SELECT max(id) FROM arrival)
    BEGIN SELECT RAISE(ABORT, 'a content returns after it came'); END;
    CREATE TRIGGER arrival_again_fixed BEFORE UPDATE ON arrival_again
    BEGIN SELECT RAISE(ABORT, 'an arrival is never changed'); END;
    CREATE TRIGGER arrival_again_stays BEFORE DELETE ON arrival_again
    BEGIN SELECT RAISE(ABORT, 'an arrival is never deleted'); END;
    """

  private static let everyArrival = """
    CREATE VIEW every_arrival AS
    SELECT id, path, folder, sha256, size, received_at, look, file_time FROM arrival
    UNION ALL
    SELECT r.id, r.path, a.folder, r.sha256, a.size, r.received_at, r.look, r.file_time
    FROM arrival_again r JOIN arrival a ON a.path = r.path AND a.sha256 = r.sha256;
    """

  // Numbered with the admissions of first arrivals.
  private static let admittedReturns = """
    CREATE TABLE admission_again (
      id INTEGER PRIMARY KEY,
      arrival_id INTEGER NOT NULL UNIQUE REFERENCES arrival_again (id),
      round TEXT NOT NULL,
      generation INTEGER NOT NULL,
      FOREIGN KEY (round, generation) REFERENCES publication (round, generation)
    ) STRICT;
    CREATE TRIGGER admission_again_fixed BEFORE UPDATE ON admission_again
    BEGIN SELECT RAISE(ABORT, 'what a correction let in is never changed'); END;
    CREATE TRIGGER admission_again_stays BEFORE DELETE ON admission_again
    BEGIN SELECT RAISE(ABORT, 'what a correction let in is never changed'); END;
    """
}
