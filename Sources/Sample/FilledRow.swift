import Domain

/// A row of an assessment form before it is laid out.
struct FilledRow {
  /// The node's code; empty for the grand total.
  var code: String
  /// The node; nil for rows the criteria set does not have.
  var criterion: Criterion?
  /// Whether the row carries points of its own.
  var isLeaf: Bool
  /// The content of the columns.
  var cells: [FormField: Grid.Content]

  /// Sets a text, unless it is empty.
  mutating func put(_ text: String, _ field: FormField) {
    cells[field] = text.isEmpty ? nil : .text(text)
  }
}

/// The totals that a clerk types in.
enum TypedTotals: Hashable {
  case none, grand, areas, all
}

/// Fills a form's rows with a unit's achievement.
struct RowFiller {
  /// The unit.
  let unit: Unit
  /// Its criteria set.
  let criteria: CriteriaSet
  /// The year assessed.
  let year: Int
  /// The unit's achievement.
  let achievement: Achievement
  /// How it is typed.
  let style: TypingStyle

  /// The rows of the unit's own form.
  func selfAssessment(_ random: inout SplitMix64) -> [FilledRow] {
    rows { leaf, row in
      guard let outcome = achievement.claimed[leaf.code] else {
        if leaf.method == .survey, style.marksSurveyLeaves { row.put("ĐTXHH", .explanation) }
        return
      }
      put(outcome, in: .selfPoints, of: &row, &random)
      if outcome.isNotApplicable {
        row.put("Trong năm không phát sinh nhiệm vụ", .explanation)
      } else if outcome.points == .zero {
        if random.chance(500) { row.put("Đơn vị sẽ khắc phục trong năm tới", .explanation) }
      } else if random.chance(60) {
        row.put("Số liệu trích xuất từ hệ thống của tỉnh", .explanation)
      } else {
        row.put(Phrases.evidence(of: unit, year: year, &random), .evidence)
      }
    }
  }

  /// The rows of the secretariat's form, with the unit's claims beside the appraisal.
  func appraisal(_ random: inout SplitMix64) -> [FilledRow] {
    rows { leaf, row in
      let claimed = achievement.claimed[leaf.code]
      guard let outcome = achievement.appraised[leaf.code] else { return }
      if let points = claimed?.points { row.cells[.selfPoints] = style.content(points) }
      put(outcome, in: .appraisedPoints, of: &row, &random)
      // Nobody enters the survey's part: an outside index is stated, and its points follow.
      if leaf.method == .survey { row.cells[.appraisedPoints] = nil }
      if let claimed, claimed.points != outcome.points {
        row.put(
          claimed.isNotApplicable
            ? "Có phát sinh nhiệm vụ trong năm; chấm theo kết quả thực hiện"
            : Phrases.reason(&random), .explanation)
      } else if outcome.isNotApplicable {
        row.put("Thống nhất không phát sinh nhiệm vụ", .explanation)
      }
    }
  }

  private func put(
    _ outcome: LeafOutcome, in field: FormField, of row: inout FilledRow,
    _ random: inout SplitMix64
  ) {
    if outcome.isNotApplicable {
      row.put(style.notApplicableMark, .notApplicable)
      return
    }
    row.cells[field] = outcome.points.map(style.content)
    // An outside index has no points of its own here: only its result is stated.
    if row.criterion?.method == .survey || random.chance(style.resultPermille) {
      row.cells[.result] = outcome.result.map { style.content($0, &random) }
    }
  }

  private func rows(_ fill: (Criterion, inout FilledRow) -> Void) -> [FilledRow] {
    criteria.nodes.compactMap { node in
      guard node.kind != .bonus, node.kind != .penalty else { return nil }
      let isLeaf = criteria.isLeaf(node)
      var row = FilledRow(
        code: node.code, criterion: node, isLeaf: isLeaf,
        cells: [.name: .text(node.name), .maximum: style.content(node.maximum)])
      if isLeaf { fill(node, &row) }
      return row
    }
  }
}

extension RowFiller {
  /// Types this clerk's totals, each the exact sum of the points below it.
  func addTotals(
    _ totals: TypedTotals, in field: FormField, to rows: inout [FilledRow], label: String
  ) {
    guard totals != .none else { return }
    var sums: [String: Points] = [:]
    var total = Points.zero
    for row in rows where row.isLeaf {
      guard let points = TypingStyle.points(row.cells[field]) else { continue }
      total += points
      var parent = row.criterion?.parent
      while let code = parent {
        sums[code, default: .zero] += points
        parent = criteria[code]?.parent
      }
    }
    for place in rows.indices where !rows[place].isLeaf {
      let isTyped =
        totals == .all || (totals == .areas && rows[place].criterion?.kind == .area)
      if isTyped { rows[place].cells[field] = style.content(sums[rows[place].code] ?? .zero) }
    }
    let maximum = criteria.leaves.reduce(Points.zero) { $0 + $1.maximum }
    rows.append(
      FilledRow(
        code: "", criterion: nil, isLeaf: false,
        cells: [
          .name: .text(label), .maximum: style.content(maximum), field: style.content(total),
        ]))
  }
}
