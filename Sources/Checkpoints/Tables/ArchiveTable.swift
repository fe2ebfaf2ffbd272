internal import Digests
public import Domain
internal import Foundation
internal import GRDB

extension CheckpointStore {
  /// The archived original with a digest; nil when there is none.
  ///
  /// - Throws: A failure of kind `corrupt` when the stored bytes have a different digest.
  public func archived(_ sha256: String) throws(StoreFailure) -> [UInt8]? {
    let stored = try read("read original") { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT s.data, a.size FROM archive a JOIN sqlar s ON s.name = a.name WHERE a.sha256 = ?
          """, arguments: [sha256]
      ).map { try Deflated(data: [UInt8]($0[at: 0] as Data), size: $0[at: 1]) }
    }
    guard let stored else { return nil }
    guard let bytes = stored.inflated(), Digests.sha256(bytes).description == sha256 else {
      throw .corrupt("the archived original \(sha256) is damaged", at: path)
    }
    return bytes
  }

  /// The digests of all archived originals.
  public func archivedDigests() throws(StoreFailure) -> Set<Bytewise> {
    try read("list originals") { db in
      Set(of: try String.fetchAll(db, sql: "SELECT sha256 FROM archive"))
    }
  }

  /// Every arrival, in the order of revisions.
  public func arrivals() throws(StoreFailure) -> [Arrival] {
    try read("list arrivals") { db in try self.arrivals(db, through: .max) }
  }

  /// The arrivals up to one, in the order of revisions.
  func arrivals(_ db: Database, through last: Int64) throws -> [Arrival] {
    try arrivals(db, where: "id <= ?", [last])
  }

  /// The arrivals that meet a condition, in the order of revisions.
  func arrivals(
    _ db: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [Arrival] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT path, folder, sha256, size, received_at, look, file_time, repetition FROM (
          SELECT *, row_number() OVER (PARTITION BY folder, sha256 ORDER BY id) - 1 AS repetition
          FROM every_arrival)
        WHERE \(condition) ORDER BY id
        """, arguments: arguments
    ).map { row in
      try Arrival(
        path: Bytewise(row[at: 0] as String), folder: Bytewise(row[at: 1] as String),
        sha256: row[at: 2], size: row[at: 3],
        receivedAt: Instant(seconds: row[at: 4]), look: row[at: 5], fileTime: row[at: 6],
        repetition: row[at: 7])
    }.sorted()
  }

  /// The latest content at each path.
  public func heldContents() throws(StoreFailure) -> [Bytewise: String] {
    try read("list contents") { db in
      var held: [Bytewise: String] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT path, sha256, max(id) FROM every_arrival GROUP BY path")
      while let row = try rows.next() {
        try held[Bytewise(row[at: 0] as String)] = row[at: 1]
      }
      return held
    }
  }

  /// The number of the last arrival, first or repeated; 0 before any.
  static let lastArrival = """
    max(coalesce((SELECT max(id) FROM arrival), 0), coalesce((SELECT max(id) FROM arrival_again), 0))
    """

  /// Stores an arrival and its original; earlier records stay unchanged.
  func insert(_ new: NewArrival, _ db: Database) throws {
    let arrival = new.arrival
    if let original = new.original {
      guard new.originalHash == arrival.sha256, original.size == arrival.size else {
        throw StoreFailure(
          .defect, "the content of '\(arrival.path)' is not the one its arrival names", at: path,
          hint: "Report this with the run's log.")
      }
      try insert(original, of: arrival, db)
    }
    if new.isReturn { return try insertReturn(of: arrival, db) }
    try db.cachedStatement(
      sql: """
        INSERT INTO arrival (id, path, folder, sha256, size, received_at, look, file_time)
        VALUES (\(Self.lastArrival) + 1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path, sha256) DO NOTHING
        """
    ).execute(arguments: [
      arrival.path.text, arrival.folder.text, arrival.sha256, arrival.size,
      arrival.receivedAt.seconds,
      arrival.look, arrival.fileTime,
    ])
    if db.changesCount == 1 { try Seal.seal(.arrival, db.lastInsertedRowID, db) }
  }

  /// Records that a known content returned to its path after another one.
  private func insertReturn(of arrival: Arrival, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO arrival_again (id, path, sha256, received_at, look, file_time)
        SELECT \(Self.lastArrival) + 1, ?1, ?2, ?3, ?4, ?5
        WHERE ?2 IS NOT (SELECT sha256 FROM every_arrival WHERE path = ?1 ORDER BY id DESC LIMIT 1)
        """
    ).execute(arguments: [
      arrival.path.text, arrival.sha256, arrival.receivedAt.seconds, arrival.look,
      arrival.fileTime,
    ])
    if db.changesCount == 1 { try Seal.seal(.arrival, db.lastInsertedRowID, db) }
  }

  private func insert(_ original: Deflated, of arrival: Arrival, _ db: Database) throws {
    let isKnown =
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT 1 FROM archive WHERE sha256 = ?"),
        arguments: [arrival.sha256]) != nil
    guard !isKnown else { return }
    let name = NewArrival.archiveName(arrival)
    // The mode of a world-readable regular file, as `sqlite3 -A` and `tar` list it.
    try db.cachedStatement(
      sql: "INSERT INTO sqlar (name, mode, mtime, sz, data) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [
      name, 0o100644, arrival.receivedAt.seconds, original.size, Data(original.data),
    ])
    try db.cachedStatement(
      sql: "INSERT INTO archive (sha256, name, size) VALUES (?, ?, ?)"
    ).execute(arguments: [arrival.sha256, name, original.size])
  }
}
