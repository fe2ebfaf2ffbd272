internal import Domain

/// Computes each group's quota by the bodies of its respondents: a number per unit, with
/// exceptions; the products must add up to the quota in the plan.
struct QuotaCheck {
  let sheet: SurveySheet
  let roster: Roster
  /// Whether the roster has no faults; otherwise skip its sums.
  let isRosterSound: Bool
  let log: FaultLog

  /// The groups with their quotas.
  func run() -> [SurveyDesign.Group] {
    sheet.groups.map { group in
      let byUnit = quotas(of: group)
      if let quota = group.quota, isRosterSound, !byUnit.isEmpty {
        let sum = byUnit.values.reduce(0, +)
        if sum != quota {
          log.report(
            .quota, at: group.row["quota"].place,
            vi: "nhóm “\(group.code)” có chỉ tiêu \(quota), cộng theo đơn vị là \(sum)",
            en: "the group '\(group.code)' has a quota of \(quota), by unit it adds up to \(sum)")
        }
      }
      return SurveyDesign.Group(
        code: group.code, name: group.name, rates: group.rates.map(\.value), quota: group.quota,
        quotaByUnit: byUnit)
    }
  }

  private func quotas(of group: SurveySheet.GroupRow) -> [String: Int] {
    guard let level = group.fromLevel, let perUnit = group.perUnit else {
      if (group.fromLevel == nil) != (group.perUnit == nil) || !group.exceptions.isEmpty {
        log.report(
          .quota, at: group.row["from_level"].place,
          vi: "from_level và per_unit phải đi cùng nhau; exceptions cần cả hai",
          en: "from_level and per_unit go together; exceptions need both")
      }
      return [:]
    }
    let bodies = roster.rows.filter { $0.unit.level == level.value }
    if bodies.isEmpty, isRosterSound {
      log.report(
        .levelUnknown, at: level.place, vi: "không có đơn vị nào thuộc cấp “\(level.value)”",
        en: "no unit is of level '\(level.value)'")
    }
    var quotas = Dictionary(
      bodies.map { ($0.unit.code, perUnit) }, uniquingKeysWith: { first, _ in first })
    for exception in group.exceptions {
      guard quotas.updateValue(exception.number, forKey: exception.unit.value) == nil else {
        continue
      }
      quotas[exception.unit.value] = nil
      guard isRosterSound else { continue }
      log.report(
        .unitUnknown, at: exception.unit.place,
        vi: "cấp “\(level.value)” không có đơn vị “\(exception.unit.value)”",
        en: "level '\(level.value)' has no unit '\(exception.unit.value)'")
    }
    return quotas
  }
}
