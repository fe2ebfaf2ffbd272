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

  /// The content of a decision, wherever it stands and however its words are typed.
  ///
  /// A decision about a leaf is known by its number, date, leaf, kind and value: whoever mends a
  /// word of its reason takes no new decision. Bonus and penalty points of one number may be several,
  /// told apart by their reasons.
  struct Content: Hashable {
    private let number: FoldedText, date: FoldedText, leaf: Bytewise?, kind: Decision.Kind
    private let value: Points?, reason: FoldedText?

    init(_ decision: Decision) {
      number = FoldedText(decision.number)
      date = FoldedText(decision.date)
      leaf = decision.leaf.map { Bytewise($0) }
      kind = decision.kind
      value = decision.value
      reason = DecidedLeaf.kinds.contains(decision.kind) ? nil : FoldedText(decision.reason)
    }
  }
}
