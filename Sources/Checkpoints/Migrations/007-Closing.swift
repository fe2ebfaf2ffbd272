internal import GRDB

extension Schema {
  /// The official end of a round and the removals it permits: freezes, the edition of every
  /// publication, late files that corrections admit, unused outputs, and the last backup.
  static func closing(_ db: Database) throws {
    try db.execute(sql: freezes)
    try db.execute(sql: editions)
    try db.execute(sql: removals)
  }

  // Rows alternate between freezing and opening; the last one is in force.
  private static let freezes = """
    CREATE TABLE closing (
      id INTEGER PRIMARY KEY,
      is_frozen INTEGER NOT NULL CHECK (is_frozen IN (0, 1)),
      last_arrival INTEGER NOT NULL CHECK (last_arrival >= 0),
      last_exclusion INTEGER NOT NULL CHECK (last_exclusion >= 0),
      closed_at INTEGER NOT NULL,
      reason TEXT NOT NULL CHECK (reason <> '')
    ) STRICT;
    CREATE TRIGGER closing_alternates BEFORE INSERT ON closing
    WHEN NEW.is_frozen = coalesce((SELECT is_frozen FROM closing ORDER BY id DESC LIMIT 1), 0)
    BEGIN SELECT RAISE(ABORT, 'a round is frozen once before it is opened, and the other way'); END;
    CREATE TRIGGER closing_fixed BEFORE UPDATE ON closing
    BEGIN SELECT RAISE(ABORT, 'a freeze is never changed, only followed by its end'); END;
    CREATE TRIGGER closing_stays BEFORE DELETE ON closing
    BEGIN SELECT RAISE(ABORT, 'a freeze is never deleted'); END;
    """

  // A publication without a row here predates editions and is of an open round.
  private static let editions = """
    CREATE TABLE edition (
      round TEXT NOT NULL,
      generation INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('provisional', 'final', 'correction')),
      decision TEXT NOT NULL,
      reason TEXT NOT NULL,
      final_generation INTEGER,
      corrects INTEGER,
      last_closing INTEGER NOT NULL CHECK (last_closing >= 0),
      last_admission INTEGER NOT NULL CHECK (last_admission >= 0),
      PRIMARY KEY (round, generation),
      FOREIGN KEY (round, generation) REFERENCES publication (round, generation),
      FOREIGN KEY (round, final_generation) REFERENCES publication (round, generation),
      FOREIGN KEY (round, corrects) REFERENCES publication (round, generation),
      CHECK (kind <> 'final' OR decision <> ''),
      CHECK ((kind = 'correction') = (reason <> '')),
      CHECK ((kind = 'correction') = (corrects IS NOT NULL)),
      CHECK ((kind = 'correction') = (final_generation IS NOT NULL)),
      CHECK (kind = 'provisional' OR last_closing > 0)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER edition_fixed BEFORE UPDATE ON edition
    BEGIN SELECT RAISE(ABORT, 'what a publication is is never changed'); END;
    CREATE TRIGGER edition_stays BEFORE DELETE ON edition
    BEGIN SELECT RAISE(ABORT, 'what a publication is is never changed'); END;
    CREATE TRIGGER edition_after_final BEFORE INSERT ON edition
    WHEN NEW.kind = 'provisional' AND EXISTS (
      SELECT 1 FROM edition e JOIN publication p USING (round, generation)
      WHERE e.round = NEW.round AND e.kind <> 'provisional' AND p.state = 'visible')
    BEGIN SELECT RAISE(ABORT, 'a final result is only followed by corrections'); END;
    CREATE TRIGGER closing_of_a_final_stays BEFORE INSERT ON closing
    WHEN NEW.is_frozen = 0 AND EXISTS (SELECT 1 FROM edition WHERE kind <> 'provisional')
    BEGIN SELECT RAISE(ABORT, 'a final round is never opened'); END;

    CREATE TABLE admission (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      round TEXT NOT NULL,
      generation INTEGER NOT NULL,
      UNIQUE (path, sha256),
      FOREIGN KEY (path, sha256) REFERENCES arrival (path, sha256),
      FOREIGN KEY (round, generation) REFERENCES publication (round, generation)
    ) STRICT;
    CREATE TRIGGER admission_fixed BEFORE UPDATE ON admission
    BEGIN SELECT RAISE(ABORT, 'what a correction let in is never changed'); END;
    CREATE TRIGGER admission_stays BEFORE DELETE ON admission
    BEGIN SELECT RAISE(ABORT, 'what a correction let in is never changed'); END;
    """

  // An output stays while it is current, a publication cites it, or it is a published manifest; its
  // attempt records its existence forever.
  private static let removals = """
    DROP TRIGGER checkpoint_stays;
    CREATE TRIGGER checkpoint_stays BEFORE DELETE ON checkpoint
    WHEN EXISTS (SELECT 1 FROM current WHERE attempt_id = OLD.attempt_id)
      OR EXISTS (SELECT 1 FROM citation WHERE attempt_id = OLD.attempt_id)
      OR EXISTS (
        SELECT 1 FROM attempt a JOIN publication p ON p.manifest_sha256 = a.output_hash
        WHERE a.id = OLD.attempt_id)
    BEGIN SELECT RAISE(ABORT, 'an output that something rests on is never deleted'); END;

    CREATE TABLE nightly_backup (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      tried_at INTEGER NOT NULL,
      file TEXT NOT NULL,
      fault TEXT NOT NULL,
      CHECK ((file = '') <> (fault = ''))
    ) STRICT;
    """
}
