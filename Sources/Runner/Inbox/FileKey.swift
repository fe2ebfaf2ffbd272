internal import Domain

/// A file by its path and its content.
struct FileKey: Hashable, Sendable {
  private let path: Bytewise, sha256: Bytewise

  /// Names a file's content at a path.
  init(_ path: Bytewise, _ sha256: String) {
    self.path = path
    self.sha256 = Bytewise(sha256)
  }

  /// Names the content that came.
  init(_ arrival: Arrival) { self.init(arrival.path, arrival.sha256) }
}
