internal import GRDB

extension Schema {
  /// Runs, attempts, their outputs, and which attempt is current.
  static func history(_ db: Database) throws {
    try db.execute(sql: runs)
    try db.execute(sql: attempts)
    try db.execute(sql: checkpoints)
  }

  private static let runs = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      command TEXT NOT NULL CHECK (command <> ''),
      code_version TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('running', 'succeeded', 'failed', 'abandoned')),
      began_at INTEGER NOT NULL,
      ended_at INTEGER,
      exit_code INTEGER,
      cause TEXT NOT NULL DEFAULT '',
      CHECK ((state = 'running') = (ended_at IS NULL))
    ) STRICT;
    CREATE TRIGGER run_ends_once BEFORE UPDATE ON run
    WHEN OLD.state <> 'running' OR NEW.state = 'running'
      OR (NEW.id, NEW.command, NEW.code_version, NEW.began_at)
        IS NOT (OLD.id, OLD.command, OLD.code_version, OLD.began_at)
    BEGIN SELECT RAISE(ABORT, 'a run ends once and is never changed'); END;
    CREATE TRIGGER run_stays BEFORE DELETE ON run
    BEGIN SELECT RAISE(ABORT, 'a run is never deleted'); END;
    """

  private static let attempts = """
    CREATE TABLE attempt (
      id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES run (id),
      stage TEXT NOT NULL
        CHECK (stage IN ('ingest', 'normalize', 'validate', 'score', 'rank', 'publish')),
      partition TEXT NOT NULL CHECK (partition <> ''),
      fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
      fingerprint_parts TEXT NOT NULL CHECK (json_type(fingerprint_parts) = 'object'),
      state TEXT NOT NULL CHECK (state IN ('running', 'succeeded', 'failed', 'abandoned')),
      output_hash TEXT CHECK (length(output_hash) = 64),
      output_size INTEGER CHECK (output_size >= 0),
      summary TEXT NOT NULL DEFAULT '',
      message TEXT NOT NULL DEFAULT '',
      ended_at INTEGER,
      CHECK ((state = 'succeeded') = (output_hash IS NOT NULL)),
      CHECK ((output_hash IS NULL) = (output_size IS NULL)),
      CHECK (state <> 'failed' OR message <> '')
    ) STRICT;
    CREATE INDEX attempt_of_partition ON attempt (stage, partition);
    CREATE INDEX attempt_not_succeeded ON attempt (state) WHERE state <> 'succeeded';
    CREATE TRIGGER attempt_ends_once BEFORE UPDATE ON attempt
    WHEN OLD.state <> 'running' OR NEW.state = 'running'
      OR (NEW.id, NEW.run_id, NEW.stage, NEW.partition, NEW.fingerprint, NEW.fingerprint_parts)
        IS NOT
        (OLD.id, OLD.run_id, OLD.stage, OLD.partition, OLD.fingerprint, OLD.fingerprint_parts)
    BEGIN SELECT RAISE(ABORT, 'an attempt ends once and is never changed'); END;
    CREATE TRIGGER attempt_stays BEFORE DELETE ON attempt
    BEGIN SELECT RAISE(ABORT, 'an attempt is never deleted'); END;
    """

  private static let checkpoints = """
    CREATE TABLE checkpoint (
      attempt_id INTEGER PRIMARY KEY REFERENCES attempt (id),
      encoding TEXT NOT NULL CHECK (encoding IN ('json', 'json.z')),
      size INTEGER NOT NULL CHECK (size >= 0),
      body BLOB NOT NULL,
      CHECK (CASE encoding WHEN 'json' THEN length(body) = size ELSE length(body) < size END)
    ) STRICT;
    CREATE TRIGGER checkpoint_of_a_success BEFORE INSERT ON checkpoint
    WHEN NOT EXISTS (
      SELECT 1 FROM attempt
      WHERE id = NEW.attempt_id AND state = 'succeeded' AND output_size = NEW.size)
    BEGIN SELECT RAISE(ABORT, 'an output belongs to an attempt that succeeded'); END;
    CREATE TRIGGER checkpoint_fixed BEFORE UPDATE ON checkpoint
    BEGIN SELECT RAISE(ABORT, 'an output is never changed'); END;
    CREATE TRIGGER checkpoint_stays BEFORE DELETE ON checkpoint
    BEGIN SELECT RAISE(ABORT, 'an output is never deleted'); END;

    CREATE TABLE current (
      stage TEXT NOT NULL,
      partition TEXT NOT NULL,
      attempt_id INTEGER NOT NULL UNIQUE REFERENCES attempt (id),
      PRIMARY KEY (stage, partition)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER current_is_a_success BEFORE INSERT ON current
    WHEN NOT EXISTS (
      SELECT 1 FROM attempt
      WHERE id = NEW.attempt_id AND stage = NEW.stage AND partition = NEW.partition
        AND state = 'succeeded')
    BEGIN SELECT RAISE(ABORT, 'only a success of the partition can be current'); END;
    CREATE TRIGGER current_moves_to_a_success BEFORE UPDATE ON current
    WHEN NOT EXISTS (
      SELECT 1 FROM attempt
      WHERE id = NEW.attempt_id AND stage = NEW.stage AND partition = NEW.partition
        AND state = 'succeeded')
    BEGIN SELECT RAISE(ABORT, 'only a success of the partition can be current'); END;
    """
}
