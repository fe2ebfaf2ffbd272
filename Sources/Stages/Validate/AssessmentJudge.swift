internal import Domain

/// Judges a self-assessment or an appraisal leaf by leaf.
struct AssessmentJudge {
  private let stage: Validate
  private let input: Validate.Input
  private let form: Form

  init(_ stage: Validate, _ input: Validate.Input) {
    self.stage = stage
    self.input = input
    form = input.workbook.form ?? .selfAssessment
  }

  func verdict() -> Validate.Verdict {
    let claim = UnitClaimRule(
      directory: stage.directory,
      owner: form == .selfAssessment ? stage.directory.unit(owning: input.arrival.folder) : nil
    ).judge(input.workbook.claimedUnits)
    var verdict = Validate.Verdict(findings: FindingLog(claim.findings))
    guard let unit = claim.unit else { return verdict }
    verdict.subject = Subject(form: form, key: Bytewise(unit.code))
    // Another unit's workbook is not measured by this unit's criteria.
    guard !claim.findings.contains(where: { $0.severity == .error }),
      let criteria = stage.criteria[unit.level]
    else { return verdict }
    var sheet = AssessedSheet()
    for row in input.workbook.rows { read(row, criteria, into: &sheet) }
    verdict.findings += sheet.findings
    verdict.findings += EvidenceRule.withoutColumn(sheet.withoutEvidence)
    verdict.findings += missing(criteria, sheet)
    if let totals = TotalsRule(criteria: criteria, entries: sheet.entries) {
      verdict.findings += totals.findings(branches: sheet.branches, totals: input.workbook.totals)
    }
    verdict.leaves = criteria.nodes.compactMap { sheet.entries[$0.code]?.entry }
    return verdict
  }

  /// The rows of a workbook, as far as they are read.
  private struct AssessedSheet {
    var entries: [String: JudgedLeaf] = [:]
    var branches: [(node: Criterion, entry: Entry)] = []
    var places: [String: CellAddress] = [:]
    var findings = FindingLog()
    /// The leaves with points in each sheet that has no column of evidence.
    var withoutEvidence: [Bytewise: [String]] = [:]
  }

  private func read(_ row: FormRow, _ criteria: CriteriaSet, into sheet: inout AssessedSheet) {
    guard let node = criteria[row.code] else {
      sheet.findings.append(LeafRows.unknown(row))
      return
    }
    let points = row.entries[form == .appraisal ? .appraisedPoints : .selfPoints]
    let isExtra = node.kind == .bonus || node.kind == .penalty
    guard isExtra || criteria.isLeaf(node) else {
      if let points { sheet.branches.append((node, points)) }
      return
    }
    if let first = sheet.places[node.code] {
      sheet.findings.append(
        LeafRows.duplicate(
          row, first: first, hiddenSheets: input.workbook.hiddenSheets ?? []))
      return
    }
    sheet.places[node.code] = row.place
    let judged = LeafJudge(
      form: form, leaf: node, marks: stage.marks,
      evidenceColumn: input.workbook.columns[row.place.sheet]?[.evidence]
    ).judge(row)
    sheet.entries[node.code] = judged
    if judged.isWithoutEvidence {
      sheet.withoutEvidence[Bytewise(row.place.sheet), default: []].append(node.code)
    }
    sheet.findings += judged.findings
  }

  private func missing(_ criteria: CriteriaSet, _ sheet: AssessedSheet) -> [Finding] {
    criteria.leaves.filter { !$0.isSurveyed && sheet.places[$0.code] == nil }
      .map { LeafRows.missing($0, form: form) }
  }
}

/// A leaf's row after it was judged.
struct JudgedLeaf {
  /// The entry; nil when it says nothing that can count.
  var entry: LeafEntry?
  /// The points that a total adds up; nil when they cannot be told.
  var added: Points?
  /// The faults of the row.
  var findings: [Finding] = []
  /// Whether it has points and its sheet no column for their evidence.
  var isWithoutEvidence = false
}
