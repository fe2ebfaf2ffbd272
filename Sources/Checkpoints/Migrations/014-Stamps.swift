internal import GRDB

extension Schema {
  /// Each file's metadata when its content was last read: a file with the same metadata need not be
  /// read again.
  ///
  /// A cache, not history: nothing published depends on it.
  static func stamps(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE file_stamp (
          path TEXT PRIMARY KEY,
          size INTEGER NOT NULL,
          modified INTEGER NOT NULL,
          changed INTEGER NOT NULL,
          inode INTEGER NOT NULL,
          device INTEGER NOT NULL,
          sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
          read_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
