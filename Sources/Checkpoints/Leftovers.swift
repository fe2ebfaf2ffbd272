internal import Disk
internal import Foundation

/// Databases built beside their final place under a name with the process number, and the remains
/// of those whose process was killed.
enum Leftovers {
  /// Removes an unfinished database and the files SQLite keeps beside it.
  static func remove(_ path: String) {
    for suffix in ["", "-journal", "-wal", "-shm"] { Links.removeName(path + suffix) }
  }

  /// Removes the files with a prefix that dead processes left in a folder.
  static func sweep(_ folder: String, prefix: String) {
    // No folder: nothing to sweep.
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
    for name in names where name.hasPrefix(prefix) {
      guard
        let marker = [".new-", ".drill-"]
          .compactMap({ name.range(of: $0, options: .backwards) })
          .max(by: { $0.lowerBound < $1.lowerBound }),
        let maker = Int32(name[marker.upperBound...].prefix(while: \.isNumber)),
        ProcessStart.isGone(maker)
      else { continue }
      Links.removeName("\(folder)/\(name)")
    }
  }
}

extension CheckpointStore {
  /// Removes the remains of killed backups, verifications and restores.
  ///
  /// - Parameters:
  ///   - folder: The folder of the backups or of the database.
  ///   - prefix: How the names of the databases begin.
  public static func sweepUnfinished(in folder: String, prefix: String) {
    Leftovers.sweep(folder, prefix: prefix)
  }
}
