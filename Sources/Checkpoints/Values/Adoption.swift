public import Domain

/// The adoption of a definition: how it came into force, when, by whom and why.
public struct Adoption: Hashable, Sendable {
  /// How a definition comes to be in force.
  public enum Kind: String, Hashable, Sendable {
    /// The last publication was made by it, before definitions were taken by a word.
    case found
    /// Nothing was published yet, so that it was taken at once.
    case unpublished
    /// It determines the same; only comments or how the runner works changed.
    case unchanged
    /// A person took it.
    case adopted
  }

  /// The place in the sequence of definitions taken, from 1.
  public let id: Int64
  /// The SHA-256 of the definition in canonical form.
  public let definition: String
  /// How it came to be in force.
  public let kind: Kind
  /// When, by whom and why.
  public let at: Instant, who: String, reason: String
}

/// A file of a definition as it lay in its folder.
public struct DefinitionFile: Hashable, Sendable {
  /// The name within the folder.
  public let path: String
  /// The content.
  public let bytes: [UInt8]

  /// Takes a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
