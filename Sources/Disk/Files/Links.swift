#if canImport(Glibc)
  internal import Glibc
#endif

/// Names of files and folders beside their first ones.
package enum Links {
  /// Gives a file a second name, which must be free.
  package static func addName(_ name: String, to file: String) throws(SystemFailure) {
    guard link(file, name) == 0 else { throw SystemFailure("link", name) }
  }

  /// Makes a link that leads to a path, in the place of an older link or file.
  package static func point(_ path: String, to target: String) throws(SystemFailure) {
    unlink(path)
    guard symlink(target, path) == 0 else { throw SystemFailure("symlink", path) }
  }

  /// Removes a name, if it is there and may be removed.
  package static func removeName(_ path: String) { unlink(path) }
}
