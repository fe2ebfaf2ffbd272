internal import Domain

/// Findings grouped by kind, most severe first, each group with all its places.
struct FindingGroups {
  /// Findings that differ only in their place, their leaf and the content found.
  struct Group {
    let sample: Finding
    var findings: [Finding]
    /// The number of findings not kept.
    var omitted = 0

    /// The total number of places.
    var count: Int { findings.count + omitted }
    /// Whether a part of the text is the same for all of them.
    func isAlike(_ part: (Finding) -> Bilingual) -> Bool {
      findings.allSatisfy { part($0) == part(sample) }
    }
  }

  let groups: [Group]

  init(_ findings: [Finding], omitted: [OmittedFindings] = []) {
    var places: [FindingKind: Int] = [:]
    var groups: [Group] = []
    for finding in findings {
      let kind = FindingKind(finding)
      if let place = places[kind] {
        groups[place].findings.append(finding)
      } else {
        places[kind] = groups.count
        groups.append(Group(sample: finding, findings: [finding]))
      }
    }
    for entry in omitted {
      let place = groups.firstIndex {
        $0.sample.code == entry.code && $0.sample.severity == entry.severity
      }
      if let place { groups[place].omitted += entry.count }
    }
    let order: [Finding.Severity] = [.error, .warning, .note]
    self.groups = order.flatMap { severity in groups.filter { $0.sample.severity == severity } }
  }

  /// The numbers of kinds and of places with a severity.
  func count(_ severity: Finding.Severity) -> (kinds: Int, places: Int) {
    let own = groups.filter { $0.sample.severity == severity }
    return (own.count, own.reduce(0) { $0 + $1.count })
  }
}
