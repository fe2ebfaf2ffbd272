internal import Domain

/// Reads `policies`.
struct PoliciesReader {
  private static let keys = [
    "ties", "comparison_decimals", "display_decimals", "rounding", "late", "caps_at_maximum",
    "floors_at_zero",
  ]

  let log: FaultLog

  func read(_ value: YAMLValue?) -> Policies? {
    guard let map = value?.mapping("policies", required: Self.keys) else { return nil }
    let ties = map.choice("ties", of: Policies.Ties.allCases)
    let isExact = map["comparison_decimals"]?.text("comparison_decimals")?.value == "exact"
    let comparison = isExact ? nil : map.integer("comparison_decimals", in: 0...6)
    let display = map.integer("display_decimals", in: 0...6)
    let rounding = map.choice("rounding", of: RoundingMode.allCases)
    let late = map.choice("late", of: Policies.Late.allCases)
    let caps = map.flag("caps_at_maximum")
    let floors = map.flag("floors_at_zero")
    guard let ties, let display, let rounding, let late, let caps, let floors else { return nil }
    return Policies(
      ties: ties, comparisonDecimals: comparison?.value, displayDecimals: display.value,
      rounding: rounding, late: late, capsAtMaximum: caps, floorsAtZero: floors)
  }
}
