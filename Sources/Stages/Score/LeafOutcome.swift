internal import Domain

/// The outcome of one leaf: its points, their basis and the reason.
struct LeafOutcome {
  /// The points; nil when missing or excluded.
  let points: Fraction?
  /// The basis of the points.
  let basis: LeafScore.Basis
  /// How they came about; of a missing leaf, what is missing and who must act.
  var explanation: Bilingual
  /// The cell that decided.
  var place: SourceCell?
  /// The points entered beside the result where a rule decided, and their cell.
  var entered: (points: Points, place: SourceCell)?
  /// The survey's means by group.
  var groups: [GroupMean] = []

  /// A leaf without points.
  static func missing(_ reason: Bilingual, place: SourceCell? = nil) -> LeafOutcome {
    LeafOutcome(points: nil, basis: .missing, explanation: reason, place: place)
  }

  /// A leaf that does not apply, as its policy says; nil when the policy allows no such leaf.
  static func notApplicable(
    _ leaf: Criterion, because cause: Bilingual, place: SourceCell?
  ) -> LeafOutcome? {
    let most = Figure(leaf.maximum)
    switch leaf.notApplicable {
    case .none: return nil
    case .exclude:
      return LeafOutcome(
        points: nil, basis: .excluded,
        explanation: Bilingual(
          vi: "\(cause.vi): \(most.vi) điểm tối đa không tính vào mẫu số.",
          en: "\(cause.en): the maximum of \(most.en) points leaves the denominator."),
        place: place)
    case .full:
      return LeafOutcome(
        points: Fraction(leaf.maximum), basis: .full,
        explanation: Bilingual(
          vi: "\(cause.vi): được trọn \(most.vi) điểm tối đa.",
          en: "\(cause.en): the full \(most.en) points."),
        place: place)
    }
  }

  /// The same outcome with the reason a person gave; a missing leaf keeps to what must be done.
  func withReason(_ reason: String) -> LeafOutcome {
    guard !reason.isEmpty, basis != .missing else { return self }
    let reason = LongText.cut(reason, LongText.reason)
    return LeafOutcome(
      points: points, basis: basis,
      explanation: Bilingual(
        vi: "\(explanation.vi) Lý do: \(reason)", en: "\(explanation.en) Reason: \(reason)"),
      place: place, entered: entered, groups: groups)
  }
}

extension Criterion {
  /// Whether points lie between zero and the maximum.
  func allows(_ points: Points) -> Bool { points >= .zero && points <= maximum }
}
