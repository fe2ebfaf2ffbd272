internal import GRDB

extension Schema {
  /// Views for operators with the stock `sqlite3`, whose `sqlar_uncompress` inflates the bodies;
  /// they show only current checkpoints.
  static func views(_ db: Database) throws {
    try db.execute(sql: bodies)
    try db.execute(sql: submissions)
    try db.execute(sql: results)
  }

  private static let bodies = """
    CREATE VIEW v_body AS
    SELECT c.stage, c.partition, c.attempt_id, a.output_hash,
      CAST(sqlar_uncompress(k.body, k.size) AS TEXT) AS body
    FROM current c
    JOIN attempt a ON a.id = c.attempt_id
    JOIN checkpoint k ON k.attempt_id = c.attempt_id;

    CREATE VIEW v_record AS
    SELECT b.partition, r.value ->> '$.code' AS code, e.key AS field, e.value ->> '$.text' AS text,
      e.value ->> '$.reading.number._0' AS number, e.value ->> '$.place.sheet' AS sheet,
      e.value ->> '$.place.row' AS "row", e.value ->> '$.place.column' AS "column"
    FROM v_body b, json_each(b.body, '$.rows') r, json_each(r.value, '$.entries') e
    WHERE b.stage = 'normalize';
    """

  private static let submissions = """
    CREATE VIEW v_submission AS
    SELECT b.partition, p.path, p.received_at, b.body ->> '$.subject.form' AS form,
      b.body ->> '$.subject.key' AS subject, b.body ->> '$.isAccepted' AS is_accepted,
      b.body ->> '$.isLate' AS is_late,
      (SELECT count(*) FROM json_each(b.body, '$.findings')
        WHERE value ->> '$.severity' = 'error') AS errors,
      (SELECT count(*) FROM json_each(b.body, '$.findings')
        WHERE value ->> '$.severity' = 'warning') AS warnings
    FROM v_body b
    LEFT JOIN arrival p ON p.folder || '/' || p.sha256 = b.partition
    WHERE b.stage = 'validate';

    CREATE VIEW v_finding AS
    SELECT b.partition, f.key + 1 AS number, f.value ->> '$.severity' AS severity,
      f.value ->> '$.code' AS code, f.value ->> '$.place.sheet' AS sheet,
      f.value ->> '$.place.row' AS "row", f.value ->> '$.place.column' AS "column",
      f.value ->> '$.leaf' AS leaf, f.value ->> '$.found' AS found,
      f.value ->> '$.message.vi' AS message, f.value ->> '$.message.en' AS message_en,
      f.value ->> '$.mend.vi' AS mend, f.value ->> '$.mend.en' AS mend_en
    FROM v_body b, json_each(b.body, '$.findings') f
    WHERE b.stage = 'validate';
    """

  // Points and indices stay exact text; nothing here converts them to binary fractions.
  private static let results = """
    CREATE VIEW v_points AS
    SELECT b.body ->> '$.unit' AS unit, l.value ->> '$.leaf' AS leaf,
      l.value ->> '$.maximum' AS maximum, l.value ->> '$.points' AS points,
      l.value ->> '$.basis' AS basis, l.value ->> '$.selfPoints' AS self_points,
      l.value ->> '$.explanation.vi' AS explanation, l.value ->> '$.place.sha256' AS sha256,
      l.value ->> '$.place.address.sheet' AS sheet, l.value ->> '$.place.address.row' AS "row",
      l.value ->> '$.place.address.column' AS "column"
    FROM v_body b, json_each(b.body, '$.leaves') l
    WHERE b.stage = 'score';

    CREATE VIEW v_standing AS
    SELECT b.body ->> '$.level' AS level, b.body ->> '$.group' AS "group",
      s.value ->> '$.rank' AS rank, s.value ->> '$.unit' AS unit, s.value ->> '$.index' AS "index",
      s.value ->> '$.band.vi' AS class, s.value ->> '$.bestRank' AS best_rank,
      s.value ->> '$.worstRank' AS worst_rank, NULL AS reason
    FROM v_body b, json_each(b.body, '$.ranked') s
    WHERE b.stage = 'rank'
    UNION ALL
    SELECT b.body ->> '$.level', b.body ->> '$.group', NULL, s.value ->> '$.unit',
      s.value ->> '$.index', NULL, NULL, NULL, s.value ->> '$.reason.vi'
    FROM v_body b, json_each(b.body, '$.unranked') s
    WHERE b.stage = 'rank';
    """
}
