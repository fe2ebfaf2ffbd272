internal import Domain

/// No group has more respondents than the plan allows, in the round or from one body.
struct QuotaRule {
  let groups: [SurveyDesign.Group]

  /// The findings on respondents of this workbook and of those that count before it.
  func findings(_ marks: [RespondentMark]) -> [Finding] {
    var respondents: [String: [String: Set<String>]] = [:]
    for mark in marks {
      respondents[mark.group, default: [:]][mark.respondentUnit, default: []]
        .insert(mark.respondent)
    }
    return groups.flatMap { group -> [Finding] in
      let homes = respondents[group.code] ?? [:]
      let all = homes.values.reduce(into: Set<String>()) { $0.formUnion($1) }
      var findings: [Finding] = []
      if let quota = group.quota, all.count > quota {
        findings.append(QuotaRule.finding(group, count: all.count, quota: quota, home: nil))
      }
      guard !group.quotaByUnit.isEmpty else { return findings }
      for (home, people) in homes.sorted(by: { $0.key < $1.key }) {
        let quota = group.quotaByUnit[home] ?? 0
        guard people.count > quota else { continue }
        findings.append(
          QuotaRule.finding(group, count: people.count, quota: quota, home: home))
      }
      return findings
    }
  }

  private static func finding(
    _ group: SurveyDesign.Group, count: Int, quota: Int, home: String?
  ) -> Finding {
    let from = home.map { Bilingual(vi: " từ \($0)", en: " from \($0)") }
    return Finding(
      code: .groupOverQuota, severity: .error, found: String(count),
      message: Bilingual(
        vi: "Nhóm \(group.name.vi)\(from?.vi ?? "") có \(count) người trả lời, quá số lượng "
          + "của kế hoạch.",
        en: "The group \(group.code)\(from?.en ?? "") has \(count) respondents, more than the "
          + "plan allows."),
      expected: Bilingual(vi: "không quá \(quota) người", en: "at most \(quota)"),
      mend: Bilingual(
        vi: "Bỏ phiếu thừa hoặc sửa mã phiếu, nhóm, đơn vị công tác ghi nhầm, rồi nộp lại cả tệp.",
        en: "Take out the surplus or correct codes, groups and bodies, and hand in the whole file "
          + "again."))
  }
}
