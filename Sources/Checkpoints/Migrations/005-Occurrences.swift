internal import GRDB

extension Schema {
  /// The ledger of occurrences: the outcome of every due time of the schedule.
  static func occurrences(_ db: Database) throws {
    try db.execute(sql: clock)
    try db.execute(sql: ledger)
  }

  // An era is a period in which the machine's clock is trusted. After a clock fault, an operator
  // begins a new one, and earlier decisions by the wrong clock no longer block anything.
  private static let clock = """
    CREATE TABLE clock_era (
      id INTEGER PRIMARY KEY,
      began_at INTEGER NOT NULL,
      reason TEXT NOT NULL CHECK (reason <> '')
    ) STRICT;
    CREATE TRIGGER clock_era_fixed BEFORE UPDATE ON clock_era
    BEGIN SELECT RAISE(ABORT, 'an era of the clock is never changed'); END;
    CREATE TRIGGER clock_era_stays BEFORE DELETE ON clock_era
    BEGIN SELECT RAISE(ABORT, 'an era of the clock is never deleted'); END;

    CREATE TABLE clock (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      era INTEGER NOT NULL REFERENCES clock_era (id),
      decided_through INTEGER NOT NULL,
      ticked_at INTEGER NOT NULL,
      boot_id TEXT NOT NULL,
      uptime INTEGER NOT NULL,
      suspicion TEXT NOT NULL DEFAULT ''
    ) STRICT;
    """

  private static let ledger = """
    CREATE TABLE occurrence (
      era INTEGER NOT NULL REFERENCES clock_era (id),
      due_at INTEGER NOT NULL,
      attempt INTEGER NOT NULL CHECK (attempt >= 1),
      decision TEXT NOT NULL CHECK (decision IN (
        'started', 'ran', 'interrupted', 'collapsed', 'outside-window', 'overlap')),
      expressions TEXT NOT NULL,
      reason TEXT NOT NULL CHECK (reason <> ''),
      run_id INTEGER REFERENCES run (id),
      decided_at INTEGER NOT NULL,
      PRIMARY KEY (era, due_at, attempt),
      CHECK (decision <> 'ran' OR run_id IS NOT NULL)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER occurrence_ends_once BEFORE UPDATE ON occurrence
    WHEN OLD.decision <> 'started' OR NEW.decision NOT IN ('started', 'ran', 'interrupted')
      OR (OLD.run_id IS NOT NULL AND NEW.run_id IS NOT OLD.run_id)
      OR (NEW.era, NEW.due_at, NEW.attempt, NEW.expressions, NEW.decided_at)
        IS NOT (OLD.era, OLD.due_at, OLD.attempt, OLD.expressions, OLD.decided_at)
    BEGIN SELECT RAISE(ABORT, 'what became of a due time is never changed'); END;
    CREATE TRIGGER occurrence_stays BEFORE DELETE ON occurrence
    BEGIN SELECT RAISE(ABORT, 'what became of a due time is never deleted'); END;
    """
}
