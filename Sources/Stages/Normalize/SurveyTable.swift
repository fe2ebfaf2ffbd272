internal import Domain

/// The rows of a survey workbook below its headings, one respondent's answers about one unit each.
struct SurveyTable {
  /// The rows, as written.
  private(set) var rows: [SurveyRow] = []

  init(_ sheet: SheetRows, _ header: Header) {
    for row in sheet.rows where row.number > header.rows.upperBound {
      func text(_ field: FormField) -> String {
        row.cell(header.columns[field]).map(SurveyTable.text) ?? ""
      }
      let answers = header.questions.compactMap { code, column -> SurveyRow.Answer? in
        let text = row.cell(column).map(SurveyTable.text) ?? ""
        return text.isEmpty ? nil : SurveyRow.Answer(question: code, text: text, column: column)
      }
      let read = SurveyRow(
        place: CellAddress(sheet: sheet.name, row: row.number, column: 1),
        respondent: text(.respondent), group: text(.respondentGroup),
        respondentUnit: text(.respondentUnit), ratedUnit: text(.unit), answers: answers)
      // A signature below the table fills one cell, a row of the survey more.
      let filled = [read.respondent, read.group, read.ratedUnit].count { !$0.isEmpty }
      if !answers.isEmpty || filled > 1 { rows.append(read) }
    }
  }

  private static func text(_ cell: IngestedCell) -> String {
    LongText.cut(CellText.text(of: cell), LongText.found)
  }
}
