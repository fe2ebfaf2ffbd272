#if canImport(Glibc)
  internal import Glibc
#endif

/// A regular file opened without following links or waiting on pipes.
package struct OpenFile {
  /// The result of opening a file.
  package enum Opened {
    /// There is no such file.
    case absent
    /// It exists but cannot be read.
    case unusable(RegularFile.Obstacle)
    /// The open file.
    case open(OpenFile)
  }

  /// The open file.
  let descriptor: Int32

  /// Opens a file; neither it nor its folder may be a link.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - largest: The size in bytes from which it is not opened.
  /// - Returns: The open file, or why there is none.
  package static func open(_ path: String, largest: Int) -> Opened {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      return errno == ENOENT ? .absent : .unusable(errno == ENOTDIR ? .notRegular : .unreadable)
    }
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    var above = stat()
    guard status.st_mode & S_IFMT == S_IFREG, lstat(folder, &above) == 0,
      above.st_mode & S_IFMT == S_IFDIR
    else { return .unusable(.notRegular) }
    guard status.st_size <= largest else { return .unusable(.tooLarge) }
    let descriptor = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      return .unusable(errno == ELOOP ? .notRegular : .unreadable)
    }
    let file = OpenFile(descriptor: descriptor)
    // Another file may have replaced it since the check.
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      file.close()
      return .unusable(.notRegular)
    }
    return .open(file)
  }

  /// Closes the file.
  package func close() { _ = Glibc.close(descriptor) }
}
