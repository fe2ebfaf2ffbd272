internal import Digests
public import Domain

/// The inputs of a publication, enough to rebuild it from the archive alone.
public struct Basis: Hashable, Sendable {
  /// The SHA-256 of the archived definition.
  public let definition: String
  /// The last known arrival.
  public let lastArrival: Int64
  /// The last known exclusion or readmission.
  public let lastExclusion: Int64
}

/// A pipeline's definition in canonical form, ready to be archived.
public struct ArchivedDefinition: Sendable {
  /// The SHA-256 of the bytes.
  public let sha256: String
  let body: Deflated

  /// Takes a definition.
  public init(_ bytes: [UInt8]) {
    sha256 = Digests.sha256(bytes).description
    body = Deflated(bytes, .thorough)
  }
}

/// The exclusion or readmission of a submission by an operator.
public struct Exclusion: Hashable, Sendable {
  /// The submission's path below Inbox.
  public let path: Bytewise
  /// The SHA-256 of its bytes.
  public let sha256: String
  /// Whether it is excluded.
  public let isExcluded: Bool
  /// Why.
  public let reason: String

  /// Describes an exclusion or readmission.
  public init(path: Bytewise, sha256: String, isExcluded: Bool, reason: String) {
    self.path = path
    self.sha256 = sha256
    self.isExcluded = isExcluded
    self.reason = reason
  }
}
