internal import Disk
internal import Foundation
internal import GRDB

/// Creates a database beside its place and links it there when complete: an empty or headerless
/// file under the database's name is damage, never a new database.
enum StoreCreation {
  /// The smallest SQLite page; SQLite treats a one-byte file as empty.
  private static let smallestDatabase = 512

  /// The suffix of a backup, beside the database, that is about to replace it.
  static let restoredSuffix = ".restored"

  static func createIfMissing(_ path: String) throws(StoreFailure) {
    Leftovers.sweep(
      folder(of: path), prefix: (path as NSString).lastPathComponent + ".new-")
    // The database may already be set aside: a new one would bury its history.
    guard size(path + restoredSuffix) == nil else {
      throw .corrupt("a restore was interrupted", at: path)
    }
    switch size(path) {
    case .some(0):
      throw .corrupt("the database file is empty", at: path)
    case .some(..<smallestDatabase):
      throw .corrupt("the database file is truncated", at: path)
    case .some: return
    case nil: break
    }
    if let log = size(path + "-wal"), log > 0 {
      throw .corrupt("the database file is missing, but its write-ahead log remains", at: path)
    }
    try createFolder(of: path)
    let made = "\(path).new-\(ProcessStart.ownNumber)"
    do {
      try make(made)
    } catch {
      throw StoreFailure(error, path: made, during: "create")
    }
    defer { Leftovers.remove(made) }
    // The loser of a race finds the winner's database, equally complete.
    do { try Links.addName(path, to: made) } catch {
      guard size(path) != nil else { throw StoreFailure(error, hint: hint) }
    }
    try sync(folder(of: path))
  }

  private static func make(_ path: String) throws {
    Leftovers.remove(path)
    try PrivateDatabase.create(path)
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      db.add(function: Seal.digest)
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { db in
      try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    }
    try Schema.migrator.migrate(queue)
    try queue.close()
  }

  /// Syncs the folder's own entry too, even if its creator died before syncing: without it, a power
  /// cut loses every commit.
  private static func createFolder(of path: String) throws(StoreFailure) {
    let folder = folder(of: path)
    if size(folder) == nil {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw StoreFailure(SystemFailure("create", folder), hint: hint)
      }
    }
    try sync(self.folder(of: folder))
  }

  private static func sync(_ folder: String) throws(StoreFailure) {
    try StoreFailure.wording(hint: hint) { () throws(SystemFailure) in
      try DurableFolder.syncFolder(folder)
    }
  }

  private static let hint = "Check the disk, the folder and its access rights, then run again."

  private static func folder(of path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  private static func size(_ path: String) -> Int? {
    FileStatus(path, followsLink: true)?.size
  }
}
