/// Statements that take a database back to what an older program left.
public enum OlderSchema {
  /// The statements that undo each migration since the seals, the last first.
  private static let undone: [(migration: String, sql: String)] = [
    ("016-encoding", ""),
    (
      "015-releases",
      "DROP TABLE survey_release; DROP TABLE survey_generation; DROP TABLE survey_key;"
    ),
    ("014-stamps", "DROP TABLE file_stamp;"),
    ("013-evidence", "ALTER TABLE edition DROP COLUMN corrected_decisions;"),
    (
      "012-definitions",
      """
      DROP TABLE governance; DROP TABLE adopted_file; DROP TABLE definition_text;
      DROP TABLE adoption;
      """
    ),
    (
      "011-arrivals",
      """
      DROP VIEW every_arrival; DROP TABLE admission_again; DROP TABLE arrival_again;
      ALTER TABLE arrival DROP COLUMN file_time; ALTER TABLE sighting DROP COLUMN file_time;
      """
    ),
    ("010-claim", "DROP TABLE claim;"),
    ("008-seals", "DROP TABLE seal;"),
  ]

  /// The statements that undo a migration and all that came after it: migrations are applied in
  /// order, and a history with a gap is refused.
  ///
  /// - Parameter migration: The oldest migration to undo, such as `012-definitions`.
  /// - Returns: The statements, for the stock client with foreign keys off.
  public static func undoing(_ migration: String) -> String {
    undone.filter { $0.migration.utf8.elementsEqual(migration.utf8) || $0.migration > migration }
      .map { "\($0.sql) DELETE FROM grdb_migrations WHERE identifier = '\($0.migration)';" }
      .joined(separator: "\n")
  }
}
