internal import Domain

/// Every leaf of the criteria set has exactly one row, and no other row has a code.
enum LeafRows {
  static func unknown(_ row: FormRow) -> Finding {
    Finding(
      code: .leafUnknown, severity: .error, place: row.place, leaf: row.code, found: row.code,
      message: Bilingual(
        vi: "Bộ tiêu chí của đơn vị không có mã \(row.code).",
        en: "The unit's criteria set has no code \(row.code)."),
      expected: Bilingual(
        vi: "mã tiêu chí đúng như trong biểu mẫu của đợt đánh giá",
        en: "a code of the round's template"),
      mend: Bilingual(
        vi: "Sửa mã theo biểu mẫu; nếu dòng này thừa thì xóa cả dòng. Nếu mã bị đổi thành số hay "
          + "ngày, định dạng ô là Văn bản rồi gõ lại.",
        en: "Correct the code by the template, or delete the row. If the program made a number or "
          + "a date of the code, format the cell as text and type it again."))
  }

  static func duplicate(
    _ row: FormRow, first: CellAddress, hiddenSheets: [String] = []
  ) -> Finding {
    let hidden = Set(of: hiddenSheets)
    if let sheet = [first.sheet, row.place.sheet].first(where: { hidden.contains($0) }),
      !first.sheet.isSame(as: row.place.sheet)
    {
      return besideHidden(row, sheet)
    }
    return Finding(
      code: .leafDuplicate, severity: .error, place: row.place, leaf: row.code, found: row.code,
      message: Bilingual(
        vi: "Tiêu chí \(row.code) đã có ở ô \(first.cell) trang “\(first.sheet)”.",
        en: "The leaf \(row.code) already stands in \(first.cell) of sheet '\(first.sheet)'."),
      expected: Bilingual(vi: "mỗi tiêu chí một dòng", en: "one row for each leaf"),
      mend: Bilingual(
        vi: "Giữ một dòng, xóa dòng kia; nếu mã 1.10 bị đổi thành 1.1, định dạng ô là Văn bản.",
        en: "Keep one row and delete the other; if 1.10 became 1.1, format the cell as text."))
  }

  /// A row twice because a sheet that nobody sees has it, too, as last year's often does.
  private static func besideHidden(_ row: FormRow, _ sheet: String) -> Finding {
    Finding(
      code: .leafDuplicate, severity: .error, place: row.place, leaf: row.code, found: row.code,
      message: Bilingual(
        vi: "Tiêu chí \(row.code) có cả ở trang “\(sheet)”, là trang đang bị ẩn trong tệp.",
        en: "The leaf \(row.code) stands in sheet '\(sheet)', too, which is hidden."),
      expected: Bilingual(vi: "mỗi tiêu chí một dòng", en: "one row for each leaf"),
      mend: Bilingual(
        vi: "Bỏ ẩn trang “\(sheet)”; nếu là phiếu cũ, ví dụ của năm trước, xóa cả trang đó rồi nộp "
          + "lại. Không xóa dòng ở trang đang dùng.",
        en:
          "Show the sheet '\(sheet)'; if it is an old form, such as last year's, delete that sheet "
          + "and hand in again. Do not delete rows of the sheet in use."))
  }

  static func missing(_ leaf: Criterion, form: Form) -> Finding {
    Finding(
      code: .leafMissing, severity: .error, leaf: leaf.code, found: "",
      message: Bilingual(
        vi: "Thiếu dòng của tiêu chí \(leaf.code) “\(leaf.name)”.",
        en: "There is no row for the leaf \(leaf.code)."),
      expected: Bilingual(
        vi: "một dòng có mã \(leaf.code), tối đa \(leaf.maximum.vietnamese) điểm",
        en: "a row with the code \(leaf.code), at most \(leaf.maximum) points"),
      mend: Bilingual(
        vi: "Thêm lại dòng này theo biểu mẫu và ghi điểm (ghi 0 nếu không đạt).",
        en: "Add the row as in the template and enter the points (0 if none)."))
  }
}
