internal import Digests
internal import GRDB

/// Digests of the rows that outputs depend on: SQLite detects a malformed page, but not a changed
/// digit.
enum Seal {
  /// The kinds of sealed rows, all of them immutable.
  enum Kind: String, CaseIterable {
    case arrival, attempt, exclusion

    /// The sealed columns.
    var columns: [String] {
      switch self {
      case .arrival: ["id", "path", "folder", "sha256", "size", "received_at", "look"]
      case .attempt:
        [
          "id", "stage", "partition", "fingerprint", "fingerprint_parts", "output_hash",
          "output_size", "summary",
        ]
      case .exclusion: ["id", "path", "sha256", "is_excluded", "reason"]
      }
    }

    /// The rows that have a seal: among attempts, only successes have an output.
    var condition: String { self == .attempt ? "state = 'succeeded'" : "1" }

    /// The table or view that holds the rows: arrivals are one sequence in two tables.
    fileprivate var source: String { self == .arrival ? "every_arrival" : rawValue }

    /// The digest of a row of `source`, called `t`.
    ///
    /// Arrivals recorded before file times were kept retain the digest computed then.
    fileprivate var digest: String {
      guard self == .arrival else { return Kind.digest(columns) }
      return "CASE WHEN t.file_time IS NULL THEN \(Kind.digest(columns)) "
        + "ELSE \(Kind.digest(columns + ["file_time"])) END"
    }

    fileprivate static func digest(_ columns: [String]) -> String {
      "row_digest(\(columns.map { "t.\($0)" }.joined(separator: ", ")))"
    }
  }

  /// The SHA-256 over a row's columns, for use in SQL; a length before each text keeps different
  /// rows distinct.
  static let digest = DatabaseFunction("row_digest", pure: true) { values in
    var hasher = SHA256Hasher()
    for value in values {
      let text = String.fromDatabaseValue(value) ?? Int64.fromDatabaseValue(value).map(String.init)
      hasher.update(text.map { "\($0.utf8.count):\($0)\n" } ?? "-\n")
    }
    return hasher.finalize().description
  }

  /// Seals a row in the transaction that inserts it.
  static func seal(_ kind: Kind, _ id: Int64, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO seal (kind, id, sha256)
        SELECT '\(kind.rawValue)', t.id, \(kind.digest) FROM \(kind.source) t WHERE t.id = ?
        """
    ).execute(arguments: [id])
  }

  /// Seals rows recorded before seals existed, in the tables of that version.
  static func sealAll(_ kind: Kind, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO seal (kind, id, sha256)
        SELECT '\(kind.rawValue)', t.id, \(Kind.digest(kind.columns)) FROM \(kind.rawValue) t
        WHERE \(kind.condition)
        """)
  }

  /// The rows that differ from their seal, and those that are missing.
  ///
  /// Past attempts are checked only with `all`.
  static func faults(_ db: Database, all: Bool) throws -> [String] {
    try Kind.allCases.flatMap { kind in
      let name = kind.rawValue
      let onlyCurrent =
        kind == .attempt && !all ? "JOIN current c ON c.attempt_id = t.id" : ""
      return try String.fetchAll(
        db,
        sql: """
          SELECT '\(name) ' || t.id || ' is not as it was recorded'
          FROM \(kind.source) t \(onlyCurrent)
          LEFT JOIN seal s ON s.kind = '\(name)' AND s.id = t.id
          WHERE \(kind.condition) AND s.sha256 IS NOT \(kind.digest)
          UNION ALL
          SELECT '\(name) ' || s.id || ' is gone'
          FROM seal s LEFT JOIN \(kind.source) t ON t.id = s.id
          WHERE s.kind = '\(name)' AND t.id IS NULL
          LIMIT 20
          """)
    }
  }
}
