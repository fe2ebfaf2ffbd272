internal import GRDB

extension Schema {
  /// The views over records, findings and points, where a cell's address is an array of sheet, row
  /// and column.
  ///
  /// Checkpoints of older programs appear in them once the next run has recomputed them.
  static func encoding(_ db: Database) throws {
    try db.execute(
      sql: """
        DROP VIEW v_record;
        CREATE VIEW v_record AS
        SELECT b.partition, r.value ->> '$.code' AS code, e.key AS field,
          e.value ->> '$.text' AS text, e.value ->> '$.number' AS number,
          e.value ->> '$.place[0]' AS sheet, e.value ->> '$.place[1]' AS "row",
          e.value ->> '$.place[2]' AS "column"
        FROM v_body b, json_each(b.body, '$.rows') r, json_each(r.value, '$.entries') e
        WHERE b.stage = 'normalize';

        DROP VIEW v_finding;
        CREATE VIEW v_finding AS
        SELECT b.partition, f.key + 1 AS number, f.value ->> '$.severity' AS severity,
          f.value ->> '$.code' AS code, f.value ->> '$.place[0]' AS sheet,
          f.value ->> '$.place[1]' AS "row", f.value ->> '$.place[2]' AS "column",
          f.value ->> '$.leaf' AS leaf, f.value ->> '$.found' AS found,
          f.value ->> '$.message.vi' AS message, f.value ->> '$.message.en' AS message_en,
          f.value ->> '$.mend.vi' AS mend, f.value ->> '$.mend.en' AS mend_en
        FROM v_body b, json_each(b.body, '$.findings') f
        WHERE b.stage = 'validate';

        DROP VIEW v_points;
        CREATE VIEW v_points AS
        SELECT b.body ->> '$.unit' AS unit, l.value ->> '$.leaf' AS leaf,
          l.value ->> '$.maximum' AS maximum, l.value ->> '$.points' AS points,
          l.value ->> '$.basis' AS basis, l.value ->> '$.selfPoints' AS self_points,
          l.value ->> '$.explanation.vi' AS explanation, l.value ->> '$.place.sha256' AS sha256,
          l.value ->> '$.place.address[0]' AS sheet, l.value ->> '$.place.address[1]' AS "row",
          l.value ->> '$.place.address[2]' AS "column"
        FROM v_body b, json_each(b.body, '$.leaves') l
        WHERE b.stage = 'score';
        """)
  }
}
