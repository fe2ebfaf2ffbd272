internal import GRDB

extension Schema {
  /// Publications and what they cite, the audit chain, and the lease.
  static func publications(_ db: Database) throws {
    try db.execute(sql: generations)
    try db.execute(sql: auditChain)
    try db.execute(sql: leases)
  }

  private static let generations = """
    CREATE TABLE publication (
      round TEXT NOT NULL CHECK (round <> ''),
      generation INTEGER NOT NULL CHECK (generation >= 1),
      manifest_sha256 TEXT NOT NULL CHECK (length(manifest_sha256) = 64),
      state TEXT NOT NULL CHECK (state IN ('intended', 'visible')),
      run_id INTEGER REFERENCES run (id),
      intended_at INTEGER NOT NULL,
      visible_at INTEGER,
      PRIMARY KEY (round, generation),
      CHECK ((state = 'visible') = (visible_at IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER publication_begins_intended BEFORE INSERT ON publication
    WHEN NEW.state <> 'intended'
    BEGIN SELECT RAISE(ABORT, 'a publication is intended before it is visible'); END;
    CREATE TRIGGER publication_has_one_manifest BEFORE UPDATE ON publication
    WHEN OLD.state <> 'intended' OR NEW.state <> 'visible'
      OR (NEW.round, NEW.generation, NEW.manifest_sha256, NEW.run_id, NEW.intended_at)
        IS NOT (OLD.round, OLD.generation, OLD.manifest_sha256, OLD.run_id, OLD.intended_at)
    BEGIN SELECT RAISE(ABORT, 'a generation never has two manifests'); END;
    CREATE TRIGGER publication_stays BEFORE DELETE ON publication
    BEGIN SELECT RAISE(ABORT, 'a publication is never deleted'); END;

    CREATE TABLE citation (
      round TEXT NOT NULL,
      generation INTEGER NOT NULL,
      attempt_id INTEGER NOT NULL REFERENCES attempt (id),
      PRIMARY KEY (round, generation, attempt_id),
      FOREIGN KEY (round, generation) REFERENCES publication (round, generation)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX citation_of_attempt ON citation (attempt_id);
    CREATE TRIGGER citation_fixed BEFORE UPDATE ON citation
    BEGIN SELECT RAISE(ABORT, 'what a publication cites is never changed'); END;
    CREATE TRIGGER citation_stays BEFORE DELETE ON citation
    BEGIN SELECT RAISE(ABORT, 'what a publication cites is never changed'); END;
    """

  private static let auditChain = """
    CREATE TABLE audit (
      seq INTEGER PRIMARY KEY CHECK (seq >= 1),
      at INTEGER NOT NULL,
      who TEXT NOT NULL CHECK (who <> ''),
      verb TEXT NOT NULL CHECK (verb <> ''),
      subject TEXT NOT NULL,
      reason TEXT NOT NULL,
      body TEXT NOT NULL CHECK (json_valid(body)),
      previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
      hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
    ) STRICT;
    CREATE TRIGGER audit_continues BEFORE INSERT ON audit
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit)
      OR NEW.previous_hash IS NOT coalesce(
        (SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), printf('%064d', 0))
    BEGIN SELECT RAISE(ABORT, 'an audit row follows the last one'); END;
    CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'an audit row is never changed'); END;
    CREATE TRIGGER audit_stays BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'an audit row is never deleted'); END;
    """

  private static let leases = """
    CREATE TABLE lease (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      boot_id TEXT NOT NULL,
      pid INTEGER NOT NULL,
      process_start INTEGER NOT NULL,
      command TEXT NOT NULL,
      since INTEGER NOT NULL
    ) STRICT;
    """
}
