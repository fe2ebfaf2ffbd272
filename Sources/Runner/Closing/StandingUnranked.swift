public import Domain

/// An unranked unit, which an operator must know of before publishing the official result.
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
  /// Refuses an official result whose number of unranked units differs from the confirmed one.
  ///
  /// - Parameters:
  ///   - confirmed: The confirmed number; nil for none.
  ///   - isRequired: Whether a number is required, since an operator is at the screen and could
  ///     still get them ranked.
  /// - Throws: `RunnerFailure` of kind `data` that names the units.
  public func confirm(unranked confirmed: Int?, isRequired: Bool) throws {
    guard edition.kind == .official, confirmed ?? (isRequired ? 0 : unranked) != unranked else {
      return
    }
    let named = unrankedUnits.prefix(8).map { Printable.line($0.unit) }.joined(separator: ", ")
    throw RunnerFailure(
      .data, stage: "publish",
      cause: "the official result would have "
        + "\(Printable.count(unranked, "unit")) not ranked"
        + (confirmed.map { ", but \($0) confirmed" } ?? "") + (named.isEmpty ? "" : ": \(named)")
        + (unranked > 8 ? " and \(unranked - 8) more" : ""),
      mend:
        "see why with --plan and fix that (parindex unfreeze opens the round), or give the same "
        + "command with --unranked \(unranked)")
  }
}
