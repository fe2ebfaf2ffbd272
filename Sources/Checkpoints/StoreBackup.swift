internal import Domain
internal import Foundation
internal import GRDB

#if canImport(Glibc)
  internal import Glibc
#endif

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
    let made = "\(target).new-\(getpid())"
    Leftovers.remove(made)
    defer { Leftovers.remove(made) }
    do {
      try PrivateFile.create(made)
      try vacuum(into: made)
    } catch {
      throw StoreFailure(error, path: made, during: "backup")
    }
    try CheckpointStore.drill(made)
    try CheckpointStore.sync(made)
    guard link(made, target) == 0 else {
      throw errno == EEXIST
        ? CheckpointStore.alreadyThere(target) : CheckpointStore.failure("link", target)
    }
    try CheckpointStore.sync((target as NSString).deletingLastPathComponent)
  }

  /// Opens a copy of a backup elsewhere and checks every byte against its digest.
  ///
  /// - Parameter path: The backup; it is not changed.
  /// - Returns: The number of rows in its audit chain: the more, the later its state.
  /// - Throws: What is damaged.
  @discardableResult
  public static func drill(_ path: String) throws(StoreFailure) -> Int64 {
    let copy = "\(path).drill-\(getpid())"
    defer { Leftovers.remove(copy) }
    do {
      try FileManager.default.copyItem(atPath: path, toPath: copy)
    } catch {
      throw failure("copy", path)
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
    for file in [path, path + "-wal"] {
      let descriptor = Glibc.open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        if errno == ENOENT { continue }
        throw failure("open", file)
      }
      defer { Glibc.close(descriptor) }
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
      defer { buffer.deallocate() }
      while true {
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        if count == 0 { break }
        guard count > 0 || errno == EINTR else { throw failure("read", file) }
      }
    }
  }

  /// The path where a verified, durable backup waits to replace a database; while it exists, the
  /// database is not opened.
  public static func placeOfRestored(_ path: String) -> String {
    path + StoreCreation.restoredSuffix
  }

  private static func sync(_ path: String) throws(StoreFailure) {
    let descriptor = Glibc.open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", path) }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("fsync", path) }
  }

  private static func alreadyThere(_ path: String) -> StoreFailure {
    StoreFailure(
      .inputOutput, "the file is there already, and no backup is overwritten", at: path,
      hint: "name another file: parindex backup --to FILE, or leave --to out")
  }

  private static func failure(_ call: String, _ path: String) -> StoreFailure {
    let code = errno
    return StoreFailure(
      code == ENOSPC ? .diskFull : .inputOutput,
      "\(call) failed: \(String(cString: strerror(code)))", at: path,
      hint: "Check the folder for backups, then: parindex backup")
  }
}
