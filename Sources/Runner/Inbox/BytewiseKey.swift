/// A path and a digest compared byte by byte: two names that differ only in how their letters are
/// composed are two files, although Swift holds such texts for equal.
struct BytewiseKey: Hashable, Sendable {
  private let bytes: [UInt8]

  /// Makes the key of a file's content at a path.
  init(_ path: String, _ sha256: String) {
    bytes = Array(path.utf8) + [0] + Array(sha256.utf8)
  }
}
