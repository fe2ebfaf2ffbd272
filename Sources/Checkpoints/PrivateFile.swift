#if canImport(Glibc)
  internal import Glibc
#endif

/// The database holds answers of a survey and what is not published yet: only the account that runs
/// may read it, whatever its umask.
///
/// SQLite gives the files that it keeps beside a database that database's mode.
enum PrivateFile {
  /// The files of a database.
  private static let suffixes = ["", "-wal", "-shm", "-journal"]

  /// Makes an empty file, which SQLite takes for a database to be made.
  static func create(_ path: String) throws(StoreFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure("create", path) }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0 else { throw failure("chmod", path) }
  }

  /// Takes a database's files from all other accounts.
  static func keep(_ path: String) throws(StoreFailure) {
    for suffix in suffixes {
      var status = stat()
      guard stat(path + suffix, &status) == 0, status.st_mode & 0o077 != 0 else { continue }
      // A file that went away meanwhile is nobody's.
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
