internal import Digests
internal import Domain
internal import Foundation
internal import GRDB

extension CheckpointStore {
  /// Appends a row to the audit chain for a change made outside the store.
  ///
  /// - Parameters:
  ///   - audit: Who, how, why and when.
  ///   - subject: What was changed.
  ///   - body: The details, in JSON.
  /// - Returns: The row.
  /// - Throws: Why the database could not do it.
  @discardableResult
  public func record(
    _ audit: Audit, subject: String, body: String = "[]"
  ) throws(StoreFailure) -> AuditEntry {
    try write("audit") { db in try AuditTable.append(audit, subject: subject, body: body, db) }
  }

  /// The rows of the audit chain after a position, oldest first.
  public func auditEntries(after sequence: Int64 = 0) throws(StoreFailure) -> [AuditEntry] {
    try read("list audit") { db in try AuditTable.entries(db, after: sequence) }
  }

  /// How many rows the audit chain has.
  public func auditRows() throws(StoreFailure) -> Int64 {
    try read("count audit") { db in
      try Int64.fetchOne(db, sql: "SELECT coalesce(max(seq), 0) FROM audit") ?? 0
    }
  }

  /// The state of the audit chain before an act's first row; its current state without such a row
  /// or act.
  ///
  /// - Parameter subject: The row's subject.
  /// - Returns: The number of rows before it and the hash of the last one.
  /// - Throws: Why the database could not do it.
  public func auditHead(before subject: String? = nil) throws(StoreFailure) -> AuditHead {
    try read("read the head of the audit chain") { db in
      try AuditTable.head(db, before: subject)
    }
  }

  /// The hash of a row of the audit chain; nil when the chain is shorter.
  public func auditHash(at row: Int64) throws(StoreFailure) -> String? {
    if row == 0 { return AuditTable.start }
    return try read("read a row of the audit chain") { db in
      try String.fetchOne(db, sql: "SELECT hash FROM audit WHERE seq = ?", arguments: [row])
    }
  }

  /// Checks that the audit chain is intact and records exactly what people did.
  ///
  /// - Throws: A failure of kind `altered` naming the first faults.
  public func checkHistory() throws(StoreFailure) {
    guard let fault = try historyFault() else { return }
    throw StoreFailure(
      .altered, fault, at: path,
      hint: "Look at the rows with: parindex audit; restore the last backup.")
  }

  /// The break in the audit chain, or else its first contradiction with the state of the round; nil
  /// when there is neither.
  public func historyFault() throws(StoreFailure) -> String? {
    if case .broken(let row, let reason) = try verifyAuditChain() {
      return "the audit chain is broken at row \(row): \(reason)"
    }
    let faults = try read("compare with the audit chain") { db in try Witness.faults(db) }
    guard let first = faults.first else { return nil }
    return faults.count == 1 ? first : "\(first); and \(faults.count - 1) more"
  }

  /// Checks that every row of the audit chain follows from the one before.
  public func verifyAuditChain() throws(StoreFailure) -> AuditChain {
    try read("verify audit") { db in
      var head = AuditTable.start
      var count: Int64 = 0
      for entry in try AuditTable.entries(db, after: 0) {
        guard entry.sequence == count + 1 else {
          return .broken(
            sequence: count + 1, reason: "the next row is number \(entry.sequence)")
        }
        guard entry.previousHash == head else {
          return .broken(sequence: entry.sequence, reason: "it does not follow the row before it")
        }
        guard entry.hash == AuditTable.hash(entry) else {
          return .broken(sequence: entry.sequence, reason: "its content is not what was recorded")
        }
        head = entry.hash
        count += 1
      }
      return .intact(entries: count, head: head)
    }
  }
}

/// The rows of the audit chain.
enum AuditTable {
  /// The previous hash of the first row.
  static let start = String(repeating: "0", count: 64)

  /// Appends a row in the transaction of the change it records.
  @discardableResult
  static func append(
    _ audit: Audit, subject: String, body: String, _ db: Database
  ) throws -> AuditEntry {
    let last = try Row.fetchOne(db, sql: "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
    let sequence: Int64 = try last.map { try $0[at: 0] } ?? 0
    let unsealed = try AuditEntry(
      sequence: sequence + 1, audit: audit, subject: subject, body: body,
      previousHash: last.map { try $0[at: 1] } ?? start, hash: "")
    let entry = AuditEntry(
      sequence: unsealed.sequence, audit: audit, subject: subject, body: body,
      previousHash: unsealed.previousHash, hash: hash(unsealed))
    try db.execute(
      sql: """
        INSERT INTO audit (seq, at, who, verb, subject, reason, body, previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        entry.sequence, audit.at.seconds, audit.who, audit.verb, subject, audit.reason, body,
        entry.previousHash, entry.hash,
      ])
    return entry
  }

  /// The SHA-256 of a row; a length before each text keeps different rows distinct.
  static func hash(_ entry: AuditEntry) -> String {
    var hasher = SHA256Hasher()
    let fields = [
      entry.previousHash, String(entry.sequence), String(entry.audit.at.seconds), entry.audit.who,
      entry.audit.verb, entry.subject, entry.audit.reason, entry.body,
    ]
    for field in fields { hasher.update("\(field.utf8.count):\(field)\n") }
    return hasher.finalize().description
  }

  /// The state of the chain before the first row with a subject, or now.
  static func head(_ db: Database, before subject: String?) throws -> AuditHead {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT * FROM (
          SELECT seq - 1, previous_hash FROM audit WHERE subject = ?1 ORDER BY seq LIMIT 1)
        UNION ALL
        SELECT * FROM (SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1)
        LIMIT 1
        """, arguments: [subject])
    return try row.map { try AuditHead(rows: $0[at: 0], hash: $0[at: 1]) }
      ?? AuditHead(rows: 0, hash: start)
  }

  /// Appends the row of a late file that a correction admits.
  static func admit(
    path: String, sha256: String, round: String, generation: Int, _ audit: Audit, _ db: Database
  ) throws {
    try append(
      Audit(who: audit.who, verb: Witness.admission, reason: audit.reason, at: audit.at),
      subject: path, body: try json([sha256, "\(round) generation \(generation)"]), db)
  }

  static func entries(_ db: Database, after sequence: Int64) throws -> [AuditEntry] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT seq, at, who, verb, subject, reason, body, previous_hash, hash
        FROM audit WHERE seq > ? ORDER BY seq
        """, arguments: [sequence]
    ).map { row in
      try AuditEntry(
        sequence: row[at: 0],
        audit: Audit(
          who: row[at: 2], verb: row[at: 3], reason: row[at: 5], at: Instant(seconds: row[at: 1])),
        subject: row[at: 4], body: row[at: 6], previousHash: row[at: 7], hash: row[at: 8])
    }
  }

  /// Texts as a JSON array.
  static func json(_ texts: [String]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    return String(decoding: try encoder.encode(texts), as: UTF8.self)
  }

  /// A JSON array's texts.
  static func texts(_ json: String) throws -> [String] {
    try JSONDecoder().decode([String].self, from: Data(json.utf8))
  }
}
