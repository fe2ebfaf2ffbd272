/// One file that arrived in Inbox: its path, bytes and time, as recorded.
public struct Arrival: Hashable, Sendable, Codable {
  /// The path below Inbox, with '/'; for display, never opened again.
  public let path: Bytewise
  /// The Inbox folder that owns the file: a unit's folder or one of the secretariat's.
  public let folder: Bytewise
  /// The SHA-256 of the bytes, 64 lower-case hexadecimal digits.
  public let sha256: String
  /// The size in bytes.
  public let size: Int
  /// When the file arrived: by the register of incoming documents, or else when it was first seen.
  public let receivedAt: Instant
  /// The number of the look that first saw it.
  public let look: Int
  /// The file's own modification time when it was first seen, in nanoseconds since 1970; nil for
  /// older records without it.
  ///
  /// Anybody who saves a file can set it to anything, so it only orders files of one look when
  /// nothing better is known.
  public let fileTime: Int64?
  /// How many earlier arrivals of the same bytes in the same folder are on record.
  public let repetition: Int

  /// Creates an arrival.
  public init(
    path: Bytewise, folder: Bytewise, sha256: String, size: Int, receivedAt: Instant, look: Int,
    fileTime: Int64? = nil, repetition: Int = 0
  ) {
    self.path = path
    self.folder = folder
    self.sha256 = sha256
    self.size = size
    self.receivedAt = receivedAt
    self.look = look
    self.fileTime = fileTime
    self.repetition = repetition
  }

  /// The arrival with its position among those of the same bytes in the same folder.
  public func with(repetition: Int) -> Arrival {
    Arrival(
      path: path, folder: folder, sha256: sha256, size: size, receivedAt: receivedAt, look: look,
      fileTime: fileTime, repetition: repetition)
  }
}

/// The criterion that decides which of two files arrived later.
public enum ArrivalOrder: Hashable, Sendable {
  /// The time in the register of incoming documents, or the look that first saw the file.
  case time
  /// The files' own modification times.
  case fileTime
  /// The bytes of the paths.
  case path
  /// The digests of the contents.
  case digest
}

extension Arrival: Comparable {
  /// Whether the left file arrived first.
  ///
  /// The order of revisions: time, look, then within one look the file's own time, path and digest.
  /// Older records without the file's own time sort by digest, as they did then, and before the
  /// others of their look.
  public static func < (left: Arrival, right: Arrival) -> Bool {
    left.comparison(to: right).isBefore
  }

  /// The criterion that decides the order of two arrivals.
  public func order(against other: Arrival) -> ArrivalOrder { comparison(to: other).by }

  private func comparison(to other: Arrival) -> (isBefore: Bool, by: ArrivalOrder) {
    if receivedAt != other.receivedAt { return (receivedAt < other.receivedAt, .time) }
    if look != other.look { return (look < other.look, .time) }
    let (digest, otherDigest) = (Bytewise(sha256), Bytewise(other.sha256))
    guard let fileTime, let otherTime = other.fileTime else {
      if fileTime != nil || other.fileTime != nil { return (fileTime == nil, .fileTime) }
      return digest == otherDigest
        ? (path < other.path, .path) : (digest < otherDigest, .digest)
    }
    if fileTime != otherTime { return (fileTime < otherTime, .fileTime) }
    if path != other.path { return (path < other.path, .path) }
    if digest != otherDigest { return (digest < otherDigest, .digest) }
    return (repetition < other.repetition, .digest)
  }
}
