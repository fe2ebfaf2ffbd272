internal import Domain

/// A leaf's points by the secretariat's appraisal: by the rule where a result is stated that the
/// rule can use, else as entered.
struct AppraisedLeaf {
  let leaf: Criterion
  /// The appraisal's entry of the leaf; nil when it has none.
  let entry: LeafEntry?
  /// The appraisal's file; nil when there is no appraisal.
  let source: SourceFile?
  /// Whether an appraisal was filed that has not been accepted.
  var isUnaccepted = false

  func outcome() -> LeafOutcome {
    guard let source else {
      return .missing(MissingReason.noAppraisal(leaf.code, isUnaccepted: isUnaccepted))
    }
    guard let entry else { return .missing(MissingReason.noAppraisedRow(leaf.code)) }
    let place = SourceCell(sha256: source.sha256, address: entry.place)
    return decided(entry, place).withReason(entry.explanation)
  }

  /// The outcome of "not applicable" in the appraisal; nil when the appraisal does not say so.
  func notApplicable() -> LeafOutcome? {
    guard let source, let entry, entry.isNotApplicable else { return nil }
    let place = SourceCell(sha256: source.sha256, address: entry.place)
    let cause = Bilingual(
      vi: "Không áp dụng theo kết quả thẩm định", en: "Not applicable by the appraisal")
    return LeafOutcome.notApplicable(leaf, because: cause, place: place)?
      .withReason(entry.explanation)
      ?? .missing(MissingReason.notApplicableNotAllowed(leaf.code), place: place)
  }

  private func decided(_ entry: LeafEntry, _ place: SourceCell) -> LeafOutcome {
    if let measure = entry.measure, let rule = leaf.rule?.kind,
      let result = rule.result(for: measure, maximum: leaf.maximum)
    {
      let stated = entry.resultPlace.map { SourceCell(sha256: place.sha256, address: $0) }
      return LeafOutcome(
        points: result.points, basis: rule.basis, explanation: result.explanation,
        place: stated ?? place, entered: entry.points.map { ($0, place) })
    }
    guard let points = entry.points else {
      return .missing(
        entry.measure == nil
          ? MissingReason.noAppraisedPoints(leaf.code)
          : MissingReason.resultUnusable(leaf.code), place: place)
    }
    guard leaf.allows(points) else {
      return .missing(MissingReason.appraisedOutsideRange(leaf), place: place)
    }
    let given = Figure(points)
    let most = Figure(leaf.maximum)
    return LeafOutcome(
      points: Fraction(points), basis: .appraised,
      explanation: Bilingual(
        vi: "Điểm thẩm định: \(given.vi) trên \(most.vi) điểm tối đa.",
        en: "Appraised points: \(given.en) of at most \(most.en)."),
      place: place)
  }
}
