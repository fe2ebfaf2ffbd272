internal import GRDB

/// The database's tables, as a sequence of migrations; a migration once used is never edited.
enum Schema {
  /// "PARI": the application id in the header of our files.
  static let applicationID: Int32 = 0x5041_5249

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("001-history", migrate: history)
    migrator.registerMigration("002-archive", migrate: archive)
    migrator.registerMigration("003-publications", migrate: publications)
    migrator.registerMigration("004-views", migrate: views)
    migrator.registerMigration("005-occurrences", migrate: occurrences)
    migrator.registerMigration("006-operators", migrate: operators)
    migrator.registerMigration("007-closing", migrate: closing)
    migrator.registerMigration("008-seals", migrate: seals)
    migrator.registerMigration("010-claim", migrate: claim)
    migrator.registerMigration("011-arrivals", migrate: arrivals)
    migrator.registerMigration("012-definitions", migrate: definitions)
    migrator.registerMigration("013-evidence", migrate: evidence)
    migrator.registerMigration("014-stamps", migrate: stamps)
    migrator.registerMigration("015-releases", migrate: releases)
    migrator.registerMigration("016-encoding", migrate: encoding)
    return migrator
  }

  /// The tables, indexes, triggers and views of a database, each with its SQL.
  static func objects(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema
        WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        """)
    return try Dictionary(
      rows.map { try ($0[at: 0], $0[at: 1]) }, uniquingKeysWith: { first, _ in first })
  }

  /// The same for a freshly created database, computed once per process.
  private static let objectsMadeNow = Result {
    let queue = try made()
    try migrator.migrate(queue)
    return try queue.read(objects)
  }

  /// An empty in-memory database for migrations.
  static func made() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { $0.add(function: Seal.digest) }
    return try DatabaseQueue(configuration: configuration)
  }

  /// Schema objects that differ from what the migrations created: an altered trigger may still run
  /// and do something else.
  ///
  /// A foreign table or view is harmless; a foreign trigger may not be.
  static func faults(_ db: Database) throws -> [String] {
    let (found, made) = (try objects(db), try objectsMadeNow.get())
    let strangers = found.keys.filter { made[$0] == nil && $0.hasPrefix("trigger ") }
    return (made.keys.filter { found[$0] != made[$0] } + strangers).sorted()
      .map { "the \($0) is not as it was made" }
  }

  /// One row for each broken rule that table constraints cannot express.
  static let rulesBroken = """
    SELECT 'the current checkpoint of ' || c.stage || ' ' || c.partition || ' is no success of it'
    FROM current c JOIN attempt a ON a.id = c.attempt_id
    WHERE a.state <> 'succeeded' OR a.stage <> c.stage OR a.partition <> c.partition
    UNION ALL
    SELECT 'the output of ' || c.stage || ' ' || c.partition || ' is missing'
    FROM current c LEFT JOIN checkpoint k ON k.attempt_id = c.attempt_id
    WHERE k.attempt_id IS NULL
    UNION ALL
    SELECT 'the original ' || a.sha256 || ' is missing'
    FROM archive a LEFT JOIN sqlar s ON s.name = a.name
    WHERE s.name IS NULL
    UNION ALL
    SELECT 'the audit trail knows no ' || p.subject || ' with that manifest'
    FROM (
      SELECT round || ' generation ' || generation || ' intended' AS subject,
        '["' || manifest_sha256 || '"]' AS body
      FROM publication
      EXCEPT SELECT subject, body FROM audit
    ) p
    UNION ALL
    SELECT 'survey answers that generation ' || g.generation || ' counts are gone'
    FROM survey_generation g
    WHERE g.releases <> (
      SELECT count(*) FROM survey_release r
      WHERE r.round = g.round AND r.generation = g.generation)
    LIMIT 20
    """
}
