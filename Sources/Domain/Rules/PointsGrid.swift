/// The points that a rule can give.
public struct PointsGrid: Sendable {
  /// The single values, best first; nil where the rule gives any number in a range.
  public let values: [Points]?
  /// The points in words.
  public let words: Bilingual
  private let isGiven: @Sendable (Points) -> Bool

  /// Creates a grid of single values, in any order.
  init(values: [Points]) {
    var seen: Set<Points> = []
    let distinct = values.filter { seen.insert($0).inserted }.sorted(by: >)
    self.values = distinct
    words = Bilingual(
      vi: "một trong các mức " + distinct.map(\.vietnamese).joined(separator: "; "),
      en: "one of " + distinct.map(\.description).joined(separator: "; "))
    isGiven = { distinct.contains($0) }
  }

  /// Creates a grid of the points from zero to a maximum, or of those that a condition holds for.
  init(
    upTo maximum: Points, words: Bilingual? = nil,
    where isGiven: @escaping @Sendable (Points) -> Bool = { _ in true }
  ) {
    values = nil
    self.words =
      words ?? Bilingual(vi: "từ 0 đến \(maximum.vietnamese)", en: "from 0 to \(maximum)")
    self.isGiven = isGiven
  }

  /// Whether the rule can give these points, which lie between zero and the maximum.
  public func allows(_ points: Points) -> Bool { isGiven(points) }
}

extension Points {
  /// Whether the points are exact ones as people round them: to two decimals.
  public func agree(with exact: Fraction) -> Bool {
    let difference = Fraction(self) - exact
    let tolerance = Fraction(5, over: 1000)
    return difference <= tolerance && Fraction.zero - tolerance <= difference
  }
}
