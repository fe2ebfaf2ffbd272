public import Domain

/// A file as it was when its content was last read.
public struct StampedFile: Hashable, Sendable {
  /// The path below Inbox.
  public let path: Bytewise
  /// The stamp it had then.
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
