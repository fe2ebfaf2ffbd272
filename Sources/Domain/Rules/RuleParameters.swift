/// The parameters of a rule as a criteria file states them.
///
/// The reader of the file implements this and reports what cannot be read, with its place.
public protocol RuleParameters {
  /// A text with its place in the file.
  associatedtype Text
  /// An entry of the parameters.
  associatedtype Entry: RuleEntry where Entry.Text == Text

  /// Whether no parameters are stated.
  var isBlank: Bool { get }

  /// Refuses parameters of a rule that has none.
  ///
  /// - Returns: Whether none are stated.
  func expectNone() -> Bool

  /// Reads parameters that are one entry of known keys.
  func entry(required: [String], optional: [String]) -> Entry?

  /// Reads parameters that are a list of entries of known keys.
  ///
  /// - Returns: The items; nil when one of them cannot be read.
  func items<Item>(
    required: [String], optional: [String], _ read: (Entry) -> Item?
  ) -> [Item]?
}

/// An entry of a rule's parameters: values by key.
public protocol RuleEntry {
  /// A text with its place in the file.
  associatedtype Text

  /// Whether a key has a value.
  func has(_ key: String) -> Bool

  /// Reads a text.
  func text(_ key: String) -> String?

  /// Reads points between zero and the leaf's maximum.
  func points(_ key: String) -> Points?

  /// Reads a percentage, not below zero.
  func percent(_ key: String) -> Points?

  /// Reads a list of texts; one that is missing or faulty is empty.
  func texts(_ key: String) -> [Text]

  /// Reports that a key's value, or without a key the entry, is wrong.
  func report(_ message: Bilingual, at key: String?)
}

/// A rule as read from a criteria file.
public struct RuleReading<Text> {
  /// The rule.
  public let rule: ScoringRule
  /// The respondent groups that a survey leaf is restricted to; nil for all that rate the level.
  public let groups: [Text]?

  /// Creates a reading.
  public init(_ rule: ScoringRule, groups: [Text]? = nil) {
    self.rule = rule
    self.groups = groups
  }
}
