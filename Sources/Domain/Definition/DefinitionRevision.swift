/// The changes to a generation's definition since the generation before it.
public struct DefinitionRevision: Hashable, Sendable, Codable {
  /// An operator's approval of a change.
  public struct Word: Hashable, Sendable, Codable {
    /// When it was given.
    public let at: Instant
    /// Why.
    public let reason: String

    /// Creates an approval.
    public init(at: Instant, reason: String) {
      self.at = at
      self.reason = reason
    }
  }

  /// The previous generation.
  public let since: Int
  /// The changes since that generation's definition, in words.
  public let changes: [DefinitionChange]
  /// The approvals of those changes, in order.
  public let words: [Word]

  /// Describes a revision.
  public init(since: Int, changes: [DefinitionChange], words: [Word]) {
    self.since = since
    self.changes = changes
    self.words = words
  }
}
