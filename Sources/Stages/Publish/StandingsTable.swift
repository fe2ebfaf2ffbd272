internal import Domain

/// `data/standings.csv`: a line a unit.
struct StandingsTable {
  static let path = "data/standings.csv"

  static let fields = [
    TableField("level", .string, "Mã cấp", "Code of the level", isRequired: true),
    TableField("group", .string, "Mã khối xếp hạng", "Code of the ranking group", isRequired: true),
    TableField("unit", .string, "Mã đơn vị", "Code of the unit", isRequired: true),
    TableField("name", .string, "Tên đơn vị", "Name of the unit", isRequired: true),
    TableField("rank", .integer, "Hạng trong khối", "Rank within the group"),
    TableField(
      "rank_best", .integer, "Hạng tốt nhất nếu chỉ số hiển thị bằng nhau coi như bằng nhau",
      "Best rank if indices that are shown equal were equal"),
    TableField(
      "rank_worst", .integer, "Hạng kém nhất nếu chỉ số hiển thị bằng nhau coi như bằng nhau",
      "Worst rank if indices that are shown equal were equal"),
    TableField("index", .number, "Chỉ số (%), như hiển thị", "Index in percent, as shown"),
    TableField(
      "index_exact", .string, "Chỉ số (%), phân số chính xác", "Index in percent, exact fraction"),
    TableField("class", .string, "Xếp loại", "Class, in Vietnamese"),
    TableField("class_en", .string, "Xếp loại (tiếng Anh)", "Class, in English"),
    TableField("achieved", .number, "Điểm đạt, như hiển thị", "Points achieved, as shown"),
    TableField(
      "achieved_exact", .string, "Điểm đạt, phân số chính xác", "Points achieved, exact fraction"),
    TableField(
      "maximum", .number, "Điểm tối đa của các tiêu chí được tính",
      "Maximum over the criteria that count"),
    TableField("self_assessed", .number, "Điểm tự đánh giá", "Self-assessed points"),
    TableField("appraised", .number, "Điểm thẩm định, như hiển thị", "Appraised points, as shown"),
    TableField(
      "surveyed", .number, "Điểm điều tra xã hội học, như hiển thị", "Survey points, as shown"),
    TableField("not_ranked_because", .string, "Lý do không xếp hạng", "Why the unit is not ranked"),
    TableField(
      "not_ranked_because_en", .string, "Lý do không xếp hạng (tiếng Anh)",
      "Why the unit is not ranked, in English"),
    TableField(
      "edition", .string,
      "Loại công bố: provisional (tạm thời), final (chính thức), correction (đính chính)",
      "What is published: provisional, final, correction", isRequired: true),
    TableField(
      "decision", .string, "Quyết định công bố", "The decision by which it is published"),
  ]

  /// The columns in a generation: a correction has one more.
  static func fields(_ edition: Edition) -> [TableField] {
    edition.correctedDecisions == nil ? fields : fields + [corrected]
  }

  private static let corrected = TableField(
    "corrected_decisions", .string,
    "Các quyết định được đính chính, mỗi dòng một quyết định, quyết định công bố chính thức đứng đầu",
    "The decisions that are corrected, one a line, that of the official result first")

  let round: Round
  let edition: Edition
  let rows: [StandingRow]

  var bytes: [UInt8] {
    TableField.csv(
      [StandingsTable.fields(edition).map(\.name)] + rows.map(line),
      listsFrom: StandingsTable.fields.count)
  }

  private func line(_ row: StandingRow) -> [String?] {
    let policies = round.policies
    return [
      row.level, row.group, row.unit, row.name,
      row.standing.map { String($0.rank) },
      row.standing.map { String($0.bestRank) },
      row.standing.map { String($0.worstRank) },
      row.index.map(policies.shown), row.index?.description,
      row.standing?.band?.vi, row.standing?.band?.en,
      row.score?.achieved.map(policies.shown), row.score?.achieved?.description,
      row.score?.maximum.description, row.score?.selfAssessed?.description,
      row.score?.appraised.map(policies.shown), row.score?.surveyed.map(policies.shown),
      row.reason?.vi, row.reason?.en,
      edition.kind.rawValue, edition.decision,
    ] + (edition.correctedDecisions.map { [TableField.list($0)] } ?? [])
  }
}
