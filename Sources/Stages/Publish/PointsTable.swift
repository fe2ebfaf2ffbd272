internal import Domain

/// `data/points.csv`: a line a unit and leaf.
struct PointsTable {
  static let path = "data/points.csv"

  static let fields = [
    TableField("level", .string, "Mã cấp", "Code of the level", isRequired: true),
    TableField("unit", .string, "Mã đơn vị", "Code of the unit", isRequired: true),
    TableField("leaf", .string, "Mã tiêu chí", "Code of the leaf", isRequired: true),
    TableField(
      "maximum", .number, "Điểm tối đa của tiêu chí", "Maximum of the leaf", isRequired: true),
    TableField(
      "counted", .boolean, "Điểm tối đa có nằm trong mẫu số hay không",
      "Whether the maximum counts in the denominator", isRequired: true),
    TableField(
      "basis", .string,
      "Căn cứ của điểm: "
        + "rule, appraised, survey, external_index, excluded, full, decision, missing",
      "Where the points come from: "
        + "rule, appraised, survey, external_index, excluded, full, decision, missing",
      isRequired: true),
    TableField("self_points", .number, "Điểm tự đánh giá", "Self-assessed points"),
    TableField(
      "points", .number, "Điểm, số thập phân chính xác; trống nếu số thập phân vô hạn",
      "Points, exact decimal; empty where a decimal has no end"),
    TableField("points_exact", .string, "Điểm, phân số chính xác", "Points, exact fraction"),
    TableField("points_shown", .number, "Điểm, như hiển thị", "Points, as shown"),
    TableField(
      "answers", .integer, "Số câu trả lời hợp lệ của điều tra", "Valid answers of the survey"),
  ]

  static var heading: [UInt8] { TableField.csv([fields.map(\.name)]) }

  let round: Round
  let unit: Unit?

  func rows(_ score: UnitScore) -> [UInt8] {
    TableField.csv(score.leaves.map { line($0, of: score.unit) })
  }

  private func line(_ leaf: LeafScore, of code: String) -> [String?] {
    [
      unit?.level, code, leaf.leaf, leaf.maximum.description, leaf.isCounted ? "true" : "false",
      leaf.basis.rawValue, leaf.selfPoints?.description, leaf.points?.exactDecimal,
      leaf.points?.description, leaf.points.map(round.policies.shown),
      leaf.groups.isEmpty ? nil : String(leaf.groups.reduce(0) { $0 + $1.answers }),
    ]
  }
}
