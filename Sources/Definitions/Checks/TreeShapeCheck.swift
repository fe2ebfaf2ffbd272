internal import Domain

/// Checks that codes are unique, that parents exist and are of the right kind, and that leaves have
/// a rule and groups none.
struct TreeShapeCheck {
  let rows: [CriteriaSheet.Row]
  let log: FaultLog

  func run() {
    var first: [String: CriteriaSheet.Row] = [:]
    for row in rows {
      if let earlier = first[row.node.code] {
        log.report(
          .codeDuplicate, at: row.row["code"].place,
          vi: "mã “\(row.node.code)” đã có ở \(earlier.place)",
          en: "code '\(row.node.code)' already stands at \(earlier.place)")
      } else {
        first[row.node.code] = row
      }
    }
    for row in rows { checkParent(of: row, in: first) }
    let parents = Set(rows.compactMap(\.node.parent))
    for row in rows {
      parents.contains(row.node.code) ? checkGroup(row) : checkLeaf(row)
    }
  }

  private func checkParent(of row: CriteriaSheet.Row, in nodes: [String: CriteriaSheet.Row]) {
    let place = row.row["parent"].place
    guard let code = row.node.parent else {
      if row.node.kind == .criterion || row.node.kind == .subcriterion {
        log.report(
          .parentUnknown, at: place, vi: "“\(row.node.code)” chưa có mã cha",
          en: "'\(row.node.code)' has no parent")
      }
      return
    }
    guard let parent = nodes[code] else {
      log.report(
        .parentUnknown, at: place, vi: "không có dòng nào mang mã cha “\(code)”",
        en: "no row has the parent's code '\(code)'")
      return
    }
    let expected: Criterion.Kind? =
      switch row.node.kind {
      case .criterion: .area
      case .subcriterion: .criterion
      case .area, .bonus, .penalty: nil
      }
    guard parent.node.kind != expected else { return }
    log.report(
      .treeShape, at: place,
      vi: "dòng loại “\(row.node.kind.rawValue)” không thể nằm dưới loại "
        + "“\(parent.node.kind.rawValue)”",
      en: "a row of kind '\(row.node.kind.rawValue)' cannot lie below one of kind "
        + "'\(parent.node.kind.rawValue)'")
  }

  private func checkGroup(_ row: CriteriaSheet.Row) {
    for column in ["method", "rule_type"] where row.row.optional(column) != nil {
      log.report(
        .treeShape, at: row.row[column].place,
        vi: "“\(row.node.code)” có dòng con nên cột “\(column)” phải để trống",
        en: "'\(row.node.code)' has children, so column '\(column)' must be blank")
    }
  }

  private func checkLeaf(_ row: CriteriaSheet.Row) {
    if row.node.kind == .bonus || row.node.kind == .penalty { return }
    guard let method = row.node.method else {
      _ = row.row.text("method")
      return
    }
    guard let rule = row.node.rule else {
      _ = row.row.text("rule_type")
      return
    }
    _ = row.row.text("na_policy")
    guard !rule.kind.methods.contains(method) else { return }
    log.report(
      .treeShape, at: row.row["method"].place,
      vi: "phương pháp “\(method.rawValue)” không đi với quy tắc “\(rule.typeName)”",
      en: "method '\(method.rawValue)' does not go with rule '\(rule.typeName)'")
  }
}
