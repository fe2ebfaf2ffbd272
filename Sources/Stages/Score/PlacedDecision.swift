internal import Domain

/// A decision about the unit and the row it was read from.
struct PlacedDecision {
  let decision: Decision
  let place: SourceCell
  /// The self-assessment that counted when the decision came; nil when none did.
  let selfAssessment: Score.Dossier.Filed?
  /// The self-assessment's revision; nil when there was none or it is not recorded.
  let revision: Int?

  /// The self-assessment's entry for the decision's leaf.
  var selfEntry: LeafEntry? {
    decision.leaf.flatMap { leaf in
      selfAssessment?.leaves.first { $0.leaf.isSame(as: leaf) }
    }
  }

  /// The unit's own points for the decision's leaf, as they lay before the Council.
  var selfPoints: Points? { selfEntry?.points }

  /// A dossier's decisions about its unit, in their order; one that stands in two files or rows
  /// with the same words counts once.
  static func all(in dossier: Score.Dossier) -> [PlacedDecision] {
    let course = CouncilCourse(dossier.course)
    var seen: Set<Content> = []
    var placed: [PlacedDecision] = []
    for filed in dossier.decisions {
      for decision in filed.decisions where decision.unit == dossier.unit.code {
        let content = Content(decision)
        guard seen.insert(content).inserted else { continue }
        let (selfAssessment, revision): (Score.Dossier.Filed?, Int?) =
          switch course.basis(of: content) {
          case .unrecorded: (dossier.selfAssessment, nil)
          case .nothing: (nil, nil)
          case .step(let index): (course.steps[index].filed, course.steps[index].revision)
          }
        placed.append(
          PlacedDecision(
            decision: decision,
            place: SourceCell(sha256: filed.source.sha256, address: decision.place),
            selfAssessment: selfAssessment, revision: revision))
      }
    }
    return placed
  }

  /// What a decision says, wherever it stands.
  struct Content: Hashable {
    private let number: Bytewise, date: Bytewise, leaf: Bytewise?, kind: Decision.Kind
    private let value: Points?, reason: Bytewise

    init(_ decision: Decision) {
      number = Bytewise(decision.number)
      date = Bytewise(decision.date)
      leaf = decision.leaf.map { Bytewise($0) }
      kind = decision.kind
      value = decision.value
      reason = Bytewise(decision.reason)
    }
  }
}
