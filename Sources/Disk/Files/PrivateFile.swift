#if canImport(Glibc)
  internal import Glibc
#endif

/// Files that only the running account may read, whatever its umask.
package enum PrivateFile {
  /// Creates an empty file; an existing one or a link is a failure.
  package static func create(_ path: String) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw SystemFailure("create", path) }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0 else { throw SystemFailure("chmod", path) }
  }

  /// Denies all other accounts access to a file, if it exists.
  package static func keep(_ path: String) throws(SystemFailure) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & 0o077 != 0 else { return }
    // A file that vanished meanwhile needs no protection.
    guard chmod(path, status.st_mode & 0o700) == 0 || errno == ENOENT else {
      throw SystemFailure("chmod", path)
    }
  }
}
