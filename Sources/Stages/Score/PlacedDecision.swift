internal import Domain

/// A decision about the unit and the row it was read from.
struct PlacedDecision {
  let decision: Decision
  let place: SourceCell

  /// A dossier's decisions about its unit, in their order; one that stands in two files or rows
  /// with the same words counts once.
  static func all(in dossier: Score.Dossier) -> [PlacedDecision] {
    var seen: Set<Content> = []
    var placed: [PlacedDecision] = []
    for filed in dossier.decisions {
      for decision in filed.decisions where decision.unit == dossier.unit.code {
        guard seen.insert(Content(decision)).inserted else { continue }
        placed.append(
          PlacedDecision(
            decision: decision,
            place: SourceCell(sha256: filed.source.sha256, address: decision.place)))
      }
    }
    return placed
  }

  /// What a decision says, wherever it stands.
  private struct Content: Hashable {
    let number: String, date: String, leaf: String?, kind: Decision.Kind
    let value: Points?, reason: String

    init(_ decision: Decision) {
      number = decision.number
      date = decision.date
      leaf = decision.leaf
      kind = decision.kind
      value = decision.value
      reason = decision.reason
    }
  }
}
