internal import GRDB

extension Schema {
  /// Detects a database that was taken back to an older version; nil when there is no sign of it.
  ///
  /// Its next migration would seal whatever was changed meanwhile. Migrations apply in order, so a
  /// missing entry before a recorded one, or one whose tables still exist, was removed by hand.
  ///
  /// - Parameters:
  ///   - db: The database.
  ///   - applied: The migrations that it records as applied.
  /// - Returns: The evidence, in words.
  /// - Throws: Why the database cannot be read.
  static func downgrade(_ db: Database, applied: Set<String>) throws -> String? {
    let all = migrator.migrations
    guard let missing = all.firstIndex(where: { !applied.contains($0) }) else { return nil }
    if let later = all[missing...].first(where: applied.contains) {
      return "its history lacks the migration \(all[missing]), which came before \(later); what it "
        + "made, such as seals, was taken away by hand"
    }
    guard missing > 0 else { return nil }
    let queue = try made()
    try migrator.migrate(queue, upTo: all[missing - 1])
    let known = try queue.read(objects)
    try migrator.migrate(queue)
    let later = try queue.read(objects)
    let found = try objects(db).keys.filter { known[$0] == nil && later[$0] != nil }
    return found.min().map {
      "it has the \($0), but its history lacks the migration that makes it"
    }
  }
}
