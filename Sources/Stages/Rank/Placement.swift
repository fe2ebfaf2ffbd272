internal import Domain

/// A unit that is ranked, with the values that ranks and notes look at.
struct Placement {
  let unit: String
  /// The position in the roster.
  let position: Int
  let index: Fraction
  /// The quantity that ranks compare.
  let compared: Fraction
  /// The index as it is shown.
  let shown: Fraction

  init(unit: String, position: Int, index: Fraction, policies: Policies) {
    self.unit = unit
    self.position = position
    self.index = index
    compared = policies.comparisonDecimals.map { index.rounded($0, policies.rounding) } ?? index
    shown = index.rounded(policies.displayDecimals, policies.rounding)
  }
}
