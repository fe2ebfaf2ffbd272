internal import Domain

/// Findings of one kind together, the gravest first, each group with all of its places.
struct FindingGroups {
  /// Findings that differ only in where they are and what was found there.
  struct Group {
    let sample: Finding
    var findings: [Finding]
  }

  /// What the findings of a group share.
  private struct Key: Hashable {
    let code: FindingCode
    let severity: Finding.Severity
    let message: Bilingual, expected: Bilingual, mend: Bilingual
  }

  let groups: [Group]

  init(_ findings: [Finding]) {
    var places: [Key: Int] = [:]
    var groups: [Group] = []
    for finding in findings {
      let key = Key(
        code: finding.code, severity: finding.severity, message: finding.message,
        expected: finding.expected, mend: finding.mend)
      if let place = places[key] {
        groups[place].findings.append(finding)
      } else {
        places[key] = groups.count
        groups.append(Group(sample: finding, findings: [finding]))
      }
    }
    let order: [Finding.Severity] = [.error, .warning, .note]
    self.groups = order.flatMap { severity in groups.filter { $0.sample.severity == severity } }
  }
}
