public import Domain

/// A unit that stands without a rank, as a person must know before that is official.
public struct StandingUnranked: Sendable, Codable, Hashable {
  /// The unit's code and name.
  public let unit: String, name: String
  /// Why it is not ranked.
  public let reason: Bilingual

  /// The unit and the reason, for a person.
  public var line: String { Printable.line("\(unit)  \(name): \(reason.en)") }

  /// The units without a rank, in publication order.
  static func all(_ standings: [GroupStandings], _ round: Round) -> [StandingUnranked] {
    let names = Dictionary(first: round.units.map { ($0.code, $0.name) })
    return standings.flatMap(\.unranked).map {
      StandingUnranked(unit: $0.unit, name: names[$0.unit] ?? $0.unit, reason: $0.reason)
    }
  }
}

extension PublishPlan {
  /// Refuses an official result with another number of units without a rank than a person expects.
  ///
  /// - Parameters:
  ///   - confirmed: The number that the person gave; nil for none.
  ///   - isRequired: Whether one must be given, since a person sits before the screen who could
  ///     still see to it that they are ranked.
  /// - Throws: `RunnerFailure` of kind `data` that names the units.
  public func confirm(unranked confirmed: Int?, isRequired: Bool) throws {
    guard edition.kind == .official, confirmed ?? (isRequired ? 0 : unranked) != unranked else {
      return
    }
    let named = unrankedUnits.prefix(8).map { Printable.line($0.unit) }.joined(separator: ", ")
    throw RunnerFailure(
      .data, stage: "publish",
      cause: "the official result would stand with \(unranked) units not ranked"
        + (confirmed.map { " and not with \($0)" } ?? "") + (named.isEmpty ? "" : ": \(named)")
        + (unranked > 8 ? " and \(unranked - 8) more" : ""),
      mend:
        "see why with --plan and mend that (parindex unfreeze opens the round), or give the same "
        + "command with --unranked \(unranked)")
  }
}
