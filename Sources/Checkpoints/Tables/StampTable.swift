public import Domain
internal import Disk
internal import GRDB

extension CheckpointStore {
  /// The files as of their last read, by path.
  public func stampedFiles() throws(StoreFailure) -> [Bytewise: StampedFile] {
    try read("read stamps") { db in
      var files: [Bytewise: StampedFile] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT path, size, modified, changed, inode, device, sha256, read_at FROM file_stamp")
      while let row = try rows.next() {
        let path = Bytewise(try row[at: 0] as String)
        files[path] = StampedFile(
          path: path,
          stamp: FileStamp(
            size: try row[at: 1], modified: try row[at: 2], changed: try row[at: 3],
            inode: UInt64(bitPattern: try row[at: 4]), device: UInt64(bitPattern: try row[at: 5])),
          sha256: try row[at: 6], readAt: Instant(seconds: try row[at: 7]))
      }
      return files
    }
  }

  /// Stores the stamps of files just read.
  ///
  /// - Parameters:
  ///   - files: The files that were read.
  ///   - gone: The paths to forget.
  /// - Throws: Why the database could not do it.
  public func keepStamps(
    _ files: [StampedFile], forgetting gone: [Bytewise]
  ) throws(StoreFailure) {
    guard !files.isEmpty || !gone.isEmpty else { return }
    try write("keep stamps") { db in
      let keep = try db.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO file_stamp
            (path, size, modified, changed, inode, device, sha256, read_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """)
      let forget = try db.cachedStatement(sql: "DELETE FROM file_stamp WHERE path = ?")
      for path in gone { try forget.execute(arguments: [path.text]) }
      for file in files {
        try keep.execute(arguments: [
          file.path.text, file.stamp.size, file.stamp.modified, file.stamp.changed,
          Int64(bitPattern: file.stamp.inode), Int64(bitPattern: file.stamp.device), file.sha256,
          file.readAt.seconds,
        ])
      }
    }
  }
}
