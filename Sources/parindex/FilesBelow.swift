internal import Foundation
internal import Runner

/// The files that an argument of the command line stands for.
enum FilesBelow {
  /// A folder's files and those of the folders below, in the order of their names' bytes; any other
  /// path as it stands.
  ///
  /// Only regular files are listed; links are not followed, and names that begin with a dot left out.
  static func listed(_ path: String) throws -> [String] {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return [path] }
    var files: [String] = []
    try list(path, into: &files)
    return files
  }

  private static func list(_ folder: String, into files: inout [String]) throws {
    for name in try names(in: folder) where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { throw unlisted(path) }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: try list(path, into: &files)
      case S_IFREG: files.append(path)
      default: break
      }
    }
  }

  private static func names(in folder: String) throws -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw unlisted(folder)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func unlisted(_ path: String) -> RunnerFailure {
    RunnerFailure(
      .io, cause: "'\(Printable.line(path))' cannot be listed: \(String(cString: strerror(errno)))",
      mend: "name a folder that can be read")
  }
}
