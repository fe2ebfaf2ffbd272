internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// Databases that a process makes beside their place, under a name with its number, and what is
/// left of them when it was killed.
enum Leftovers {
  /// Takes away a database that was being made, with the files SQLite keeps beside it.
  static func remove(_ path: String) {
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
  }

  /// Takes away what dead processes left in a folder under names with a prefix.
  static func sweep(_ folder: String, prefix: String) {
    // No folder, nothing to sweep.
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
    for name in names where name.hasPrefix(prefix) {
      guard
        let marker = [".new-", ".drill-"]
          .compactMap({ name.range(of: $0, options: .backwards) })
          .max(by: { $0.lowerBound < $1.lowerBound }),
        let maker = Int32(name[marker.upperBound...].prefix(while: \.isNumber)),
        kill(maker, 0) != 0, errno == ESRCH
      else { continue }
      unlink("\(folder)/\(name)")
    }
  }
}

extension CheckpointStore {
  /// Takes away what backups, drills and restores left that were killed.
  ///
  /// - Parameters:
  ///   - folder: The folder of the backups or of the database.
  ///   - prefix: How the names of the databases begin.
  public static func sweepUnfinished(in folder: String, prefix: String) {
    Leftovers.sweep(folder, prefix: prefix)
  }
}
