internal import Digests
public import Domain
internal import Foundation
internal import GRDB

extension CheckpointStore {
  /// The original with a digest; nil when the archive has none.
  ///
  /// - Throws: A failure of kind `corrupt` when the stored bytes have another digest.
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
    try Row.fetchAll(
      db,
      sql: """
        SELECT path, folder, sha256, size, received_at, look FROM arrival WHERE id <= ? ORDER BY id
        """, arguments: [last]
    ).map { row in
      try Arrival(
        path: Bytewise(row[at: 0] as String), folder: Bytewise(row[at: 1] as String),
        sha256: row[at: 2], size: row[at: 3],
        receivedAt: Instant(seconds: row[at: 4]), look: row[at: 5])
    }.sorted()
  }

  /// Stores an arrival and its original; what came before stays as it was recorded then.
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
    try db.cachedStatement(
      sql: """
        INSERT INTO arrival (path, folder, sha256, size, received_at, look)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path, sha256) DO NOTHING
        """
    ).execute(arguments: [
      arrival.path.text, arrival.folder.text, arrival.sha256, arrival.size,
      arrival.receivedAt.seconds,
      arrival.look,
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
    // The mode of a regular file that all may read, as `sqlite3 -A` and `tar` list it.
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
