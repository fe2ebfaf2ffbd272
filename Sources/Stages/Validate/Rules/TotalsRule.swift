internal import Domain

/// Typed totals are the sums of the points below them.
///
/// Totals are not judged where a leaf's own points are at fault: one mistake, one finding.
struct TotalsRule {
  private let sums: [String: Points?]
  private let whole: Points?

  /// Adds up; nil where the workbook has no leaf to add.
  init?(criteria: CriteriaSet, entries: [String: JudgedLeaf]) {
    guard !entries.isEmpty else { return nil }
    var sums: [String: Points?] = [:]
    var whole: Points? = .zero
    for leaf in criteria.leaves {
      guard let judged = entries[leaf.code] else {
        // A survey leaf may have no row; any other missing one has its own finding.
        if leaf.isSurveyed { continue }
        whole = nil
        TotalsRule.add(nil, above: leaf, in: criteria, to: &sums)
        continue
      }
      let isFaulty = judged.findings.contains { $0.severity == .error }
      let added = isFaulty ? nil : judged.added
      whole = TotalsRule.sum(whole, added)
      TotalsRule.add(added, above: leaf, in: criteria, to: &sums)
    }
    self.sums = sums
    self.whole = whole
  }

  private static func add(
    _ points: Points?, above leaf: Criterion, in criteria: CriteriaSet,
    to sums: inout [String: Points?]
  ) {
    var parent = leaf.parent
    while let code = parent {
      sums[code] = .some(sum(sums[code] ?? .zero, points))
      parent = criteria[code]?.parent
    }
  }

  private static func sum(_ left: Points?, _ right: Points?) -> Points? {
    guard let left, let right else { return nil }
    return left + right
  }

  /// The faults of the totals of areas and criteria, and of total rows.
  func findings(branches: [(node: Criterion, entry: Entry)], totals: [Entry]) -> [Finding] {
    let ofBranches = branches.compactMap { node, entry -> Finding? in
      guard let sum = sums[node.code] ?? nil, TotalsRule.isWrong(entry, [sum]) else { return nil }
      return finding(entry, sum: sum, node: node)
    }
    let ofTotals = totals.compactMap { entry -> Finding? in
      // A row without a code may add up one area or everything.
      let known = sums.values.compactMap { $0 }
      guard let whole, TotalsRule.isWrong(entry, known + [whole]) else { return nil }
      return finding(entry, sum: whole, node: nil)
    }
    return ofBranches + ofTotals
  }

  private static func isWrong(_ entry: Entry, _ sums: [Points]) -> Bool {
    switch entry.reading {
    case .number(let total): !agrees(total, sums)
    // Points of a whole round are no thousands.
    case .ambiguous: !(DecimalText.decimals(entry.text).map { agrees($0, sums) } ?? false)
    case .error: true
    case .blank, .text: false
    }
  }

  private static func agrees(_ total: Points, _ sums: [Points]) -> Bool {
    sums.contains { total.agree(with: Fraction($0)) }
  }

  private static func kind(of node: Criterion) -> String {
    switch node.kind {
    case .area: "lĩnh vực"
    case .criterion: "tiêu chí"
    case .subcriterion: "tiêu chí thành phần"
    case .bonus, .penalty: "mục"
    }
  }

  private func finding(_ entry: Entry, sum: Points, node: Criterion?) -> Finding {
    let of =
      node.map {
        Bilingual(
          vi: " của \(TotalsRule.kind(of: $0)) \($0.code) “\($0.name)”", en: " of \($0.code)")
      } ?? Bilingual(vi: "", en: "")
    return Finding(
      code: .totalWrong, severity: .error, place: entry.place, leaf: node?.code,
      found: entry.shown,
      message: Bilingual(
        vi: "Tổng điểm\(of.vi) không bằng tổng các tiêu chí thành phần.",
        en: "The total\(of.en) is not the sum of its parts."),
      expected: Bilingual(vi: sum.vietnamese, en: sum.description),
      mend: Bilingual(
        vi: "Kiểm tra lại điểm từng tiêu chí và công thức cộng, rồi sửa chỗ sai.",
        en: "Look at the points below and at the formula, and correct what is wrong."))
  }
}
