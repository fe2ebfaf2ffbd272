/// The points a rule gives and how it came to them.
public struct RuleResult: Hashable, Sendable {
  /// The exact points, between zero and the leaf's maximum.
  public let points: Fraction
  /// The rule in words, with its figures.
  public let explanation: Bilingual
}
