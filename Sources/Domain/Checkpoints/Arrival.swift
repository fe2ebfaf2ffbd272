/// One file that came into Inbox: where, what bytes and when, as the ledger recorded it.
public struct Arrival: Hashable, Sendable, Codable {
  /// The path below Inbox, with '/'; for display, never opened again.
  public let path: Bytewise
  /// The Inbox folder that owns the file: a unit's folder or one of the secretariat's.
  public let folder: Bytewise
  /// The SHA-256 of the bytes, 64 lower-case hexadecimal digits.
  public let sha256: String
  /// The size in bytes.
  public let size: Int
  /// When the file came: by the register of incoming documents, else when it was first seen.
  public let receivedAt: Instant
  /// The number of the look that first saw it.
  public let look: Int

  /// Creates an arrival.
  public init(
    path: Bytewise, folder: Bytewise, sha256: String, size: Int, receivedAt: Instant, look: Int
  ) {
    self.path = path
    self.folder = folder
    self.sha256 = sha256
    self.size = size
    self.receivedAt = receivedAt
    self.look = look
  }
}

extension Arrival: Comparable {
  /// Whether the left file came first; the order of revisions: time, look, then bytes and path.
  public static func < (left: Arrival, right: Arrival) -> Bool {
    (left.receivedAt, left.look, Bytewise(left.sha256), left.path)
      < (right.receivedAt, right.look, Bytewise(right.sha256), right.path)
  }
}
