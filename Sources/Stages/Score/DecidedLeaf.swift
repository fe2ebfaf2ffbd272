internal import Domain

/// A leaf's points by the Council's last decision about it.
struct DecidedLeaf {
  let leaf: Criterion
  let placed: PlacedDecision
  /// Whether the unit filed a self-assessment that has not been accepted.
  var isUnaccepted = false
  /// Earlier decisions about the leaf that say otherwise.
  var replaced: [Decision] = []

  private var decision: Decision { placed.decision }
  private var place: SourceCell { placed.place }

  /// The kinds of decision that settle a leaf.
  static let kinds: Set<Decision.Kind> = [.setPoints, .zero, .carrySelfPoints, .notApplicable]

  func outcome() -> LeafOutcome {
    let outcome = decided()
    guard !replaced.isEmpty else { return outcome }
    var told = outcome
    told.explanation = Bilingual(
      vi: outcome.explanation.vi + " Quyết định này thay cho: "
        + replaced.map(\.title.vi).joined(separator: "; ") + ".",
      en: outcome.explanation.en + " It replaces: "
        + replaced.map(\.title.en).joined(separator: "; ") + ".")
    return told
  }

  private func decided() -> LeafOutcome {
    switch decision.kind {
    case .setPoints:
      guard let value = decision.value, leaf.allows(value) else {
        return .missing(MissingReason.decidedOutsideRange(leaf, decision), place: place)
      }
      let points = Figure(value)
      return decided(value, vi: "ấn định \(points.vi) điểm", en: "sets \(points.en) points")
    case .zero:
      return decided(.zero, vi: "chấm 0 điểm", en: "gives 0 points")
    case .carrySelfPoints:
      guard let selfPoints = placed.selfPoints, leaf.allows(selfPoints) else {
        return .missing(
          MissingReason.noSelfPoints(leaf.code, decision, isUnaccepted: isUnaccepted), place: place)
      }
      let points = Figure(selfPoints)
      let held = placed.revision.map {
        Bilingual(
          vi: " của bản tự đánh giá số \($0), bản được tính khi quyết định đến",
          en: " of self-assessment revision \($0), which counted when the decision came")
      }
      return decided(
        selfPoints, vi: "lấy điểm tự đánh giá \(points.vi)\(held?.vi ?? "")",
        en: "takes the self-assessed \(points.en) points\(held?.en ?? "")")
    case .notApplicable:
      let cause = Bilingual(
        vi: "\(decision.title.vi), không áp dụng", en: "\(decision.title.en), not applicable")
      return LeafOutcome.notApplicable(leaf, because: cause, place: place)?
        .withReason(decision.reason)
        ?? .missing(MissingReason.decidedNotAllowed(leaf.code, decision), place: place)
    case .bonus, .penalty, .notRanked:
      preconditionFailure("only decisions that settle a leaf come here")
    }
  }

  private func decided(_ points: Points, vi: String, en: String) -> LeafOutcome {
    let most = Figure(leaf.maximum)
    return LeafOutcome(
      points: Fraction(points), basis: .decision,
      explanation: Bilingual(
        vi: "\(decision.title.vi) \(vi) (tối đa \(most.vi)).",
        en: "\(decision.title.en) \(en) (at most \(most.en))."),
      place: place
    ).withReason(decision.reason)
  }
}

extension Decision {
  /// The decision by number and date.
  var title: Bilingual {
    date.isEmpty
      ? Bilingual(vi: "Quyết định số \(number)", en: "Decision \(number)")
      : Bilingual(vi: "Quyết định số \(number) ngày \(date)", en: "Decision \(number) of \(date)")
  }
}
