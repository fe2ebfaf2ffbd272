public import Domain

/// A group's indices in, its standings out.
public struct Rank: Stage {
  /// The stage's name.
  public static let name = StageName.rank
  /// Raised by hand whenever the same input may give another output.
  public static let version = 2

  /// The level ranked.
  public let level: String
  /// The group ranked.
  public let group: String
  /// The level's classes.
  public let classes: ClassScale
  /// The round's choices.
  public let policies: Policies

  /// The part of each unit's score that ranking needs, in roster order.
  public struct Entry: Sendable, Hashable, Codable {
    /// The unit's code.
    public let unit: String
    /// The exact index in percent; nil while incomplete.
    public let index: Fraction?
    /// Why the unit is not ranked; nil when it is.
    public let unrankedReason: Bilingual?

    /// Creates an entry.
    public init(unit: String, index: Fraction?, unrankedReason: Bilingual?) {
      self.unit = unit
      self.index = index
      self.unrankedReason = unrankedReason
    }
  }

  /// Creates the stage.
  public init(level: String, group: String, classes: ClassScale, policies: Policies) {
    self.level = level
    self.group = group
    self.classes = classes
    self.policies = policies
  }

  /// Makes the output; the input is in roster order, which also orders equal ranks.
  public func run(_ input: [Entry]) -> GroupStandings {
    var placements: [Placement] = []
    var unranked: [UnrankedUnit] = []
    for (position, entry) in input.enumerated() {
      if let index = entry.index, entry.unrankedReason == nil {
        placements.append(
          Placement(unit: entry.unit, position: position, index: index, policies: policies))
      } else {
        unranked.append(
          UnrankedUnit(
            unit: entry.unit, index: entry.index,
            reason: entry.unrankedReason ?? Rank.incompleteReason))
      }
    }
    placements.sort { left, right in
      left.compared == right.compared
        ? left.position < right.position : left.compared > right.compared
    }
    let ranked = standings(placements)
    return GroupStandings(
      level: level, group: group, ranked: ranked, unranked: unranked,
      hasShownTies: hasShownTies(placements, ranked))
  }

  private static let incompleteReason = Bilingual(
    vi: "Chưa đủ điểm để xếp hạng.", en: "Not yet complete.")

  private func standings(_ placements: [Placement]) -> [Standing] {
    let intervals = RankIntervals(placements, ties: policies.ties)
    let ranks = TieRanks(ties: policies.ties).ranks(of: placements)
    return zip(placements, ranks).map { placement, rank in
      let interval = intervals.interval(of: placement, rank: rank)
      let exact = classes.band(of: placement.index)
      let shown = classes.band(of: placement.shown)
      return Standing(
        unit: placement.unit, index: placement.index, rank: rank, bestRank: interval.lowerBound,
        worstRank: interval.upperBound, band: (classes.usesShownIndex ? shown : exact)?.name,
        isBandSensitive: exact != shown)
    }
  }

  private func hasShownTies(_ placements: [Placement], _ ranked: [Standing]) -> Bool {
    var ranks: [Fraction: Int] = [:]
    for (placement, standing) in zip(placements, ranked) {
      let first = ranks[placement.shown] ?? standing.rank
      guard first == standing.rank else { return true }
      ranks[placement.shown] = first
    }
    return false
  }
}
