internal import Domain
internal import GRDB

extension CheckpointStore {
  /// The result of the last nightly backup; nil before the first.
  public func nightlyBackup() throws(StoreFailure) -> NightlyBackup? {
    try read("read backup") { db in
      try Row.fetchOne(db, sql: "SELECT tried_at, file, fault FROM nightly_backup").map {
        try NightlyBackup(triedAt: Instant(seconds: $0[at: 0]), file: $0[at: 1], fault: $0[at: 2])
      }
    }
  }

  /// Records the result of a nightly backup.
  public func record(_ backup: NightlyBackup) throws(StoreFailure) {
    try write("record backup") { db in
      try db.execute(
        sql: """
          INSERT INTO nightly_backup (id, tried_at, file, fault) VALUES (1, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET tried_at = excluded.tried_at, file = excluded.file,
            fault = excluded.fault
          """, arguments: [backup.triedAt.seconds, backup.file, backup.fault])
    }
  }
}
