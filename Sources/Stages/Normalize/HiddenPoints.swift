internal import Domain

/// Points that count and that nobody sees who opens the workbook.
struct HiddenPoints {
  let sheet: SheetRows
  let header: Header

  private var field: FormField { header.form == .appraisal ? .appraisedPoints : .selfPoints }

  /// One warning for a sheet or a column that is hidden, else one for each hidden row.
  func findings(_ rows: [FormRow]) -> [Finding] {
    let filled = rows.compactMap { $0.entries[field] }
    guard let first = filled.first else { return [] }
    if sheet.hidden.isWhole {
      return [
        finding(
          first.place, found: sheet.name,
          message: Bilingual(
            vi:
              "Trang “\(sheet.name)” đang bị ẩn nhưng có \(filled.count) dòng có điểm; các điểm này "
              + "vẫn được đọc.",
            en: "Sheet '\(sheet.name)' is hidden and has \(filled.count) rows with points, which "
              + "are read."),
          mend: Bilingual(
            vi: "Bỏ ẩn trang để kiểm tra; nếu là trang cũ, ví dụ của năm trước, hãy xóa cả trang.",
            en: "Show the sheet and look at it; delete it if it is an old one, such as last year's."
          ))
      ]
    }
    if let column = header.columns[field], sheet.hidden.holds(column: column) {
      return [
        finding(
          first.place, found: first.shown,
          message: Bilingual(
            vi: "Cột điểm đang bị ẩn; các điểm trong cột vẫn được đọc.",
            en: "The column of points is hidden; its points are read."),
          mend: Bilingual(
            vi: "Bỏ ẩn cột điểm để kiểm tra, rồi lưu và nộp lại.",
            en: "Show the column and look at its points, then save and hand in again."))
      ]
    }
    let hidden = Set(sheet.hidden.rows)
    return filled.filter { hidden.contains($0.place.row) }.map { entry in
      finding(
        entry.place, found: entry.shown,
        message: Bilingual(
          vi: "Dòng này đang bị ẩn nhưng có điểm; điểm vẫn được đọc.",
          en: "This row is hidden and has points, which are read."),
        mend: Bilingual(
          vi: "Bỏ ẩn dòng để kiểm tra; nếu dòng thừa thì xóa cả dòng.",
          en: "Show the row and look at it; delete it if it is not needed."))
    }
  }

  private func finding(
    _ place: CellAddress, found: String, message: Bilingual, mend: Bilingual
  ) -> Finding {
    Finding(
      code: .pointsHidden, severity: .warning, place: place, found: found, message: message,
      expected: Bilingual(vi: "dòng, cột có điểm đều hiển thị", en: "points that everybody sees"),
      mend: mend)
  }
}
