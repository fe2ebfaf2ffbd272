internal import Foundation
internal import GRDB

#if canImport(Glibc)
  internal import Glibc
#endif

/// Creates a database beside its place and links it there complete: an empty or headless file
/// found under the database's name was damaged, and is never taken for a new one.
enum StoreCreation {
  /// The smallest page SQLite knows; it takes a file of one byte for an empty one.
  private static let smallestDatabase = 512

  /// How a backup is called, beside the database, that is about to take its place.
  static let restoredSuffix = ".restored"

  static func createIfMissing(_ path: String) throws(StoreFailure) {
    Leftovers.sweep(
      folder(of: path), prefix: (path as NSString).lastPathComponent + ".new-")
    // The database may be set aside already: a new one would bury its history.
    guard size(path + restoredSuffix) == nil else {
      throw .corrupt("a restore was interrupted", at: path)
    }
    switch size(path) {
    case .some(0):
      throw .corrupt("the database file is empty", at: path)
    case .some(..<smallestDatabase):
      throw .corrupt("the database file is cut short", at: path)
    case .some: return
    case nil: break
    }
    if let log = size(path + "-wal"), log > 0 {
      throw .corrupt("the database file is gone, its write-ahead log is still there", at: path)
    }
    try createFolder(of: path)
    let made = "\(path).new-\(getpid())"
    do {
      try make(made)
    } catch {
      throw StoreFailure(error, path: made, during: "create")
    }
    defer { Leftovers.remove(made) }
    // Whoever comes second finds the first one's database, just as complete.
    guard link(made, path) == 0 || size(path) != nil else { throw failure("link", path) }
    try sync(folder(of: path))
  }

  private static func make(_ path: String) throws {
    Leftovers.remove(path)
    try PrivateFile.create(path)
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

  /// Makes the folder's own name durable too, whoever made it and whether or not he got to that:
  /// without it a power cut takes every commit.
  private static func createFolder(of path: String) throws(StoreFailure) {
    let folder = folder(of: path)
    if size(folder) == nil {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw failure("create", folder)
      }
    }
    try sync(self.folder(of: folder))
  }

  private static func sync(_ folder: String) throws(StoreFailure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("fsync", folder) }
  }

  private static func failure(_ call: String, _ path: String) -> StoreFailure {
    let code = errno
    return StoreFailure(
      code == ENOSPC || code == EDQUOT ? .diskFull : .inputOutput,
      "\(call) failed: \(String(cString: strerror(code)))", at: path,
      hint: "Check the disk, the folder and its access rights, then run again.")
  }

  private static func folder(of path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  private static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }
}
