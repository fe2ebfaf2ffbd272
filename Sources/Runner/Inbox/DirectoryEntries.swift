#if canImport(Glibc)
  internal import Glibc
#endif

/// What stands in one folder.
enum DirectoryEntries {
  /// A name; `isText` is false where its bytes are no UTF-8.
  typealias Entry = (name: String, isText: Bool)

  /// A folder could not be listed to its end.
  struct Unlisted: Error {
    /// The system's words for why.
    let reason: String
  }

  /// The entries of a folder in the order of their names' bytes.
  static func of(_ path: String) throws(Unlisted) -> [Entry] {
    guard let directory = opendir(path) else { throw unlisted() }
    defer { closedir(directory) }
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          (String(cString: $0), String(validatingCString: $0) != nil)
        }
      }
      if name.0 != "." && name.0 != ".." { entries.append((name.0, name.1)) }
    }
    // A listing that broke off is not the end of the folder.
    guard errno == 0 else { throw unlisted() }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func unlisted() -> Unlisted { Unlisted(reason: String(cString: strerror(errno))) }
}
