internal import Domain

/// Findings of one kind together, the gravest first, each group with all of its places.
struct FindingGroups {
  /// Findings that differ only in where they are, which leaf they are about and what was found.
  struct Group {
    let sample: Finding
    var findings: [Finding]
    /// How many there are besides those.
    var omitted = 0

    /// How many places there are in all.
    var count: Int { findings.count + omitted }
    /// Whether all of them say the same in some respect.
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

  /// How many kinds of a severity there are, and how many places they have.
  func count(_ severity: Finding.Severity) -> (kinds: Int, places: Int) {
    let own = groups.filter { $0.sample.severity == severity }
    return (own.count, own.reduce(0) { $0 + $1.count })
  }
}
