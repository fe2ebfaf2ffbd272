public import Domain
public import Disk

/// A file as of the last read of its content.
public struct StampedFile: Hashable, Sendable {
  /// The path below Inbox.
  public let path: Bytewise
  /// Its stamp at that time.
  public let stamp: FileStamp
  /// The SHA-256 of the content.
  public let sha256: String
  /// When it was read.
  public let readAt: Instant

  /// Describes a file.
  public init(path: Bytewise, stamp: FileStamp, sha256: String, readAt: Instant) {
    self.path = path
    self.stamp = stamp
    self.sha256 = sha256
    self.readAt = readAt
  }
}
