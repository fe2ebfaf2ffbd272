internal import Digests
internal import Domain
internal import Foundation
internal import GRDB

extension CheckpointStore {
  /// The definition taken last; nil before there was any.
  public func adoption() throws(StoreFailure) -> Adoption? {
    try read("read adoption") { db in
      try self.adoptions(db, "ORDER BY id DESC LIMIT 1", []).first
    }
  }

  /// The definitions taken, in order.
  ///
  /// - Parameters:
  ///   - first: The one they follow; 0 for the first.
  ///   - last: The last of them.
  /// - Returns: The definitions taken in between.
  /// - Throws: Why the database could not do it.
  public func adoptions(
    after first: Int64 = 0, through last: Int64 = .max
  ) throws(StoreFailure) -> [Adoption] {
    try read("list adoptions") { db in
      try self.adoptions(db, "WHERE id > ? AND id <= ? ORDER BY id", [first, last])
    }
  }

  /// Takes a definition, with its files as they lie there.
  ///
  /// - Parameters:
  ///   - definition: The definition in canonical form.
  ///   - files: Its files; none where nobody knows them.
  ///   - kind: How it comes to be in force.
  ///   - changes: What it changes, in words, for the audit trail.
  ///   - audit: Who takes it, why and when.
  /// - Returns: The definition taken.
  /// - Throws: Why the database could not do it.
  @discardableResult
  public func adopt(
    _ definition: ArchivedDefinition, files: [DefinitionFile], kind: Adoption.Kind,
    changes: [String], audit: Audit
  ) throws(StoreFailure) -> Adoption {
    let texts = files.map {
      (path: $0.path, sha256: Digests.sha256($0.bytes).description, $0.bytes)
    }
    return try write(audit.verb) { db in
      let entry = try AuditTable.append(
        audit, subject: "definition \(definition.sha256)",
        body: try AuditTable.json(texts.map { "\($0.path) \($0.sha256)" } + changes), db)
      try self.archive(definition, db)
      try db.execute(
        sql: """
          INSERT INTO adoption (definition_sha256, kind, adopted_at, who, reason, audit_seq)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          definition.sha256, kind.rawValue, audit.at.seconds, audit.who, audit.reason,
          entry.sequence,
        ])
      let id = db.lastInsertedRowID
      for (path, sha256, bytes) in texts {
        let stored = Deflated(bytes, .thorough)
        try db.execute(
          sql: """
            INSERT INTO definition_text (sha256, size, body) VALUES (?, ?, ?)
            ON CONFLICT (sha256) DO NOTHING
            """, arguments: [sha256, stored.size, Data(stored.data)])
        try db.execute(
          sql: "INSERT INTO adopted_file (adoption_id, path, sha256) VALUES (?, ?, ?)",
          arguments: [id, path, sha256])
      }
      return Adoption(
        id: id, definition: definition.sha256, kind: kind, at: audit.at, who: audit.who,
        reason: audit.reason)
    }
  }

  /// The names and digests of the files of a definition taken, in the order of names.
  public func adoptedDigests(
    _ adoption: Int64
  ) throws(StoreFailure) -> [(path: String, sha256: String)] {
    try read("list definition files") { db in
      try Row.fetchAll(
        db, sql: "SELECT path, sha256 FROM adopted_file WHERE adoption_id = ? ORDER BY path",
        arguments: [adoption]
      ).map { try ($0[at: 0], $0[at: 1]) }
    }
  }

  /// The files of a definition taken, in the order of names; none where nobody knew them.
  public func adoptedFiles(_ adoption: Int64) throws(StoreFailure) -> [DefinitionFile] {
    let rows = try read("read definition files") { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT f.path, f.sha256, t.body, t.size FROM adopted_file f
          JOIN definition_text t ON t.sha256 = f.sha256 WHERE f.adoption_id = ? ORDER BY f.path
          """, arguments: [adoption]
      ).map { row in
        (
          path: try row[at: 0] as String, sha256: try row[at: 1] as String,
          stored: try Deflated(data: [UInt8](row[at: 2] as Data), size: row[at: 3])
        )
      }
    }
    var files: [DefinitionFile] = []
    for row in rows {
      guard let bytes = row.stored.inflated(), Digests.sha256(bytes).description == row.sha256
      else {
        throw .corrupt("the kept definition file '\(row.path)' is damaged", at: path)
      }
      files.append(DefinitionFile(path: row.path, bytes: bytes))
    }
    return files
  }

  /// Which of the definitions taken a publication was made by; nil for one of an older program.
  public func governance(round: String, generation: Int) throws(StoreFailure) -> Int64? {
    try read("read governance") { db in
      try Int64.fetchOne(
        db, sql: "SELECT adoption_id FROM governance WHERE round = ? AND generation = ?",
        arguments: [round, generation])
    }
  }

  /// Records which definition a publication is made by, in the transaction that intends it.
  func insertGovernance(
    round: String, generation: Int, adoption: Int64, _ db: Database
  ) throws {
    try db.execute(
      sql: "INSERT INTO governance (round, generation, adoption_id) VALUES (?, ?, ?)",
      arguments: [round, generation, adoption])
  }

  /// Keeps a definition in canonical form; one that is kept already stays.
  func archive(_ definition: ArchivedDefinition, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO definition (sha256, size, body) VALUES (?, ?, ?)
        ON CONFLICT (sha256) DO NOTHING
        """,
      arguments: [definition.sha256, definition.body.size, Data(definition.body.data)])
  }

  private func adoptions(
    _ db: Database, _ clause: String, _ arguments: StatementArguments
  ) throws -> [Adoption] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, definition_sha256, kind, adopted_at, who, reason FROM adoption \(clause)
        """, arguments: arguments
    ).map { row in
      guard let kind = try Adoption.Kind(rawValue: row[at: 2]) else {
        throw StoreFailure.corrupt("a definition was taken in no known way", at: self.path)
      }
      return try Adoption(
        id: row[at: 0], definition: row[at: 1], kind: kind, at: Instant(seconds: row[at: 3]),
        who: row[at: 4], reason: row[at: 5])
    }
  }
}
