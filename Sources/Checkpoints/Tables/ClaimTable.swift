internal import Foundation
internal import GRDB

extension CheckpointStore {
  /// Whose the database is; nil before the first run that says so.
  public func claim() throws(StoreFailure) -> Claim? {
    try read("read claim") { db in try ClaimTable.claim(db) }
  }

  /// Records whose the database is.
  ///
  /// - Parameters:
  ///   - claim: The round and its folders.
  ///   - audit: What the audit trail says where folders moved; nil for the first claim.
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

  /// Whose another database is, read without changing anything of it but what SQLite itself keeps
  /// beside it; nil where it does not say, or is no checkpoint database that can be read.
  ///
  /// A file without our head is not opened: SQLite would take the log of an empty one away, which
  /// may be all that is left of a damaged database.
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
  /// Whether a file begins as the head of a checkpoint database does; the application's id stands
  /// at byte 68.
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
  /// The rounds that publications in the database are of, in the order of their names.
  public func publishedRounds() throws(StoreFailure) -> [String] {
    try read("list rounds") { db in
      try String.fetchAll(db, sql: "SELECT DISTINCT round FROM publication ORDER BY round")
    }
  }
}
