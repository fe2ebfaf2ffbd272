internal import Domain

extension Header.PassedOver {
  /// The finding on a column that is not read; nil where it says nothing that the other does not.
  func finding(in sheet: SheetRows, below headings: ClosedRange<Int>) -> Finding? {
    func text(_ row: SheetRows.Row, _ column: Int) -> String {
      row.cell(column).map(CellText.text) ?? ""
    }
    let differs = sheet.rows.contains { row in
      guard row.number > headings.upperBound else { return false }
      let own = text(row, column)
      return !own.isEmpty && !own.isSame(as: text(row, read))
    }
    guard differs else { return nil }
    let place = CellAddress(sheet: sheet.name, row: headings.upperBound, column: column)
    let other = CellAddress(sheet: sheet.name, row: headings.upperBound, column: read).cell
    return Finding(
      code: .columnTwice, severity: .warning, place: place, found: heading,
      message: Bilingual(
        vi: "Cột này không được đọc vì cột ở ô \(other) cùng nghĩa"
          + (isQuestion ? "; mỗi người trả lời một câu hỏi một lần." : "."),
        en: "This column is not read, since the one at \(other) means the same"
          + (isQuestion ? "; everybody answers a question once." : ".")),
      expected: Bilingual(vi: "mỗi nội dung một cột", en: "one column for one thing"),
      mend: Bilingual(
        vi: "Giữ cột đúng, xóa cột kia (hoặc đổi tiêu đề nếu là nội dung khác), rồi nộp lại.",
        en: "Keep the right column and delete the other one (or head it otherwise if it is about "
          + "something else), then hand in again."))
  }
}
