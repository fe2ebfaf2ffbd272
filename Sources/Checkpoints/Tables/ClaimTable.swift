internal import Foundation
internal import GRDB

extension CheckpointStore {
  /// The claim on this database; nil before the first run that records one.
  public func claim() throws(StoreFailure) -> Claim? {
    try read("read claim") { db in try ClaimTable.claim(db) }
  }

  /// Records the claim on this database.
  ///
  /// - Parameters:
  ///   - claim: The round and its folders.
  ///   - audit: The audit entry for moved folders; nil for the first claim.
  /// - Throws: Why it could not be recorded.
  public func record(_ claim: Claim, audit: Audit?) throws(StoreFailure) {
    try write("record claim") { db in
      try db.execute(
        sql: """
          INSERT INTO claim (id, round, definition, inbox, outbox) VALUES (1, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET definition = excluded.definition,
            inbox = excluded.inbox, outbox = excluded.outbox
          """, arguments: [claim.round, claim.definition, claim.inbox, claim.outbox])
      guard let audit else { return }
      try AuditTable.append(audit, subject: claim.round, body: "[]", db)
    }
  }

  /// The claim on another database, read without changing anything but SQLite's own files beside
  /// it; nil when it has none or is not a readable checkpoint database.
  ///
  /// A file without our header is not opened: SQLite would delete the log of an empty file, which
  /// may be all that remains of a damaged database.
  public static func claim(ofDatabase path: String) -> Claim? {
    guard ClaimTable.hasOurHead(path) else { return nil }
    var configuration = Configuration()
    configuration.busyMode = .timeout(2)
    guard let queue = try? DatabaseQueue(path: path, configuration: configuration) else {
      return nil
    }
    defer { try? queue.close() }
    return try? queue.read { db in
      try db.tableExists("claim") ? ClaimTable.claim(db) : nil
    }
  }
}

private enum ClaimTable {
  /// Whether a file begins with the header of a checkpoint database; the application id is at byte
  /// 68.
  static func hasOurHead(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    guard let head = try? handle.read(upToCount: 512), head.count == 512 else { return false }
    let id = head[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return head.starts(with: Array("SQLite format 3\0".utf8))
      && id == UInt32(bitPattern: Schema.applicationID)
  }

  static func claim(_ db: Database) throws -> Claim? {
    try Row.fetchOne(db, sql: "SELECT round, definition, inbox, outbox FROM claim").map {
      try Claim(round: $0[at: 0], definition: $0[at: 1], inbox: $0[at: 2], outbox: $0[at: 3])
    }
  }
}

extension CheckpointStore {
  /// The rounds with publications in the database, sorted by name.
  public func publishedRounds() throws(StoreFailure) -> [String] {
    try read("list rounds") { db in
      try String.fetchAll(db, sql: "SELECT DISTINCT round FROM publication ORDER BY round")
    }
  }
}
