internal import Domain

#if canImport(Glibc)
  internal import Glibc
#endif

/// Expands a path on the command line to files.
package enum FilesBelow {
  /// All files below a folder, in byte order of their names; any other path unchanged.
  ///
  /// Lists only regular files; links are not followed, and names that begin with a dot or are not
  /// text are omitted.
  ///
  /// - Throws: `MachineFailure` when a folder cannot be listed.
  package static func listed(_ path: String) throws -> [String] {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return [path] }
    var files: [String] = []
    try list(path, into: &files)
    return files
  }

  private static func list(_ folder: String, into files: inout [String]) throws {
    let entries: [DirectoryEntries.Entry]
    do {
      entries = try DirectoryEntries.of(folder).entries
    } catch {
      throw MachineFailure(
        cause: "folder '\(Printable.line(folder))' cannot be listed: \(error.reason)",
        mend: "name a readable folder")
    }
    for (name, isText) in entries where isText && !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: try list(path, into: &files)
      case S_IFREG: files.append(path)
      default: break
      }
    }
  }
}
