internal import Foundation
internal import GRDB

/// The checkpoint database of one pipeline: attempts and their outputs, the archived originals,
/// publications, the audit chain and the lease.
///
/// Every method is one transaction: it records everything or nothing, and its effect is durable
/// when it returns. The store never reads a clock; the caller passes moments in.
public final class CheckpointStore: Sendable {
  /// The database file.
  public let path: String
  private let queue: DatabaseQueue

  /// Opens a pipeline's database, creating or migrating it as needed.
  ///
  /// - Parameters:
  ///   - path: The database file, on a local disk.
  ///   - patience: How many seconds to wait for another writing process.
  /// - Throws: What is wrong with the file, the folder or the disk.
  public init(path: String, patience: Double = 10) throws(StoreFailure) {
    self.path = path
    try StoreCreation.createIfMissing(path)
    try PrivateDatabase.keep(path)
    do {
      queue = try DatabaseQueue(path: path, configuration: Self.configuration(patience: patience))
      try Self.prepare(queue, path: path)
    } catch {
      throw StoreFailure(error, path: path, during: "open")
    }
  }

  /// Closes the database; it must not be used afterwards.
  public func close() throws(StoreFailure) {
    do { try queue.close() } catch { throw StoreFailure(error, path: path, during: "close") }
  }

  /// Checks pages, indexes, references, and the rules that no constraint can express.
  ///
  /// - Throws: A failure of kind `corrupt` naming the first faults.
  public func integrityCheck() throws(StoreFailure) {
    let faults: [String]
    do {
      faults = try self.faults()
    } catch  where error.kind == .defect {
      // A constraint that cannot even be evaluated, such as one on JSON.
      throw .corrupt(error.what, at: error.place)
    }
    if let unread = faults.first(where: Self.tellsOfUnreadablePage) {
      throw StoreFailure(
        .inputOutput, unread, at: "\(path) (integrity check)",
        hint: "Check the disk that holds the database, then run again.")
    }
    guard faults.isEmpty else {
      // Some SQLite messages span two lines; a failure is reported on one.
      let lines = faults.flatMap { $0.split(whereSeparator: \.isNewline) }
      throw .corrupt(lines.joined(separator: "; "), at: "\(path) (integrity check)")
    }
  }

  private func faults() throws(StoreFailure) -> [String] {
    try read("integrity check") { db in
      var faults = try Schema.faults(db)
      faults += try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      faults += try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
        try "a row of \(row[at: 0] as String) refers to no row of \(row[at: 2] as String)"
      }
      faults += try String.fetchAll(db, sql: Schema.rulesBroken)
      faults += try Seal.faults(db, all: false)
      return faults
    }
  }

  /// Whether a line of the integrity check reports a page that the disk failed to deliver, which is
  /// not damage: SQLite puts the error code into the line instead of failing, and reports an
  /// overflow page of a long value only as not delivered.
  private static func tellsOfUnreadablePage(_ line: String) -> Bool {
    if line.contains("failed to get page") { return true }
    guard let code = line.range(of: "error code=") else { return false }
    let number = Int32(line[code.upperBound...].prefix(while: \.isNumber)) ?? 0
    return ResultCode(rawValue: number).primaryResultCode == .SQLITE_IOERR
  }

  /// Reads from one snapshot of the database.
  func read<Value>(
    _ action: String, _ body: (Database) throws -> Value
  ) throws(StoreFailure) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw StoreFailure(error, path: path, during: action)
    }
  }

  /// Runs `body` in one transaction: all of it or nothing.
  func write<Value>(
    _ action: String, _ body: (Database) throws -> Value
  ) throws(StoreFailure) -> Value {
    do {
      return try queue.write(body)
    } catch {
      throw StoreFailure(error, path: path, during: action)
    }
  }

  /// Copies the database into a new file, without its free pages.
  func vacuum(into target: String) throws {
    try queue.vacuum(into: target)
  }

  /// Rewrites the database without its free pages.
  func vacuumInPlace() throws {
    try queue.vacuum()
  }

  private static func configuration(patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      db.add(function: Seal.digest)
      // GRDB's own WAL mode sets synchronous=NORMAL: after a power loss, Outbox could hold a
      // publication that the database has forgotten.
      let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
      guard mode == "wal" else {
        throw DatabaseError(resultCode: .SQLITE_CANTOPEN, message: "no write-ahead log here")
      }
      try db.execute(
        sql: """
          PRAGMA synchronous = FULL;
          PRAGMA recursive_triggers = ON;
          PRAGMA cell_size_check = ON;
          """)
      #if PARINDEX_FAULTS
        if BrokenStore.noFsync.isOn { try db.execute(sql: "PRAGMA synchronous = OFF") }
      #endif
    }
    return configuration
  }

  private static func prepare(_ queue: DatabaseQueue, path: String) throws {
    let (applied, isNewer) = try queue.read { db in
      let application = try Int32.fetchOne(db, sql: "PRAGMA application_id")
      guard application == Schema.applicationID else { throw try stranger(db, path: path) }
      return (
        try Set(Schema.migrator.appliedIdentifiers(db)),
        try Schema.migrator.hasBeenSuperseded(db)
      )
    }
    let isCurrent = applied.isSuperset(of: Schema.migrator.migrations)
    if isNewer, !isCurrent {
      throw StoreFailure.corrupt("the list of its migrations is damaged", at: path)
    }
    guard !isNewer else {
      throw StoreFailure(
        .configuration, "the database was made by a newer version of parindex", at: path,
        hint: "Install that version again; an older one cannot read this database.")
    }
    if let fault = try queue.read({ try Schema.downgrade($0, applied: applied) }) {
      throw StoreFailure.corrupt(fault, at: path)
    }
    if !isCurrent { try Schema.migrator.migrate(queue) }
  }

  private static func stranger(_ db: Database, path: String) throws -> StoreFailure {
    try db.tableExists("attempt")
      ? .corrupt("the head of the database is damaged", at: path)
      : StoreFailure(
        .configuration, "this SQLite file is not a checkpoint database", at: path,
        hint: "Correct the path of the checkpoints in pipeline.yaml.")
  }
}
