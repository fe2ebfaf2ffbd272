/// A recorded decision of the Council about one unit, with its reason.
public struct Decision: Hashable, Sendable, Codable {
  /// The kind of a decision.
  public enum Kind: String, Hashable, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
    /// Sets a leaf's points.
    case setPoints = "set_points"
    /// Gives a leaf no points.
    case zero
    /// Accepts the unit's own points for a leaf.
    case carrySelfPoints = "carry_self_points"
    /// Declares a leaf not applicable, by its policy (`exclude` or `full`).
    case notApplicable = "not_applicable"
    /// Adds bonus points.
    case bonus
    /// Deducts penalty points.
    case penalty
    /// Leaves the unit out of the ranking; it stays scored.
    case notRanked = "not_ranked"
  }

  /// The decision's number, such as `12/QĐ-HĐTĐ`.
  public let number: String
  /// The decision's date as written.
  public let date: String
  /// The unit's code.
  public let unit: String
  /// The leaf, bonus or penalty entry concerned; nil for the whole unit.
  public let leaf: String?
  /// Its kind.
  public let kind: Kind
  /// The points it sets, adds or deducts; nil for kinds that need none.
  public let value: Points?
  /// Why.
  public let reason: String
  /// The deciding cell: that of the points it sets, adds or deducts, or else that of its kind.
  public let place: CellAddress

  /// Creates a decision.
  public init(
    number: String, date: String, unit: String, leaf: String?, kind: Kind, value: Points?,
    reason: String, place: CellAddress
  ) {
    self.number = number
    self.date = date
    self.unit = unit
    self.leaf = leaf
    self.kind = kind
    self.value = value
    self.reason = reason
    self.place = place
  }
}
