/// The changes to a generation's definition since the generation before it.
public struct DefinitionRevision: Hashable, Sendable, Codable {
  /// A person's word for a change.
  public struct Word: Hashable, Sendable, Codable {
    /// When it was given.
    public let at: Instant
    /// Why.
    public let reason: String

    /// Keeps a word.
    public init(at: Instant, reason: String) {
      self.at = at
      self.reason = reason
    }
  }

  /// The generation before.
  public let since: Int
  /// The changes since that generation's definition, in words.
  public let changes: [DefinitionChange]
  /// The words by which that was taken, in order.
  public let words: [Word]

  /// Describes a revision.
  public init(since: Int, changes: [DefinitionChange], words: [Word]) {
    self.since = since
    self.changes = changes
    self.words = words
  }
}
