/// A file's metadata, read without opening the file; where all of it is unchanged, the content very
/// probably is.
///
/// A stamp only decides whether a file is read again, never what it is: that is its digest.
public struct FileStamp: Hashable, Sendable {
  /// The size in bytes.
  public let size: Int
  /// When the content was last written, and when anything was last changed, in nanoseconds since
  /// 1970; anybody may set the first, nobody the second.
  public let modified: Int64, changed: Int64
  /// The file and its file system.
  public let inode: UInt64, device: UInt64

  /// Describes a file.
  public init(size: Int, modified: Int64, changed: Int64, inode: UInt64, device: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
    self.device = device
  }
}
