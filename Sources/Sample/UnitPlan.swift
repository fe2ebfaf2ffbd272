import Domain

/// A special case in one unit's files.
enum UnitPlan: Hashable {
  /// The self-assessment has a fault; if mended, a corrected one follows.
  case fault(AssessmentFault, isMended: Bool)
  /// The self-assessment's file as a whole has a fault; if mended, a corrected one follows.
  case fileFault(FileFault, isMended: Bool)
  /// A second self-assessment with other points replaces the first.
  case revised
  /// The same bytes arrive twice under two names.
  case duplicated
  /// A workbook is saved again without changes.
  case unchanged
  /// The self-assessment arrives after the deadline.
  case late
  /// The self-assessment is written in a rare dialect.
  case dialect(Dialect)
  /// The appraisal has a fault; if mended, a corrected one follows.
  case appraisalFault(AssessmentFault, isMended: Bool)
  /// An appraisal of a body that is not in the roster accompanies this unit's.
  case strangeAppraisal

  /// A fault of a file as a whole.
  enum FileFault: String, CaseIterable {
    case unreadable, incomplete, hostile, formWrong, unitOther
  }

  /// Every plan with its level's position in the round, most important first in case units are few.
  private static let all: [(plan: UnitPlan, level: Int)] = [
    (.fault(.pointsAboveMaximum, isMended: true), 0), (.dialect(.utf16), 0),
    (.fault(.evidenceMissing, isMended: false), 0), (.revised, 0),
    (.fault(.totalWrong, isMended: true), 0), (.fault(.cellRecovered, isMended: false), 0),
    (.appraisalFault(.pointsAgainstRule, isMended: true), 0),
    (.late, 1), (.dialect(.prefixed), 1), (.duplicated, 1),
    (.fault(.pointsAgainstRule, isMended: true), 1),
    (.fault(.surveyLeafScored, isMended: true), 1),
    (.fault(.maximumChanged, isMended: false), 1), (.strangeAppraisal, 1),
    (.fault(.notApplicableUnclear, isMended: true), 1),
    (.fileFault(.unreadable, isMended: false), 2), (.fileFault(.incomplete, isMended: true), 2),
    (.fileFault(.hostile, isMended: true), 2), (.fileFault(.formWrong, isMended: true), 2),
    (.fileFault(.unitOther, isMended: true), 2),
    (.fault(.leafUnknown, isMended: true), 2), (.fault(.leafDuplicate, isMended: true), 2),
    (.fault(.leafMissing, isMended: true), 2), (.fault(.pointsMissing, isMended: true), 2),
    (.fault(.pointsBelowZero, isMended: true), 2), (.fault(.pointsOffGrid, isMended: true), 2),
    (.fault(.pointsText, isMended: false), 2), (.fault(.pointsError, isMended: true), 2),
    (.fault(.numberAmbiguous, isMended: true), 2), (.fault(.resultUnusable, isMended: true), 2),
    (.fault(.notApplicableNotAllowed, isMended: true), 2),
    (.fault(.areaTotalWrong, isMended: true), 2), (.fault(.surveyLeafScored, isMended: true), 2),
    (.fault(.evidenceMissing, isMended: false), 2), (.fault(.maximumChanged, isMended: false), 2),
    (.unchanged, 2), (.late, 2), (.revised, 2),
    (.appraisalFault(.pointsError, isMended: false), 2),
    (.appraisalFault(.leafMissing, isMended: false), 2),
    (.appraisalFault(.pointsAboveMaximum, isMended: true), 2),
  ]

  /// Gives the plans to units, one each, by unit code.
  static func plans(of round: Round, seed: UInt64) -> [String: UnitPlan] {
    guard !round.levels.isEmpty else { return [:] }
    var free = round.levels.map { level in
      var random = SplitMix64(seed: seed, "plans \(level.code)")
      return random.shuffled(round.units.filter { $0.level == level.code })[...]
    }
    var plans: [String: UnitPlan] = [:]
    for (plan, level) in all {
      if let unit = free[min(level, free.count - 1)].popFirst() { plans[unit.code] = plan }
    }
    return plans
  }
}
