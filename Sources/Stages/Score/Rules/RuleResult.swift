internal import Domain

/// The points a rule gives and how it came to them.
struct RuleResult: Hashable, Sendable {
  /// The exact points, between zero and the leaf's maximum.
  let points: Fraction
  /// The rule in words, with its figures.
  let explanation: Bilingual
}

extension ScoringRule {
  /// Applies the rule to a stated result.
  ///
  /// - Parameters:
  ///   - measure: What was measured.
  ///   - maximum: The leaf's maximum, in points.
  /// - Returns: The points; nil when the rule cannot use this kind of result, so that a result
  ///   nobody can use never becomes a zero.
  func result(for measure: Measure, maximum: Points) -> RuleResult? {
    switch (self, measure) {
    case (.choice(let choices), .choice(let label)):
      ChoiceRule(choices: choices).result(for: label, maximum: maximum)
    case (.yesNo, .yesNo(let answer)):
      YesNoRule().result(for: answer, maximum: maximum)
    case (.band(let steps), .percent(let percent)):
      BandRule(steps: steps).result(for: percent, maximum: maximum)
    case (.ratio(let zeroBelow), .percent(let percent)):
      RatioRule(zeroBelow: zeroBelow).result(for: percent, maximum: maximum)
    case (.deduction(let perFault, let minimum), .faults(let faults)):
      DeductionRule(perFault: perFault, minimum: minimum).result(for: faults, maximum: maximum)
    case (.externalIndex(let index), .percent(let percent)):
      ExternalIndexRule(index: index).result(for: percent, maximum: maximum)
    default: nil
    }
  }
}
