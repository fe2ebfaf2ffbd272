internal import Domain

/// A criteria file as read: the nodes, with the places of their cells for the checks.
struct CriteriaSheet {
  /// One row of the file.
  struct Row {
    let node: Criterion
    let row: CSVRow
    /// The respondent groups that a survey leaf is restricted to; nil for all that rate the level.
    let surveyGroups: [SourceText]?

    var place: SourcePlace { row.place }
    var maximumPlace: SourcePlace { row["max_points"].place }
    var rulePlace: SourcePlace { row["rule_type"].place }
  }

  let rows: [Row]
  /// Whether every row could be read; otherwise skip sums and counts.
  let isWhole: Bool

  static let columns = [
    "level", "code", "parent", "kind", "name_vi", "max_points", "method", "rule_type",
    "rule_params", "na_policy", "evidence_vi", "status", "source",
  ]

  /// The leaves, as `CriteriaSet` has them.
  var leaves: [Row] {
    let parents = Set(rows.compactMap(\.node.parent))
    return rows.filter {
      $0.node.kind != .bonus && $0.node.kind != .penalty && !parents.contains($0.node.code)
    }
  }

  /// Reads a criteria file of a level.
  static func read(
    file: String, text: String, level: String, log: FaultLog
  ) -> CriteriaSheet? {
    var rows: [Row] = []
    var hasTable = false
    let isWhole = log.isClean {
      guard let table = CSVTable(file: file, text: text, columns: columns, log: log) else { return }
      hasTable = true
      rows = table.rows.compactMap { CriteriaRowReader(row: $0, level: level, log: log).read() }
      TreeShapeCheck(rows: rows, log: log).run()
    }
    return hasTable ? CriteriaSheet(rows: rows, isWhole: isWhole) : nil
  }
}
