internal import Digests
public import Domain
internal import Foundation
internal import GRDB

extension CheckpointStore {
  /// The secret that keys the marks of respondents; it never leaves the database.
  public func surveyKey() throws(StoreFailure) -> [UInt8] {
    let kept = try read("read the secret") { db in
      try Row.fetchOne(db, sql: "SELECT bytes, sha256 FROM survey_key").map { row in
        try (bytes: [UInt8](row[at: 0] as Data), sha256: row[at: 1] as String)
      }
    }
    // Under another secret, every respondent would appear as somebody else.
    guard let kept, Digests.sha256(kept.bytes).description == kept.sha256 else {
      throw .corrupt("the secret of the database is missing or damaged", at: path)
    }
    return kept.bytes
  }

  /// How far each generation has counted the survey answers; generations by programs without
  /// releases are omitted.
  public func surveyProgress(round: String) throws(StoreFailure) -> [Int: SurveyProgress] {
    try read("list survey generations") { db in
      var found: [Int: SurveyProgress] = [:]
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT generation, waiting, units, revealed, reason, releases, seal
          FROM survey_generation WHERE round = ?
          """, arguments: [round])
      {
        let generation: Int = try row[at: 0]
        let progress = try SurveyProgress(
          waiting: row[at: 1], units: row[at: 2], revealed: row[at: 3], reason: row[at: 4])
        let seal = try ReleaseSeal.of(progress, round, generation, releases: row[at: 5])
        guard try seal == row[at: 6] else {
          throw StoreFailure.corrupt(
            "generation \(generation)'s record of survey answers is damaged", at: self.path)
        }
        found[generation] = progress
      }
      return found
    }
  }

  /// The entries of the units whose survey answers a generation counts.
  ///
  /// - Parameters:
  ///   - round: The round's short name.
  ///   - last: The generation; nil for the newest.
  /// - Returns: The entries, by the unit's code.
  /// - Throws: A failure of kind `corrupt` when a row differs from its record.
  public func releases(
    round: String, through last: Int? = nil
  ) throws(StoreFailure) -> [Bytewise: ReleasedUnitEntry] {
    try read("list releases") { db in
      var found: [Bytewise: ReleasedUnitEntry] = [:]
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT unit, generation, wanted, waiting, sha256, seal FROM survey_release r
          WHERE round = ?1 AND generation = (
            SELECT max(generation) FROM survey_release o
            WHERE o.round = r.round AND o.unit = r.unit AND (?2 IS NULL OR o.generation <= ?2))
          """, arguments: [round, last])
      {
        let unit: String = try row[at: 0]
        let entry = try ReleasedUnitEntry(
          generation: row[at: 1], wanted: row[at: 2], waiting: row[at: 3], sha256: row[at: 4])
        guard try ReleaseSeal.of(entry, round, unit) == row[at: 5] else {
          throw StoreFailure.corrupt(
            "the record of the survey answers about \(unit) is damaged", at: self.path)
        }
        found[Bytewise(unit)] = entry
      }
      return found
    }
  }

  /// The answers about a unit that generations counted, the oldest first.
  ///
  /// - Parameters:
  ///   - round: The round's short name.
  ///   - unit: The unit's code.
  ///   - last: The last generation to consider; nil for all.
  /// - Returns: The encodings.
  /// - Throws: A failure of kind `corrupt` where one of them is damaged.
  public func releaseBodies(
    round: String, unit: String, through last: Int? = nil
  ) throws(StoreFailure) -> [[UInt8]] {
    let stored = try read("read releases") { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT body, size, sha256, generation FROM survey_release
          WHERE round = ?1 AND unit = ?2 AND (?3 IS NULL OR generation <= ?3) ORDER BY generation
          """, arguments: [round, unit, last]
      ).map { row -> (Deflated, String, Int) in
        try (
          Deflated(data: [UInt8](row[at: 0] as Data), size: row[at: 1]), row[at: 2], row[at: 3]
        )
      }
    }
    var bodies: [[UInt8]] = []
    for (body, sha256, generation) in stored {
      guard let bytes = body.inflated(), Digests.sha256(bytes).description == sha256 else {
        throw .corrupt(
          "the survey answers about \(unit) that generation \(generation) counts are damaged",
          at: path)
      }
      bodies.append(bytes)
    }
    return bodies
  }

  /// Records the answers counted by generations of programs without releases.
  public func record(
    _ counted: [Int: IntendedSurvey], round: String, audit: Audit
  ) throws(StoreFailure) {
    try write(audit.verb) { db in
      for (generation, survey) in counted.sorted(by: { $0.key < $1.key }) {
        try self.insert(survey, round: round, generation: generation, db)
      }
      try AuditTable.append(
        audit, subject: "\(round) survey answers of \(counted.count) generations", body: "[]", db)
    }
  }

  /// Records the answers that a publication counts, in the transaction that intends it.
  func insert(
    _ survey: IntendedSurvey, round: String, generation: Int, _ db: Database
  ) throws {
    let progress = survey.progress
    try db.execute(
      sql: """
        INSERT INTO survey_generation (
          round, generation, waiting, units, revealed, reason, releases, seal)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        round, generation, progress.waiting, progress.units, progress.revealed, progress.reason,
        survey.units.count,
        ReleaseSeal.of(progress, round, generation, releases: survey.units.count),
      ])
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO survey_release (
          round, generation, unit, wanted, waiting, sha256, size, body, seal)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for unit in survey.units {
      let entry = ReleasedUnitEntry(
        generation: generation, wanted: unit.wanted, waiting: unit.waiting, sha256: unit.sha256)
      try insert.execute(arguments: [
        round, generation, unit.unit, unit.wanted, unit.waiting, unit.sha256, unit.body.size,
        Data(unit.body.data), ReleaseSeal.of(entry, round, unit.unit),
      ])
    }
  }
}

/// The digests of rows that no content digest covers.
private enum ReleaseSeal {
  static func of(
    _ progress: SurveyProgress, _ round: String, _ generation: Int, releases: Int
  ) -> String {
    digest([
      round, "\(generation)", "\(progress.waiting)", "\(progress.units)", "\(progress.revealed)",
      progress.reason, "\(releases)",
    ])
  }

  static func of(_ entry: ReleasedUnitEntry, _ round: String, _ unit: String) -> String {
    digest([
      round, "\(entry.generation)", unit, entry.wanted, "\(entry.waiting)", entry.sha256,
    ])
  }

  private static func digest(_ fields: [String]) -> String {
    var hasher = SHA256Hasher()
    for field in fields { hasher.update("\(field.utf8.count):\(field)\n") }
    return hasher.finalize().description
  }
}
