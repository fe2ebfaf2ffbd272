/// A unit whose standing differs between two generations, and why.
public struct UnitMove: Sendable, Codable, Hashable {
  /// A leaf whose points moved.
  public struct LeafMove: Sendable, Codable, Hashable {
    /// The leaf's code.
    public let leaf: String
    /// The shown points before and after; nil when there were none.
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

    /// The place of a unit missing from a generation.
    public static let nowhere = Place(rank: nil, index: nil, shownIndex: nil, band: nil)
  }

  /// The unit's code and name.
  public let unit: String, name: String
  /// Its place before and after.
  public let from: Place, to: Place
  /// The leaves whose points moved; empty for a unit moved only by others.
  public let leaves: [LeafMove]
  /// The leaves whose self-assessed points changed; nil when none did.
  public let selfAssessed: [LeafMove]?
  /// The files that count for it only after, and those that counted only before.
  public let newFiles: [String], goneFiles: [String]

  /// Whether only other units moved it, with no change of its own.
  public var isPushed: Bool { leaves.isEmpty && newFiles.isEmpty && goneFiles.isEmpty }

  /// Creates a move.
  public init(
    unit: String, name: String, from: Place, to: Place, leaves: [LeafMove],
    selfAssessed: [LeafMove]? = nil, newFiles: [String], goneFiles: [String]
  ) {
    self.unit = unit
    self.name = name
    self.from = from
    self.to = to
    self.leaves = leaves
    self.selfAssessed = selfAssessed
    self.newFiles = newFiles
    self.goneFiles = goneFiles
  }
}

extension Round {
  /// The bilingual name of a class, from the Vietnamese name that a place stores; a class of a
  /// former definition keeps the Vietnamese name in English.
  ///
  /// - Parameter vietnamese: The Vietnamese name.
  /// - Returns: The name.
  public func className(_ vietnamese: String) -> Bilingual {
    levels.flatMap(\.classes.bands).map(\.name).first { $0.vi.isSame(as: vietnamese) }
      ?? Bilingual(vi: vietnamese, en: vietnamese)
  }
}
