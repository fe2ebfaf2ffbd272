internal import Disk
internal import Domain
internal import Foundation
internal import GRDB

extension CheckpointStore {
  /// Copies the current database into one file, and verifies the copy before naming it.
  ///
  /// - Parameters:
  ///   - target: The file to create; an existing one is not overwritten.
  ///   - audit: Who makes it, and why.
  /// - Throws: What is wrong with the copy, the folder or the disk.
  public func backUp(to target: String, audit: Audit) throws(StoreFailure) {
    guard !FileManager.default.fileExists(atPath: target) else {
      throw CheckpointStore.alreadyThere(target)
    }
    try record(audit, subject: target)
    let made = "\(target).new-\(ProcessStart.ownNumber)"
    Leftovers.remove(made)
    defer { Leftovers.remove(made) }
    do {
      try PrivateDatabase.create(made)
      try vacuum(into: made)
    } catch {
      throw StoreFailure(error, path: made, during: "backup")
    }
    try CheckpointStore.drill(made)
    do {
      try DurableFolder.syncFile(made)
      try Links.addName(target, to: made)
      try DurableFolder.syncFolder((target as NSString).deletingLastPathComponent)
    } catch {
      throw error.isExisting
        ? CheckpointStore.alreadyThere(target) : StoreFailure(error, hint: CheckpointStore.hint)
    }
  }

  /// Opens a copy of a backup elsewhere and checks every byte against its digest.
  ///
  /// - Parameter path: The backup; it is not changed.
  /// - Returns: The number of rows in its audit chain: the more, the later its state.
  /// - Throws: What is damaged.
  @discardableResult
  public static func drill(_ path: String) throws(StoreFailure) -> Int64 {
    let copy = "\(path).drill-\(ProcessStart.ownNumber)"
    defer { Leftovers.remove(copy) }
    do {
      try FileManager.default.copyItem(atPath: path, toPath: copy)
    } catch {
      throw StoreFailure(SystemFailure("copy", path), hint: hint)
    }
    let store = try CheckpointStore(path: copy)
    try store.scrub()
    let rows = try store.auditRows()
    try store.close()
    return rows
  }

  /// Reads every byte of a database and of its log.
  ///
  /// - Parameter path: The database.
  /// - Throws: A failure of kind `inputOutput` when the disk cannot deliver them.
  public static func readThrough(_ path: String) throws(StoreFailure) {
    try StoreFailure.wording(hint: hint) { () throws(SystemFailure) in
      for file in [path, path + "-wal"] { try RegularFile.readThrough(file) }
    }
  }

  /// The path where a verified, durable backup waits to replace a database; while it exists, the
  /// database is not opened.
  public static func placeOfRestored(_ path: String) -> String {
    path + StoreCreation.restoredSuffix
  }

  private static func alreadyThere(_ path: String) -> StoreFailure {
    StoreFailure(
      .inputOutput, "the file is there already, and no backup is overwritten", at: path,
      hint: "name another file: parindex backup --to FILE, or leave --to out")
  }

  private static let hint = "Check the folder for backups, then: parindex backup"
}
