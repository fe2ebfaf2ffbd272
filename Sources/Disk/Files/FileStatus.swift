#if canImport(Glibc)
  internal import Glibc
#endif

/// A file's metadata, read without opening it.
package struct FileStatus {
  /// The kinds of files.
  package enum Kind {
    /// A regular file.
    case file
    /// A folder.
    case folder
    /// A link.
    case link
    /// A device, pipe or socket.
    case device
  }

  /// The kind of file.
  package let kind: Kind
  /// The size in bytes.
  package let size: Int
  /// The permissions, with the sticky bit and those that lend an identity.
  package let mode: UInt32
  /// The group that owns it.
  package let group: UInt32
  /// The size, times and place of its content.
  package let stamp: FileStamp

  /// Reads the metadata; nil when there is no such file or it cannot be inspected.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - followsLink: Whether to inspect the target of a link instead of the link.
  package init?(_ path: String, followsLink: Bool = false) {
    var status = stat()
    guard (followsLink ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFDIR: .folder
      case S_IFREG: .file
      case S_IFLNK: .link
      default: .device
      }
    size = Int(status.st_size)
    mode = status.st_mode & 0o7777
    group = status.st_gid
    stamp = FileStamp(status)
  }
}

extension FileStamp {
  /// Takes the stamp from a file's status; times beyond 64 bits wrap around, the same way
  /// each time.
  init(_ status: stat) {
    func nanoseconds(_ time: timespec) -> Int64 {
      Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
    self.init(
      size: Int(status.st_size), modified: nanoseconds(status.st_mtim),
      changed: nanoseconds(status.st_ctim), inode: UInt64(status.st_ino),
      device: UInt64(status.st_dev))
  }
}
