internal import Digests
internal import Foundation
internal import GRDB

extension Schema {
  /// The survey answers that each generation counts, one row per unit whose answers changed; and
  /// the secret that keys the respondents' marks.
  static func releases(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE survey_key (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          bytes BLOB NOT NULL CHECK (length(bytes) = 32),
          sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
        ) STRICT;
        CREATE TRIGGER survey_key_fixed BEFORE UPDATE ON survey_key
        BEGIN SELECT RAISE(ABORT, 'the secret of a database is never changed'); END;
        CREATE TRIGGER survey_key_stays BEFORE DELETE ON survey_key
        BEGIN SELECT RAISE(ABORT, 'the secret of a database is never deleted'); END;

        CREATE TABLE survey_generation (
          round TEXT NOT NULL,
          generation INTEGER NOT NULL,
          waiting INTEGER NOT NULL CHECK (waiting >= 0),
          units INTEGER NOT NULL CHECK (units >= 0),
          revealed INTEGER NOT NULL CHECK (revealed >= 0),
          reason TEXT NOT NULL,
          releases INTEGER NOT NULL CHECK (releases >= 0),
          seal TEXT NOT NULL CHECK (length(seal) = 64),
          PRIMARY KEY (round, generation),
          FOREIGN KEY (round, generation) REFERENCES publication (round, generation),
          CHECK (revealed = 0 OR reason <> '')
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER survey_generation_fixed BEFORE UPDATE ON survey_generation
        BEGIN SELECT RAISE(ABORT, 'the answers a publication counts are never changed'); END;
        CREATE TRIGGER survey_generation_stays BEFORE DELETE ON survey_generation
        BEGIN SELECT RAISE(ABORT, 'the answers a publication counts are never changed'); END;

        CREATE TABLE survey_release (
          round TEXT NOT NULL,
          generation INTEGER NOT NULL,
          unit TEXT NOT NULL CHECK (unit <> ''),
          wanted TEXT NOT NULL,
          waiting INTEGER NOT NULL CHECK (waiting >= 0),
          sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
          size INTEGER NOT NULL CHECK (size >= 0),
          body BLOB NOT NULL,
          seal TEXT NOT NULL CHECK (length(seal) = 64),
          PRIMARY KEY (round, unit, generation),
          FOREIGN KEY (round, generation) REFERENCES survey_generation (round, generation)
        ) STRICT;
        CREATE TRIGGER survey_release_fixed BEFORE UPDATE ON survey_release
        BEGIN SELECT RAISE(ABORT, 'the answers a publication counts are never changed'); END;
        CREATE TRIGGER survey_release_stays BEFORE DELETE ON survey_release
        BEGIN SELECT RAISE(ABORT, 'the answers a publication counts are never changed'); END;
        """)
    let secret = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
    try db.execute(
      sql: "INSERT INTO survey_key (id, bytes, sha256) VALUES (1, ?, ?)",
      arguments: [Data(secret), Digests.sha256(secret).description])
  }
}
