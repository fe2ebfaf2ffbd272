internal import Domain

/// Judges the row of one leaf, or of a bonus or penalty entry.
struct LeafJudge {
  let form: Form
  let leaf: Criterion
  let marks: NotApplicableMarks
  /// The column of evidence in the row's sheet.
  let evidenceColumn: Int?

  private var isExtra: Bool { leaf.kind == .bonus || leaf.kind == .penalty }

  func judge(_ row: FormRow) -> JudgedLeaf {
    var judged = JudgedLeaf()
    judged.findings += MaximumRule(leaf: leaf).findings(row)
    let claim = NotApplicableRule(leaf: leaf, marks: marks).judge(row, points: points(row))
    judged.findings += claim.findings
    if claim.isClaimed {
      judged.entry = entry(row, points: nil, measure: nil, isNotApplicable: true)
      judged.added = points(row)?.number ?? .zero
      return judged
    }
    if leaf.isSurveyed { return surveyed(row, judged) }
    return scored(row, judged)
  }

  private func points(_ row: FormRow) -> Entry? {
    row.entries[form == .appraisal ? .appraisedPoints : .selfPoints]
  }

  /// A leaf of the survey's part: nobody scores it; only an outside index is stated, by the
  /// appraisal.
  private func surveyed(_ row: FormRow, _ judged: JudgedLeaf) -> JudgedLeaf {
    var judged = judged
    judged.added = .zero
    if form == .appraisal, !leaf.isAskedInSurvey { return scored(row, judged, isOptional: true) }
    guard let points = points(row), SurveyLeafRule.isScored(points) else { return judged }
    judged.findings.append(SurveyLeafRule(leaf: leaf).finding(points))
    judged.added = nil
    return judged
  }

  private func scored(
    _ row: FormRow, _ judged: JudgedLeaf, isOptional: Bool = false
  ) -> JudgedLeaf {
    var judged = judged
    let read = PointsRule(leaf: leaf).judge(points(row))
    judged.findings += read.findings
    let result = ResultRule(leaf: leaf).judge(row.entries[.result], points: read.points)
    judged.findings += result.findings
    judged.added = read.points
    if let points = read.points {
      if let finding = PointsAgainstRule(leaf: leaf).finding(points, result.measure, row)
        ?? PointsGridRule(leaf: leaf).finding(points, row)
      {
        judged.findings.append(finding)
      }
      if form == .selfAssessment, points > .zero {
        let lacking = EvidenceRule(leaf: leaf, column: evidenceColumn).findings(row)
        if evidenceColumn == nil { judged.isWithoutEvidence = !lacking.isEmpty }
        judged.findings += evidenceColumn == nil ? [] : lacking
      }
    } else if read.findings.isEmpty {
      let isStated = form == .appraisal && result.measure != nil
      if isExtra || isOptional && !isStated { return judged }
      if !isStated, result.findings.isEmpty {
        judged.findings.append(PointsRule(leaf: leaf).missing(row, form: form))
      }
      if isStated { judged.added = isOptional ? .zero : nil }
    }
    judged.entry = entry(row, points: read.points, measure: result.measure, isNotApplicable: false)
    return judged
  }

  private func entry(
    _ row: FormRow, points: Points?, measure: Measure?, isNotApplicable: Bool
  ) -> LeafEntry {
    let place =
      isNotApplicable
      ? row.entries[.notApplicable]?.place
      : self.points(row)?.place ?? row.entries[.result]?.place
    return LeafEntry(
      leaf: leaf.code, points: points, measure: measure, isNotApplicable: isNotApplicable,
      evidence: row.entries[.evidence]?.text ?? "",
      explanation: row.entries[.explanation]?.text ?? "", place: place ?? row.pointsPlace,
      resultPlace: measure == nil ? nil : row.entries[.result]?.place)
  }
}
