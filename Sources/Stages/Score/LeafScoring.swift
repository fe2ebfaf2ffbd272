internal import Domain

/// Scores the leaves of one unit: a decision wins over the appraisal's "not applicable", that over
/// the survey or the appraised points.
struct LeafScoring {
  private let level: Level
  private let survey: SurveyDesign?
  private let dossier: Score.Dossier
  private let decisions: [String: PlacedDecision]
  /// The decisions about a leaf that its last one replaced, where they say otherwise.
  private let replaced: [String: [Decision]]
  private let selfEntries: [String: LeafEntry]
  private let appraisedEntries: [String: LeafEntry]

  /// Looks up what the dossier says of each leaf; of several decisions the last one counts.
  init(
    level: Level, survey: SurveyDesign?, dossier: Score.Dossier, decisions: [PlacedDecision]
  ) {
    self.level = level
    self.survey = survey
    self.dossier = dossier
    let settling = decisions.filter { DecidedLeaf.kinds.contains($0.decision.kind) }
    let last = Dictionary(
      settling.compactMap { placed in placed.decision.leaf.map { ($0, placed) } },
      uniquingKeysWith: { _, later in later })
    self.decisions = last
    replaced = Dictionary(
      grouping: settling.map(\.decision).filter { decision in
        guard let leaf = decision.leaf, let other = last[leaf]?.decision else { return false }
        return other.kind != decision.kind || other.value != decision.value
      }, by: { $0.leaf ?? "" })
    selfEntries = LeafScoring.byLeaf(dossier.selfAssessment)
    appraisedEntries = LeafScoring.byLeaf(dossier.appraisal)
  }

  private static func byLeaf(_ filed: Score.Dossier.Filed?) -> [String: LeafEntry] {
    Dictionary(
      (filed?.leaves ?? []).map { ($0.leaf, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The score of a leaf, the unit's own points beside it.
  func score(_ leaf: Criterion) -> LeafScore {
    let outcome = outcome(of: leaf)
    let carried = decisions[leaf.code].flatMap {
      $0.decision.kind == .carrySelfPoints ? $0 : nil
    }
    // Beside points that a decision carries over stand those that it carried, not later ones.
    let entry = carried.map(\.selfEntry) ?? selfEntries[leaf.code]
    let own = leaf.isSurveyed ? nil : entry
    let source = (carried.map(\.selfAssessment) ?? dossier.selfAssessment)?.source
    let selfPlace = own.flatMap { entry in
      source.map { SourceCell(sha256: $0.sha256, address: entry.place) }
    }
    return LeafScore(
      leaf: leaf.code, maximum: leaf.maximum, points: outcome.points, basis: outcome.basis,
      explanation: outcome.explanation, selfPoints: own?.points, selfPlace: selfPlace,
      place: outcome.place, enteredPoints: outcome.entered?.points,
      enteredPlace: outcome.entered?.place, groups: outcome.groups)
  }

  private func outcome(of leaf: Criterion) -> LeafOutcome {
    if let placed = decisions[leaf.code] {
      return DecidedLeaf(
        leaf: leaf, placed: placed, isUnaccepted: dossier.unaccepted.contains(.selfAssessment),
        replaced: replaced[leaf.code] ?? []
      ).outcome()
    }
    let appraised = AppraisedLeaf(
      leaf: leaf, entry: appraisedEntries[leaf.code], source: dossier.appraisal?.source,
      isUnaccepted: dossier.unaccepted.contains(.appraisal))
    if let notApplicable = appraised.notApplicable() { return notApplicable }
    return leaf.isAskedInSurvey
      ? SurveyedLeaf(leaf: leaf, level: level, design: survey, dossier: dossier).outcome()
      : appraised.outcome()
  }
}

extension Criterion {
  /// Whether the leaf belongs to the survey's part of the scale, an outside index included.
  var isSurveyed: Bool { method == .survey || isAskedInSurvey }

  /// Whether the survey's own answers score the leaf.
  var isAskedInSurvey: Bool { rule?.kind.isAskedInSurvey ?? (method == .survey) }
}
