/// The round's choices where the method allows one (`method.md`, section 1.12).
public struct Policies: Hashable, Sendable, Codable {
  /// How equal indices share ranks.
  public enum Ties: String, Hashable, Sendable, Codable, CaseIterable {
    /// 1, 2, 2, 4.
    case competition
    /// 1, 2, 2, 3.
    case dense
    /// 1, 2, 3, 4 in roster order.
    case distinctByRosterOrder = "distinct_by_roster_order"
  }

  /// The treatment of a submission after its deadline.
  public enum Late: String, Hashable, Sendable, Codable, CaseIterable {
    /// It counts and is flagged.
    case acceptAndFlag = "accept_and_flag"
    /// It is suspended.
    case suspend
  }

  /// How equal indices share ranks.
  public let ties: Ties
  /// To how many shown decimals indices are compared; nil compares the exact fractions.
  public let comparisonDecimals: Int?
  /// How many decimals are shown, 0 to 6.
  public let displayDecimals: Int
  /// How shown values are rounded.
  public let rounding: RoundingMode
  /// The treatment of late submissions.
  public let late: Late
  /// Whether the total is capped at the maximum when bonus points exceed it.
  public let capsAtMaximum: Bool
  /// Whether the total is floored at zero when penalty points exceed it.
  public let floorsAtZero: Bool

  /// Creates the choices.
  public init(
    ties: Ties = .competition, comparisonDecimals: Int? = nil, displayDecimals: Int = 2,
    rounding: RoundingMode = .halfUp, late: Late = .acceptAndFlag, capsAtMaximum: Bool = true,
    floorsAtZero: Bool = true
  ) {
    self.ties = ties
    self.comparisonDecimals = comparisonDecimals
    self.displayDecimals = displayDecimals
    self.rounding = rounding
    self.late = late
    self.capsAtMaximum = capsAtMaximum
    self.floorsAtZero = floorsAtZero
  }

  /// An index or points as shown, with '.'.
  public func shown(_ value: Fraction) -> String { value.decimal(displayDecimals, rounding) }
}
