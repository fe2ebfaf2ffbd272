internal import Foundation
internal import GRDB

/// The checkpoint database of one pipeline: attempts and their outputs, the archived originals,
/// publications, the audit chain and the lease.
///
/// Every method is one transaction: what it records is there as a whole or not at all, and is
/// durable when it returns. The store never reads a clock; moments are passed in.
public final class CheckpointStore: Sendable {
  /// The database file.
  public let path: String
  private let queue: DatabaseQueue

  /// Opens the database of a pipeline, creating or migrating it where needed.
  ///
  /// - Parameters:
  ///   - path: The database file, on a local disk.
  ///   - patience: How many seconds to wait for another process that writes.
  /// - Throws: What is wrong with the file, the folder or the disk.
  public init(path: String, patience: Double = 10) throws(StoreFailure) {
    self.path = path
    try StoreCreation.createIfMissing(path)
    try PrivateFile.keep(path)
    do {
      queue = try DatabaseQueue(path: path, configuration: Self.configuration(patience: patience))
      try Self.prepare(queue, path: path)
    } catch {
      throw StoreFailure(error, path: path, during: "open")
    }
  }

  /// Opens the database of a pipeline, creating or migrating it where needed.
  public static func open(_ path: String) throws(StoreFailure) -> CheckpointStore {
    try CheckpointStore(path: path)
  }

  /// Closes the database; nothing may be asked of it afterwards.
  public func close() throws(StoreFailure) {
    do { try queue.close() } catch { throw StoreFailure(error, path: path, during: "close") }
  }

  /// Says what is damaged: pages, indexes, references, and the rules no constraint can hold.
  ///
  /// - Throws: A failure of kind `corrupt` that names the first faults.
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
      // Some of SQLite's own have two lines; a failure is told in one.
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

  /// Whether a line of the integrity check tells of a page that the disk did not give, which is no
  /// damage: SQLite puts the code of the error into the line instead of failing, and of a page
  /// that a long value overflows into says only that it was not given.
  private static func tellsOfUnreadablePage(_ line: String) -> Bool {
    if line.contains("failed to get page") { return true }
    guard let code = line.range(of: "error code=") else { return false }
    let number = Int32(line[code.upperBound...].prefix(while: \.isNumber)) ?? 0
    return ResultCode(rawValue: number).primaryResultCode == .SQLITE_IOERR
  }

  /// Reads from one state of the database.
  func read<Value>(
    _ action: String, _ body: (Database) throws -> Value
  ) throws(StoreFailure) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw StoreFailure(error, path: path, during: action)
    }
  }

  /// Does everything in `body` or nothing.
  func write<Value>(
    _ action: String, _ body: (Database) throws -> Value
  ) throws(StoreFailure) -> Value {
    do {
      return try queue.write(body)
    } catch {
      throw StoreFailure(error, path: path, during: action)
    }
  }

  /// Copies the database into a new file, without what was freed in it.
  func vacuum(into target: String) throws {
    try queue.vacuum(into: target)
  }

  /// Rewrites the database without what was freed in it.
  func vacuumInPlace() throws {
    try queue.vacuum()
  }

  private static func configuration(patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      db.add(function: Seal.digest)
      // GRDB's own WAL mode would set synchronous=NORMAL, under which a power loss can leave a
      // publication in Outbox that the database has forgotten.
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
        hint: "Install that version again; an older one would not understand what is stored.")
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
        .configuration, "this SQLite file is no checkpoint database", at: path,
        hint: "Correct the path of the checkpoints in pipeline.yaml.")
  }
}
