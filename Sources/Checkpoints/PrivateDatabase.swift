internal import Disk

/// Keeps the database private: it holds survey answers and unpublished results, so only the account
/// that runs may read it, whatever its umask.
///
/// SQLite gives the files beside a database the same mode.
enum PrivateDatabase {
  /// The files of a database.
  private static let suffixes = ["", "-wal", "-shm", "-journal"]

  private static let hint =
    "See that the file belongs to the account that runs parindex, then run again."

  /// Creates an empty file, which SQLite treats as a new database.
  static func create(_ path: String) throws(StoreFailure) {
    try StoreFailure.wording(hint: hint) { () throws(SystemFailure) in
      try PrivateFile.create(path)
    }
  }

  /// Denies all other accounts access to a database's files.
  static func keep(_ path: String) throws(StoreFailure) {
    try StoreFailure.wording(hint: hint) { () throws(SystemFailure) in
      for suffix in suffixes { try PrivateFile.keep(path + suffix) }
    }
  }
}
