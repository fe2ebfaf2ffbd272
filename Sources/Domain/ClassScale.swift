/// The classes of a level and their exact edges (`method.md`, section 1.8).
public struct ClassScale: Hashable, Sendable, Codable {
  /// One class: the indices between two edges.
  public struct Band: Hashable, Sendable, Codable {
    /// The class's name.
    public let name: Bilingual
    /// The lower edge in percent of the maximum; nil when the class has none.
    public let lower: Points?
    /// Whether an index exactly on the lower edge belongs to this class; false when it has none.
    public let includesLower: Bool
    /// The upper edge in percent of the maximum; nil when the class has none.
    public let upper: Points?
    /// Whether an index exactly on the upper edge belongs to this class; false when it has none.
    public let includesUpper: Bool

    /// Creates a class.
    public init(
      name: Bilingual, lower: Points?, includesLower: Bool, upper: Points?, includesUpper: Bool
    ) {
      self.name = name
      self.lower = lower
      self.includesLower = lower != nil && includesLower
      self.upper = upper
      self.includesUpper = upper != nil && includesUpper
    }

    /// Reads a class; a missing edge includes nothing.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        name: try values.decode(Bilingual.self, forKey: .name),
        lower: try values.decodeIfPresent(Points.self, forKey: .lower),
        includesLower: try values.decode(Bool.self, forKey: .includesLower),
        upper: try values.decodeIfPresent(Points.self, forKey: .upper),
        includesUpper: try values.decode(Bool.self, forKey: .includesUpper))
    }

    /// Whether an index in percent lies in this class.
    public func contains(_ index: Fraction) -> Bool {
      let isAboveLower = lower.map(Fraction.init).map {
        index > $0 || (includesLower && index == $0)
      }
      let isBelowUpper = upper.map(Fraction.init).map {
        index < $0 || (includesUpper && index == $0)
      }
      return (isAboveLower ?? true) && (isBelowUpper ?? true)
    }
  }

  /// The classes, best first.
  public let bands: [Band]
  /// Whether classes apply to the shown index instead of the exact one.
  public let usesShownIndex: Bool

  /// Creates a scale.
  public init(bands: [Band], usesShownIndex: Bool = false) {
    self.bands = bands
    self.usesShownIndex = usesShownIndex
  }

  /// The class of an index in percent; nil if no band contains it.
  public func band(of index: Fraction) -> Band? { bands.first { $0.contains(index) } }
}
