internal import GRDB

extension Schema {
  /// The owner of the database, used to refuse two rounds on one database, Inbox or Outbox.
  static func claim(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE claim (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          round TEXT NOT NULL CHECK (round <> ''),
          definition TEXT NOT NULL,
          inbox TEXT NOT NULL,
          outbox TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER claim_round_fixed BEFORE UPDATE OF round ON claim WHEN old.round <> new.round
        BEGIN SELECT RAISE(ABORT, 'a database stays that of its round'); END;
        CREATE TRIGGER claim_stays BEFORE DELETE ON claim
        BEGIN SELECT RAISE(ABORT, 'a database stays that of its round'); END;
        """)
  }
}
