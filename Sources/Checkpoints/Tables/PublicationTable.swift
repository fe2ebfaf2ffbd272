internal import Domain
internal import GRDB

extension CheckpointStore {
  /// Records that a generation is about to be written; idempotent for the same manifest.
  ///
  /// - Parameters:
  ///   - round: The round's short name.
  ///   - generation: The number, from 1.
  ///   - manifestHash: The SHA-256 of the manifest.
  ///   - citing: The attempts whose outputs it consists of.
  ///   - definition: The definition that governs it, to be archived.
  ///   - adoption: The adoption of that definition.
  ///   - edition: Its edition and the late files it admits.
  ///   - run: The run.
  ///   - head: The audit head in the manifest; nil when it has none.
  ///   - audit: Who publishes, and why.
  /// - Returns: Whether it was recorded; false, with nothing changed, when the audit chain has
  ///   grown past the head in the manifest.
  /// - Throws: A failure of kind `defect` when the generation has a different manifest.
  @discardableResult
  public func intend(
    round: String, generation: Int, manifestHash: String, citing: [AttemptID] = [],
    definition: ArchivedDefinition? = nil, adoption: Int64? = nil,
    edition: IntendedEdition? = nil, run: RunID? = nil, following head: AuditHead? = nil,
    audit: Audit
  ) throws(StoreFailure) -> Bool {
    try write("intend generation \(generation)") { db in
      if let known = try self.publications(db, round: round, generation: generation).first {
        guard known.manifestHash == manifestHash else {
          throw StoreFailure(
            .defect, "generation \(generation) of \(round) already has another manifest",
            at: self.path, hint: "Publish under the next generation's number.")
        }
        return true
      }
      // A manual backup may have added its row since.
      if let head, try AuditTable.head(db, before: nil) != head { return false }
      try db.execute(
        sql: """
          INSERT INTO publication (
            round, generation, manifest_sha256, state, run_id, intended_at)
          VALUES (?, ?, ?, 'intended', ?, ?)
          """,
        arguments: [round, generation, manifestHash, run?.rawValue, audit.at.seconds])
      let cite = try db.cachedStatement(
        sql: "INSERT INTO citation (round, generation, attempt_id) VALUES (?, ?, ?)")
      for attempt in Set(citing).sorted() {
        try cite.execute(arguments: [round, generation, attempt.rawValue])
      }
      if let definition {
        try self.insertBasis(
          round: round, generation: generation, definition,
          lastExclusion: edition?.lastExclusion, db)
      }
      if let adoption {
        try self.insertGovernance(
          round: round, generation: generation, adoption: adoption, db)
      }
      try AuditTable.append(
        audit, subject: CheckpointStore.intention(round: round, generation: generation),
        body: try AuditTable.json([manifestHash]), db)
      if let edition { try self.insert(edition, round: round, generation: generation, audit, db) }
      if let progress = edition?.survey?.progress, !progress.reason.isEmpty {
        try AuditTable.append(
          Audit(who: audit.who, verb: "reveal-survey", reason: progress.reason, at: audit.at),
          subject: "\(round) generation \(generation) reveals survey answers",
          body: try AuditTable.json(["\(progress.revealed) questionnaires"]), db)
      }
      return true
    }
  }

  /// The subject of the audit row recorded before a generation is written.
  static func intention(round: String, generation: Int) -> String {
    "\(round) generation \(generation) intended"
  }

  /// The audit head for a generation's manifest: before the generation's own row if it has one,
  /// else the current one.
  public func auditHead(
    ofRound round: String, generation: Int
  ) throws(StoreFailure) -> AuditHead {
    try auditHead(
      before: CheckpointStore.intention(round: round, generation: generation))
  }

  /// Records that a generation is in Outbox; idempotent.
  public func markVisible(
    round: String, generation: Int, audit: Audit
  ) throws(StoreFailure) {
    try write("mark generation \(generation) visible") { db in
      let known = try self.publications(db, round: round, generation: generation).first
      guard let known else { throw self.unknown("generation \(generation) of \(round)") }
      guard known.state == .intended else { return }
      try db.execute(
        sql: """
          UPDATE publication SET state = 'visible', visible_at = ?
          WHERE round = ? AND generation = ?
          """, arguments: [audit.at.seconds, round, generation])
      try AuditTable.append(
        audit, subject: "\(round) generation \(generation) visible",
        body: try AuditTable.json([known.manifestHash]), db)
    }
  }

  /// A round's publications, the newest first.
  public func publications(round: String) throws(StoreFailure) -> [Publication] {
    try read("list publications") { db in
      try self.publications(db, round: round, generation: nil)
    }
  }

  /// A round's newest publication that is visible; nil when none is.
  public func latestVisible(round: String) throws(StoreFailure) -> Publication? {
    try publications(round: round).first { $0.state == .visible }
  }

  private func publications(
    _ db: Database, round: String, generation: Int?
  ) throws -> [Publication] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT round, generation, manifest_sha256, state, run_id, intended_at, visible_at
        FROM publication WHERE round = ?1 AND (?2 IS NULL OR generation = ?2)
        ORDER BY generation DESC
        """, arguments: [round, generation]
    ).map { row in
      try Publication(
        round: row[at: 0], generation: row[at: 1], manifestHash: row[at: 2],
        state: row[at: 3] == "visible" ? .visible : .intended,
        run: (row[at: 4] as Int64?).map(RunID.init(rawValue:)),
        intendedAt: Instant(seconds: row[at: 5]),
        visibleAt: (row[at: 6] as Int64?).map(Instant.init(seconds:)))
    }
  }
}
