internal import GRDB

extension Schema {
  /// How a database was taken back to an older version, as far as it tells; nil when it was not.
  ///
  /// Its next migration would seal what was changed meanwhile. Migrations are applied in order, so
  /// that one which is forgotten before one that is not, or whose tables are still there, was taken
  /// back by hand.
  ///
  /// - Parameters:
  ///   - db: The database.
  ///   - applied: The migrations that it remembers.
  /// - Returns: What shows it, in words.
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
