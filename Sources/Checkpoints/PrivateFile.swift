#if canImport(Glibc)
  internal import Glibc
#endif

/// Keeps the database private: it holds survey answers and unpublished results, so only the account
/// that runs may read it, whatever its umask.
///
/// SQLite gives the files beside a database the same mode.
enum PrivateFile {
  /// The files of a database.
  private static let suffixes = ["", "-wal", "-shm", "-journal"]

  /// Creates an empty file, which SQLite treats as a new database.
  static func create(_ path: String) throws(StoreFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure("create", path) }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0 else { throw failure("chmod", path) }
  }

  /// Denies all other accounts access to a database's files.
  static func keep(_ path: String) throws(StoreFailure) {
    for suffix in suffixes {
      var status = stat()
      guard stat(path + suffix, &status) == 0, status.st_mode & 0o077 != 0 else { continue }
      // A file that vanished meanwhile needs no protection.
      guard chmod(path + suffix, status.st_mode & 0o700) == 0 || errno == ENOENT else {
        throw failure("chmod", path + suffix)
      }
    }
  }

  private static func failure(_ call: String, _ path: String) -> StoreFailure {
    let code = errno
    return StoreFailure(
      code == ENOSPC || code == EDQUOT ? .diskFull : .inputOutput,
      "\(call) failed: \(String(cString: strerror(code)))", at: path,
      hint: "See that the file belongs to the account that runs parindex, then run again.")
  }
}
