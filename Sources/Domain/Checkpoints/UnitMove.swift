/// A unit that stands otherwise in one generation than in another, and why.
public struct UnitMove: Sendable, Codable, Hashable {
  /// A leaf whose points moved.
  public struct LeafMove: Sendable, Codable, Hashable {
    /// The leaf's code.
    public let leaf: String
    /// The points before and after as shown; nil where there were none.
    public let from: String?, to: String?

    /// Creates a leaf's move.
    public init(leaf: String, from: String?, to: String?) {
      self.leaf = leaf
      self.from = from
      self.to = to
    }
  }

  /// A unit's place in a generation.
  public struct Place: Sendable, Codable, Hashable {
    /// The rank and the exact index; nil when the unit was not ranked or is incomplete.
    public let rank: Int?, index: Fraction?
    /// The index as shown and the class.
    public let shownIndex: String?, band: String?

    /// Creates a place.
    public init(rank: Int?, index: Fraction?, shownIndex: String?, band: String?) {
      self.rank = rank
      self.index = index
      self.shownIndex = shownIndex
      self.band = band
    }

    /// The place of a unit that a generation does not have.
    public static let nowhere = Place(rank: nil, index: nil, shownIndex: nil, band: nil)
  }

  /// The unit's code and name.
  public let unit: String, name: String
  /// Where it stood before and after.
  public let from: Place, to: Place
  /// The leaves whose points moved; none for a unit that only others pushed.
  public let leaves: [LeafMove]
  /// The files that count for it after and did not before, and the other way round.
  public let newFiles: [String], goneFiles: [String]

  /// Whether nothing of its own changed and only others moved it.
  public var isPushed: Bool { leaves.isEmpty && newFiles.isEmpty && goneFiles.isEmpty }

  /// Creates a move.
  public init(
    unit: String, name: String, from: Place, to: Place, leaves: [LeafMove], newFiles: [String],
    goneFiles: [String]
  ) {
    self.unit = unit
    self.name = name
    self.from = from
    self.to = to
    self.leaves = leaves
    self.newFiles = newFiles
    self.goneFiles = goneFiles
  }
}
