public import Domain
internal import GRDB

extension CheckpointStore {
  /// Records a look at Inbox and determines since when each file has had its size and content.
  ///
  /// - Parameters:
  ///   - files: The files whose content was read; a file of the last look that is missing here
  ///     starts over when it is seen again.
  ///   - at: When the look was.
  /// - Returns: The look's number and its files.
  /// - Throws: Why the database could not do it.
  public func recordLook(_ files: [SeenFile], at: Instant) throws(StoreFailure) -> Look {
    try write("record look") { db in
      let number = (try Int.fetchOne(db, sql: "SELECT number FROM look") ?? 0) + 1
      try db.execute(
        sql: """
          INSERT INTO look (id, number, looked_at) VALUES (1, ?, ?)
          ON CONFLICT (id) DO UPDATE SET number = excluded.number, looked_at = excluded.looked_at
          """, arguments: [number, at.seconds])
      let see = try db.cachedStatement(
        sql: """
          INSERT INTO sighting (path, size, sha256, since_look, since, last_look, file_time)
          VALUES (?1, ?2, ?3, ?4, ?5, ?4, ?6)
          ON CONFLICT (path) DO UPDATE SET
            file_time = CASE WHEN (size, sha256) IS (excluded.size, excluded.sha256)
              THEN coalesce(file_time, excluded.file_time) ELSE excluded.file_time END,
            since_look = CASE WHEN (size, sha256) IS (excluded.size, excluded.sha256)
              THEN since_look ELSE excluded.since_look END,
            since = CASE WHEN (size, sha256) IS (excluded.size, excluded.sha256)
              THEN since ELSE excluded.since END,
            size = excluded.size, sha256 = excluded.sha256, last_look = excluded.last_look
          """)
      for file in files {
        try see.execute(arguments: [
          file.path.text, file.size, file.sha256, number, at.seconds, file.fileTime,
        ])
      }
      try db.execute(sql: "DELETE FROM sighting WHERE last_look <> ?", arguments: [number])
      return Look(number: number, at: at, files: try Self.sightings(db))
    }
  }

  /// Records files seen before the database was restored, so that the next look dates them from
  /// then.
  ///
  /// - Parameters:
  ///   - files: The files as they are in Inbox, and when each arrived.
  ///   - at: When they are recorded.
  /// - Throws: Why the database could not do it.
  public func recall(
    _ files: [(file: SeenFile, since: Instant)], at: Instant
  ) throws(StoreFailure) {
    try write("recall files") { db in
      try db.execute(
        sql: """
          INSERT INTO look (id, number, looked_at) VALUES (1, 1, ?) ON CONFLICT (id) DO NOTHING
          """, arguments: [at.seconds])
      let see = try db.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO sighting (
            path, size, sha256, since_look, since, last_look, file_time)
          SELECT ?1, ?2, ?3, number, ?4, number, ?5 FROM look
          """)
      for (file, since) in files {
        try see.execute(arguments: [
          file.path.text, file.size, file.sha256, since.seconds, file.fileTime,
        ])
      }
    }
  }

  /// The last look; nil before the first.
  public func lastLook() throws(StoreFailure) -> Look? {
    try read("read look") { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT number, looked_at FROM look") else {
        return nil
      }
      return try Look(
        number: row[at: 0], at: Instant(seconds: row[at: 1]), files: Self.sightings(db))
    }
  }

  private static func sightings(_ db: Database) throws -> [Bytewise: Look.Unchanged] {
    var files: [Bytewise: Look.Unchanged] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT path, since_look, since, sha256, file_time FROM sighting")
    while let row = try rows.next() {
      try files[Bytewise(row[at: 0] as String)] = Look.Unchanged(
        sha256: row[at: 3], look: row[at: 1], since: Instant(seconds: row[at: 2]),
        fileTime: row[at: 4])
    }
    return files
  }
}
