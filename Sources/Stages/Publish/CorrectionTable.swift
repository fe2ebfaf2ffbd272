internal import Domain

/// `data/correction.csv`: a line a unit that a correction moved.
struct CorrectionTable {
  static let path = "data/correction.csv"

  static let fields = [
    TableField("unit", .string, "Mã đơn vị", "Code of the unit", isRequired: true),
    TableField("name", .string, "Tên đơn vị", "Name of the unit", isRequired: true),
    TableField("rank_before", .integer, "Hạng trước đính chính", "Rank before the correction"),
    TableField("rank_after", .integer, "Hạng sau đính chính", "Rank after the correction"),
    TableField(
      "index_before", .number, "Chỉ số (%) trước, như hiển thị", "Index in percent before, as shown"
    ),
    TableField(
      "index_after", .number, "Chỉ số (%) sau, như hiển thị", "Index in percent after, as shown"),
    TableField(
      "index_exact_before", .string, "Chỉ số (%) trước, phân số chính xác",
      "Index in percent before, exact fraction"),
    TableField(
      "index_exact_after", .string, "Chỉ số (%) sau, phân số chính xác",
      "Index in percent after, exact fraction"),
    TableField("class_before", .string, "Xếp loại trước", "Class before, in Vietnamese"),
    TableField("class_after", .string, "Xếp loại sau", "Class after, in Vietnamese"),
    TableField(
      "leaves", .string, "Điểm tiêu chí thay đổi, mỗi dòng một tiêu chí: mã, trước → sau",
      "Leaves whose points changed, one a line: code, before → after"),
    TableField(
      "files_in", .string, "Tệp nay được tính, mỗi dòng một tệp", "Files that count now, one a line"
    ),
    TableField(
      "files_out", .string, "Tệp không còn được tính, mỗi dòng một tệp",
      "Files that count no more, one a line"),
  ]

  /// The columns in a generation: one of an older program does not name the decisions.
  static func fields(_ edition: Edition) -> [TableField] {
    edition.correctedDecisions == nil ? fields : fields + decisions
  }

  private static let decisions = [
    TableField(
      "decision", .string, "Quyết định đính chính, nếu có", "The decision of the correction, if any"
    ),
    TableField(
      "corrected_decisions", .string, "Các quyết định được đính chính, mỗi dòng một quyết định",
      "The decisions that are corrected, one a line"),
  ]

  let edition: Edition
  let moves: [UnitMove]

  var bytes: [UInt8] {
    TableField.csv(
      [CorrectionTable.fields(edition).map(\.name)] + moves.map(line),
      listsFrom: CorrectionTable.fields.count - 3)
  }

  private func line(_ move: UnitMove) -> [String?] {
    [
      move.unit, move.name,
      move.from.rank.map { String($0) }, move.to.rank.map { String($0) },
      move.from.shownIndex, move.to.shownIndex,
      move.from.index?.description, move.to.index?.description,
      move.from.band, move.to.band,
      TableField.list(move.leaves.map { "\($0.leaf): \($0.from ?? "–") → \($0.to ?? "–")" }),
      TableField.list(move.newFiles), TableField.list(move.goneFiles),
    ]
      + (edition.correctedDecisions.map {
        [TableField.list([edition.decision]), TableField.list($0)]
      } ?? [])
  }
}

/// `data/correction.json`: the same for programs, with what the correction is.
struct CorrectionJSON: Encodable {
  static let path = "data/correction.json"

  let edition: Edition
  let moves: [UnitMove]
  let unmoved: Int

  var bytes: [UInt8] { PublishedJSON.bytes(self) }
}
