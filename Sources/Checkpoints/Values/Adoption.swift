public import Domain

/// The adoption of a definition: how it came into force, when, by whom and why.
public struct Adoption: Hashable, Sendable {
  /// How a definition comes into force.
  public enum Kind: String, Hashable, Sendable {
    /// It governed the last publication, before explicit adoption existed.
    case found
    /// Nothing was published yet, so it was adopted at once.
    case unpublished
    /// It determines the same results; only comments or runner settings changed.
    case unchanged
    /// An operator adopted it.
    case adopted
  }

  /// The position in the sequence of adoptions, from 1.
  public let id: Int64
  /// The SHA-256 of the definition in canonical form.
  public let definition: String
  /// How it came into force.
  public let kind: Kind
  /// When, by whom and why.
  public let at: Instant, who: String, reason: String
}

/// A file of a definition, as it was in its folder.
public struct DefinitionFile: Hashable, Sendable {
  /// The name within the folder.
  public let path: String
  /// The content.
  public let bytes: [UInt8]

  /// Creates an entry.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
