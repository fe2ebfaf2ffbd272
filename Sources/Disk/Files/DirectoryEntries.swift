#if canImport(Glibc)
  internal import Glibc
#endif

/// The entries of one folder.
package enum DirectoryEntries {
  /// A name; `isText` is false when its bytes are not UTF-8.
  package typealias Entry = (name: String, isText: Bool)

  /// A folder could not be listed to its end.
  package struct Unlisted: Error {
    /// The reason, in the system's words.
    package let reason: String
  }

  /// The entries of a folder, in byte order of their names.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - followsLink: Whether the folder may be a link to one.
  ///   - most: The maximum number of entries to return; the rest are counted.
  /// - Returns: The entries, and the number of the others.
  /// - Throws: `Unlisted` when the folder could not be listed to its end.
  package static func of(
    _ path: String, followsLink: Bool = true, atMost most: Int = .max
  ) throws(Unlisted) -> (entries: [Entry], besides: Int) {
    var entries: [Entry] = []
    var besides = 0
    try forEach(path, followsLink: followsLink) { name in
      guard entries.count < most else {
        besides += 1
        return
      }
      entries.append((String(cString: name), String(validatingCString: name) != nil))
    }
    return (entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }, besides)
  }

  /// Moves the entries whose names are not UTF-8 from one folder into another; existing entries
  /// there stay.
  ///
  /// - Throws: Why a folder could not be listed or an entry could not be moved.
  package static func moveUnreadable(from old: String, to new: String) throws(Unlisted) {
    let target = open(new, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard target >= 0 else { throw unlisted() }
    defer { close(target) }
    let source = open(old, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard source >= 0 else { throw unlisted() }
    defer { close(source) }
    var failure: Unlisted?
    try forEach(old, followsLink: true) { name in
      guard failure == nil, String(validatingCString: name) == nil,
        faccessat(target, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0
      else { return }
      if renameat(source, name, target, name) != 0 { failure = unlisted() }
    }
    if let failure { throw failure }
  }

  /// Iterates over the names in a folder, except `.` and `..`.
  private static func forEach(
    _ path: String, followsLink: Bool, _ body: (UnsafePointer<CChar>) -> Void
  ) throws(Unlisted) {
    let descriptor = open(
      path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK | (followsLink ? 0 : O_NOFOLLOW))
    guard descriptor >= 0 else { throw unlisted() }
    guard let directory = fdopendir(descriptor) else {
      let why = unlisted()
      close(descriptor)
      throw why
    }
    defer { closedir(directory) }
    while true {
      errno = 0
      guard let entry = readdir(directory) else { break }
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          if strcmp(name, ".") != 0, strcmp(name, "..") != 0 { body(name) }
        }
      }
    }
    // An interrupted listing is not the end of the folder.
    guard errno == 0 else { throw unlisted() }
  }

  private static func unlisted() -> Unlisted { Unlisted(reason: String(cString: strerror(errno))) }
}
