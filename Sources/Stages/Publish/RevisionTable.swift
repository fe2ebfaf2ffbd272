internal import Domain

/// `data/changes.csv`: a line a change of the definition since the generation before.
struct RevisionTable {
  static let path = "data/changes.csv"
  static let jsonPath = "data/changes.json"

  static let fields = [
    TableField("number", .integer, "Số thứ tự", "Running number", isRequired: true),
    TableField(
      "part", .string, "Phần của bộ quy định", "Part of the definition", isRequired: true),
    TableField("code", .string, "Mã của mục thay đổi", "Code of what changed"),
    TableField(
      "what_vi", .string, "Nội dung thay đổi", "What changed, in Vietnamese", isRequired: true),
    TableField("from_vi", .string, "Trước", "Before, in Vietnamese"),
    TableField("to_vi", .string, "Sau", "After, in Vietnamese"),
    TableField("what_en", .string, "Nội dung, tiếng Anh", "What changed", isRequired: true),
    TableField("from_en", .string, "Trước, tiếng Anh", "Before"),
    TableField("to_en", .string, "Sau, tiếng Anh", "After"),
  ]

  let revision: DefinitionRevision

  var bytes: [UInt8] {
    TableField.csv(
      [RevisionTable.fields.map(\.name)]
        + revision.changes.enumerated().map { offset, change in
          [
            String(offset + 1), change.part.rawValue, change.code, change.what.vi, change.from?.vi,
            change.to?.vi, change.what.en, change.from?.en, change.to?.en,
          ]
        })
  }
}
