internal import Domain

/// The rows of a self-assessment or an appraisal below its headings.
struct AssessmentTable {
  /// The rows that have a code.
  private(set) var rows: [FormRow] = []
  /// The points in total rows, which have none.
  private(set) var totals: [Entry] = []
  /// The parts left out, with reasons.
  private(set) var findings = FindingLog()

  private let sheet: String
  private let columns: [FormField: Int]
  private let codeColumn: Int
  private let pointsField: FormField
  private let pointsColumn: Int
  private let totalMarks: [FoldedText]
  private let codes: CodeText

  init?(_ sheet: SheetRows, _ header: Header, _ settings: FormSettings, _ codes: CodeText) {
    pointsField = header.form == .appraisal ? .appraisedPoints : .selfPoints
    guard let points = header.columns[pointsField] else { return nil }
    let below = sheet.rows.filter { $0.number > header.rows.upperBound }
    guard let column = AssessmentTable.codeColumn(header.columns, below, codes) else {
      return nil
    }
    self.codes = codes
    self.sheet = sheet.name
    columns = header.columns.filter { $0.key != .code && $0.key != .ordinal }
    codeColumn = column
    pointsColumn = points
    totalMarks = settings.totalMarks.map(FoldedText.init)
    for row in below { read(row) }
  }

  /// The column of codes: the one headed so, unless the codes stand in the column of running
  /// numbers.
  private static func codeColumn(
    _ columns: [FormField: Int], _ rows: [SheetRows.Row], _ codes: CodeText
  ) -> Int? {
    guard let headed = columns[.code] else { return columns[.ordinal] }
    guard let ordinal = columns[.ordinal] else { return headed }
    let isUsed = rows.contains { $0.cell(headed).flatMap(codes.code) != nil }
    return isUsed ? headed : ordinal
  }

  /// Whether the points column holds anything in a row that has a code.
  var hasPoints: Bool { rows.contains { $0.entries[pointsField] != nil } }

  private mutating func read(_ row: SheetRows.Row) {
    var entries: [FormField: Entry] = [:]
    for (field, column) in columns {
      guard let cell = row.cell(column) else { continue }
      let entry = Entry(cell, sheet: sheet)
      if !entry.isBlank { entries[field] = entry }
    }
    let points = CellAddress(sheet: sheet, row: row.number, column: pointsColumn)
    if let cell = row.cell(codeColumn), let code = codes.code(cell) {
      rows.append(
        FormRow(
          code: code, entries: entries,
          place: CellAddress(sheet: sheet, row: row.number, column: codeColumn),
          pointsPlace: points))
      return
    }
    guard let entry = entries[pointsField] else { return }
    if isTotal(row) {
      totals.append(entry)
    } else if entry.reading != .text {
      findings.append(AssessmentTable.rowWithoutCode(entry))
    }
  }

  private func isTotal(_ row: SheetRows.Row) -> Bool {
    row.cells.contains { cell in
      guard cell.kind == .string, cell.column < pointsColumn else { return false }
      let text = FoldedText(CellText.text(of: cell))
      return totalMarks.contains { text.hasPrefix($0) }
    }
  }

  private static func rowWithoutCode(_ entry: Entry) -> Finding {
    Finding(
      code: .rowIncomplete, severity: .warning, place: entry.place, found: entry.text,
      message: Bilingual(
        vi: "Dòng này có điểm nhưng không có mã tiêu chí nên không được tính.",
        en: "This row has points but no code, so it does not count."),
      expected: Bilingual(
        vi: "mã tiêu chí trong cột mã, hoặc chữ “Tổng cộng” nếu là dòng tổng",
        en: "a code in the column of codes, or “Tổng cộng” in a total row"),
      mend: Bilingual(
        vi: "Ghi mã tiêu chí vào dòng này, hoặc xóa điểm nếu dòng thừa.",
        en: "Enter the row's code, or clear the points if the row is not needed."))
  }
}
