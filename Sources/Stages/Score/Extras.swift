internal import Domain

/// The bonus and penalty points of a unit.
///
/// An entry of the criteria set gets the points the appraisal enters. Decisions about the entry
/// replace those: `set_points` and `zero` settle it, `bonus` and `penalty` add to it, in their
/// order. No entry brings more than its own maximum. Decisions about the whole unit, or about
/// anything that is no such entry, stand by themselves and have no maximum but the total's.
struct Extras {
  /// The points given, entries in the criteria set's order, then the others.
  private(set) var scores: [ExtraScore] = []
  /// The decisions that state no points that could be given.
  private(set) var missing: [MissingLeaf] = []

  /// All points together, penalties negative.
  var sum: Fraction { scores.reduce(.zero) { $0 + Fraction($1.points) } }

  /// Finds the points.
  init(_ criteria: CriteriaSet, _ dossier: Score.Dossier, _ decisions: [PlacedDecision]) {
    for entry in criteria.extras {
      let about = decisions.filter { Extras.isAbout(entry, $0.decision) }
      if about.isEmpty {
        appraise(entry, dossier.appraisal)
      } else {
        settle(entry, about)
      }
    }
    let entries = criteria.extras
    for placed in decisions where [.bonus, .penalty].contains(placed.decision.kind) {
      guard !entries.contains(where: { Extras.isAbout($0, placed.decision) }) else { continue }
      guard let points = Extras.magnitude(placed.decision) else {
        addMissing(placed.decision)
        continue
      }
      let sign = placed.decision.kind == .penalty ? Points.zero - points : points
      scores.append(
        ExtraScore(
          code: placed.decision.leaf ?? "", points: sign, reason: placed.decision.statedReason,
          place: placed.place))
    }
  }

  private static func isAbout(_ entry: Criterion, _ decision: Decision) -> Bool {
    guard decision.leaf == entry.code else { return false }
    return switch decision.kind {
    case .bonus: entry.kind == .bonus
    case .penalty: entry.kind == .penalty
    case .setPoints, .zero, .carrySelfPoints, .notApplicable: true
    case .notRanked: false
    }
  }

  /// The points a decision states; a penalty written with a minus sign means the same without.
  private static func magnitude(_ decision: Decision) -> Points? {
    guard let value = decision.value else { return nil }
    if value < .zero { return decision.kind == .penalty ? Points.zero - value : nil }
    return value
  }

  private mutating func appraise(_ entry: Criterion, _ appraisal: Score.Dossier.Filed?) {
    guard let appraisal, let row = appraisal.leaves.first(where: { $0.leaf == entry.code }),
      !row.isNotApplicable, let points = row.points, points > .zero
    else { return }
    let place = SourceCell(sha256: appraisal.source.sha256, address: row.place)
    let reason = row.explanation.isEmpty ? "Theo kết quả thẩm định" : row.explanation
    scores += Extras.held(
      [Grant(points: points, reason: reason, place: place)], to: entry)
  }

  private mutating func settle(_ entry: Criterion, _ decisions: [PlacedDecision]) {
    var grants: [Grant] = []
    for placed in decisions {
      let decision = placed.decision
      var points: Points?
      switch decision.kind {
      case .bonus, .penalty, .setPoints: points = Extras.magnitude(decision)
      case .carrySelfPoints: points = placed.selfPoints
      case .zero, .notApplicable, .notRanked: points = .zero
      }
      if ![.bonus, .penalty].contains(decision.kind) { grants = [] }
      guard let points else {
        addMissing(decision)
        continue
      }
      guard points > .zero else { continue }
      grants.append(Grant(points: points, reason: decision.statedReason, place: placed.place))
    }
    scores += Extras.held(grants, to: entry)
  }

  private mutating func addMissing(_ decision: Decision) {
    let code = decision.leaf ?? ""
    missing.append(
      MissingLeaf(leaf: code, reason: MissingReason.extraWithoutValue(code, decision)))
  }

  /// Points for an entry before its maximum is looked at.
  private struct Grant {
    let points: Points, reason: String, place: SourceCell
  }

  /// The grants as scores, the later ones cut where the entry's maximum is reached.
  private static func held(_ grants: [Grant], to entry: Criterion) -> [ExtraScore] {
    var left = entry.maximum
    return grants.map { grant in
      let points = min(grant.points, left)
      left = left - points
      let cut =
        " (tính \(Figure(points).vi) trong \(Figure(grant.points).vi) điểm: "
        + "tối đa \(Figure(entry.maximum).vi) điểm)"
      return ExtraScore(
        code: entry.code, points: entry.kind == .penalty ? Points.zero - points : points,
        reason: points == grant.points ? grant.reason : grant.reason + cut, place: grant.place)
    }
  }
}

extension Decision {
  /// The decision and its reason, as an extra's reason.
  fileprivate var statedReason: String { "\(title.vi): \(reason)" }
}
