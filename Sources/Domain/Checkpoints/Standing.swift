/// The standings of one ranking group.
public struct GroupStandings: Hashable, Sendable, Codable {
  /// The level's code.
  public let level: String
  /// The group's code.
  public let group: String
  /// The ranked units, best first; equal ranks in roster order.
  public let ranked: [Standing]
  /// The units shown but not ranked, in roster order.
  public let unranked: [UnrankedUnit]
  /// Whether two units with equal shown indices have different ranks.
  public let hasShownTies: Bool

  /// Creates standings.
  public init(
    level: String, group: String, ranked: [Standing], unranked: [UnrankedUnit], hasShownTies: Bool
  ) {
    self.level = level
    self.group = group
    self.ranked = ranked
    self.unranked = unranked
    self.hasShownTies = hasShownTies
  }
}

extension Sequence<GroupStandings> {
  /// How many units are ranked in all the groups.
  public var rankedCount: Int { reduce(0) { $0 + $1.ranked.count } }

  /// How many units are shown but not ranked in all the groups.
  public var unrankedCount: Int { reduce(0) { $0 + $1.unranked.count } }
}

/// A unit's index, rank and class.
public struct Standing: Hashable, Sendable, Codable {
  /// The unit's code.
  public let unit: String
  /// The exact index in percent.
  public let index: Fraction
  /// The rank, from 1.
  public let rank: Int
  /// The best and the worst rank the unit would have if indices that look equal were equal.
  public let bestRank: Int, worstRank: Int
  /// The class; nil when the scale has none for this index.
  public let band: Bilingual?
  /// Whether the exact and the shown index fall into different classes.
  public let isBandSensitive: Bool

  /// Creates a standing.
  public init(
    unit: String, index: Fraction, rank: Int, bestRank: Int, worstRank: Int, band: Bilingual?,
    isBandSensitive: Bool
  ) {
    self.unit = unit
    self.index = index
    self.rank = rank
    self.bestRank = bestRank
    self.worstRank = worstRank
    self.band = band
    self.isBandSensitive = isBandSensitive
  }
}

/// A unit without a rank, and why.
public struct UnrankedUnit: Hashable, Sendable, Codable {
  /// The unit's code.
  public let unit: String
  /// The exact index in percent, when the unit is complete.
  public let index: Fraction?
  /// Why it is not ranked.
  public let reason: Bilingual

  /// Creates an unranked unit.
  public init(unit: String, index: Fraction?, reason: Bilingual) {
    self.unit = unit
    self.index = index
    self.reason = reason
  }
}
