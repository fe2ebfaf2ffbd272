internal import Domain

/// `data/criteria.csv`: a line a node, so that the codes in the other tables explain themselves.
struct CriteriaTable {
  static let path = "data/criteria.csv"

  static let fields = [
    TableField("level", .string, "Mã cấp", "Code of the level", isRequired: true),
    TableField("code", .string, "Mã tiêu chí", "Code of the node", isRequired: true),
    TableField("parent", .string, "Mã tiêu chí cấp trên", "Code of the node above"),
    TableField(
      "kind", .string, "Loại: area, criterion, subcriterion, bonus, penalty",
      "Kind: area, criterion, subcriterion, bonus, penalty", isRequired: true),
    TableField("name", .string, "Tên", "Name, in Vietnamese", isRequired: true),
    TableField("maximum", .number, "Điểm tối đa", "Maximum", isRequired: true),
    TableField(
      "method", .string, "Cách lấy điểm: tham_dinh (thẩm định), dtxhh (điều tra xã hội học)",
      "Where points come from: tham_dinh (appraisal), dtxhh (survey)"),
    TableField(
      "rule", .string, "Kiểu quy tắc tính điểm", "Type of the scoring rule"),
    TableField(
      "not_applicable", .string, "Khi không áp dụng: none, exclude (không tính), full (đủ điểm)",
      "When not applicable: none, exclude, full", isRequired: true),
    TableField(
      "status", .string, "Mức tin cậy của dòng này", "How far this row can be trusted"),
  ]

  let round: Round

  var bytes: [UInt8] {
    let rows = round.levels.flatMap { level in
      (round.criteria[level.code]?.nodes ?? []).map { line($0, of: level.code) }
    }
    return TableField.csv([CriteriaTable.fields.map(\.name)] + rows)
  }

  private func line(_ node: Criterion, of level: String) -> [String?] {
    [
      level, node.code, node.parent, node.kind.rawValue, node.name, node.maximum.description,
      node.method?.rawValue, node.rule?.typeName, node.notApplicable.rawValue, node.status,
    ]
  }
}
