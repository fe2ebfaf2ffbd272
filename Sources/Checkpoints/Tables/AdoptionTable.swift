internal import Digests
internal import Domain
internal import Foundation
internal import GRDB

extension CheckpointStore {
  /// The last adoption; nil before the first.
  public func adoption() throws(StoreFailure) -> Adoption? {
    try read("read adoption") { db in
      try self.adoptions(db, "ORDER BY id DESC LIMIT 1", []).first
    }
  }

  /// Adoptions in order.
  ///
  /// - Parameters:
  ///   - first: The adoption that they follow; 0 to begin with the first.
  ///   - last: The last of them.
  /// - Returns: The adoptions after `first`, up to and including `last`.
  /// - Throws: Why the database could not do it.
  public func adoptions(
    after first: Int64 = 0, through last: Int64 = .max
  ) throws(StoreFailure) -> [Adoption] {
    try read("list adoptions") { db in
      try self.adoptions(db, "WHERE id > ? AND id <= ? ORDER BY id", [first, last])
    }
  }

  /// Adopts a definition, with its files as they are.
  ///
  /// - Parameters:
  ///   - definition: The definition in canonical form.
  ///   - files: Its files; empty when unknown.
  ///   - kind: How it comes into force.
  ///   - changes: The changes in words, for the audit trail.
  ///   - audit: Who adopts it, why and when.
  /// - Returns: The adoption.
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

  /// The names and digests of an adopted definition's files, sorted by name.
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

  /// The files of an adopted definition, sorted by name; empty when they were unknown.
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

  /// The adoption that governed a publication; nil for one by an older program.
  public func governance(round: String, generation: Int) throws(StoreFailure) -> Int64? {
    try read("read governance") { db in
      try Int64.fetchOne(
        db, sql: "SELECT adoption_id FROM governance WHERE round = ? AND generation = ?",
        arguments: [round, generation])
    }
  }

  /// Records the adoption that governs a publication, in the transaction that intends it.
  func insertGovernance(
    round: String, generation: Int, adoption: Int64, _ db: Database
  ) throws {
    try db.execute(
      sql: "INSERT INTO governance (round, generation, adoption_id) VALUES (?, ?, ?)",
      arguments: [round, generation, adoption])
  }

  /// Archives a definition in canonical form; an archived one stays unchanged.
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
        throw StoreFailure.corrupt("a definition was adopted in an unknown way", at: self.path)
      }
      return try Adoption(
        id: row[at: 0], definition: row[at: 1], kind: kind, at: Instant(seconds: row[at: 3]),
        who: row[at: 4], reason: row[at: 5])
    }
  }
}
