public import Domain

/// A file's content as a look at Inbox found it.
public struct SeenFile: Hashable, Sendable {
  /// The path below Inbox.
  public let path: Bytewise
  /// The size in bytes.
  public let size: Int
  /// The SHA-256 of the content.
  public let sha256: String
  /// The file's own modification time, in nanoseconds since 1970; nil when unknown.
  public let fileTime: Int64?

  /// Describes a file.
  public init(path: Bytewise, size: Int, sha256: String, fileTime: Int64? = nil) {
    self.path = path
    self.size = size
    self.sha256 = sha256
    self.fileTime = fileTime
  }
}

/// A look at Inbox, and since when each file has been unchanged.
public struct Look: Hashable, Sendable {
  /// Since when a file has had its size and content.
  public struct Unchanged: Hashable, Sendable {
    /// The SHA-256 of its content.
    public let sha256: String
    /// The number of the look that first saw it so.
    public let look: Int
    /// The time of that look.
    public let since: Instant
    /// The file's own modification time at that look; nil when it was not recorded.
    public let fileTime: Int64?
  }

  /// The look's number, from 1.
  public let number: Int
  /// The time of the look.
  public let at: Instant
  /// The files by path.
  public let files: [Bytewise: Unchanged]

  /// Since when the file at a path has been unchanged; nil when the look did not see it.
  public func unchanged(_ path: Bytewise) -> Unchanged? { files[path] }
}
