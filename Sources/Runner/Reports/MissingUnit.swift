internal import Domain

/// A unit of which a workbook that it needs to be ranked does not count yet.
public struct MissingUnit: Sendable, Codable, Hashable {
  /// The unit's code, name, level and ranking group.
  public let unit: String, name: String, level: String, group: String
  /// Whether its self-assessment and its appraisal are missing.
  public let lacksSelfAssessment: Bool, lacksAppraisal: Bool

  /// The units of a round that lack something, in roster order.
  static func all(in round: Round, counting: Set<Subject>) -> [MissingUnit] {
    round.units.compactMap { unit in
      func lacks(_ form: Form) -> Bool {
        !counting.contains(Subject(form: form, key: Bytewise(unit.code)))
      }
      let (own, appraisal) = (lacks(.selfAssessment), lacks(.appraisal))
      guard own || appraisal else { return nil }
      return MissingUnit(
        unit: unit.code, name: unit.name, level: unit.level, group: unit.group,
        lacksSelfAssessment: own, lacksAppraisal: appraisal)
    }
  }
}

extension StatusReport {
  /// The units without a self-assessment that counts, by code.
  public var withoutSelfAssessment: [String] {
    missing.filter(\.lacksSelfAssessment).map(\.unit)
  }

  /// The units without an appraisal that counts, by code.
  public var withoutAppraisal: [String] { missing.filter(\.lacksAppraisal).map(\.unit) }
}
