internal import Domain

/// Points above zero name their evidence, or explain why there is none.
struct EvidenceRule {
  let leaf: Criterion
  /// The column of evidence in the row's sheet.
  let column: Int?

  /// A column that is missing is one fault, however many leaves it leaves without evidence.
  static func withoutColumn(_ leaves: [Bytewise: [String]]) -> [Finding] {
    leaves.sorted { $0.key < $1.key }.map { sheet, leaves in
      Finding(
        code: .columnMissing, severity: .warning,
        place: CellAddress(sheet: sheet.text, row: 1, column: 1), found: "",
        message: Bilingual(
          vi: "Trang “\(sheet)” không có cột tài liệu kiểm chứng; \(leaves.count) tiêu chí có điểm "
            + "mà không có kiểm chứng: \(leaves.joined(separator: ", ")).",
          en: "Sheet '\(sheet)' has no column of evidence; \(leaves.count) leaves have points and "
            + "no evidence: \(leaves.joined(separator: ", "))."),
        expected: Bilingual(
          vi: "cột tài liệu kiểm chứng như trong biểu mẫu",
          en: "the column of evidence, as in the template"),
        mend: Bilingual(
          vi: "Thêm lại cột tài liệu kiểm chứng theo biểu mẫu; thiếu kiểm chứng có thể bị trừ điểm "
            + "khi thẩm định.",
          en:
            "Put the column of evidence back as in the template; the appraisal may take the points "
            + "away."))
    }
  }

  func findings(_ row: FormRow) -> [Finding] {
    guard row.entries[.evidence] == nil, row.entries[.explanation] == nil else { return [] }
    let place =
      column.map { CellAddress(sheet: row.place.sheet, row: row.place.row, column: $0) }
      ?? row.pointsPlace
    return [
      Finding(
        code: .evidenceMissing, severity: .warning, place: place, leaf: leaf.code, found: "",
        message: Bilingual(
          vi: "Tiêu chí \(leaf.code) có điểm nhưng không có tài liệu kiểm chứng và giải trình.",
          en: "Leaf \(leaf.code) has points but neither evidence nor an explanation."),
        expected: Bilingual(
          vi: leaf.evidence.isEmpty ? "số, ngày của tài liệu" : leaf.evidence,
          en: "the evidence's number and date, or an explanation"),
        mend: Bilingual(
          vi: "Ghi tài liệu kiểm chứng, hoặc giải trình vì sao không có; thiếu cả hai có thể bị "
            + "trừ điểm khi thẩm định.",
          en: "Name the evidence or explain why there is none; the appraisal may take the points "
            + "away."))
    ]
  }
}
