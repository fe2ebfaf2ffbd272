public import Domain

/// A group's indices in, its standings out.
public struct Rank: Stage {
  /// The stage's name.
  public static let name = StageName.rank
  /// Raised by hand whenever the same input may give another output.
  public static let version = 1

  /// The level ranked.
  public let level: String
  /// The group ranked.
  public let group: String
  /// The level's classes.
  public let classes: ClassScale
  /// The round's choices.
  public let policies: Policies

  /// What ranking needs of a unit, in roster order.
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

  /// Makes the output.
  public func run(_ input: [Entry]) -> GroupStandings {
    GroupStandings(level: level, group: group, ranked: [], unranked: [], hasShownTies: false)
  }
}
