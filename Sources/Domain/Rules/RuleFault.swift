/// A fault in a rule's parameters as a whole.
public struct RuleFault: Hashable, Sendable {
  /// The kind of a fault.
  public enum Kind: Hashable, Sendable {
    /// The best that the rule gives is not the leaf's maximum.
    case bestStep
    /// Steps do not cover every percentage exactly once.
    case coverage
  }

  /// Its kind.
  public let kind: Kind
  /// Its description.
  public let message: Bilingual

  /// Creates a fault.
  public init(_ kind: Kind, _ message: Bilingual) {
    self.kind = kind
    self.message = message
  }

  /// The fault that the best of several points is not the leaf's maximum; nil when it is.
  static func best(of points: [Points], for leaf: Criterion) -> RuleFault? {
    guard let best = points.max(), best != leaf.maximum else { return nil }
    return RuleFault(
      .bestStep,
      Bilingual(
        vi: "mức cao nhất của quy tắc “\(leaf.code)” là \(best), điểm tối đa là \(leaf.maximum)",
        en: "the best step of rule '\(leaf.code)' is \(best), the maximum is \(leaf.maximum)"))
  }
}
