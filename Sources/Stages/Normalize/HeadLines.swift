internal import Domain

/// The lines above a table that say whose workbook it is and for which round: `Đơn vị: Sở Nội vụ`,
/// or a label and the cell behind it.
struct HeadLines {
  /// The units the head names, by code or name.
  private(set) var units: [Entry] = []
  /// The rounds the head names.
  private(set) var rounds: [Entry] = []
  /// The texts in the head, or in the headings themselves, that name years.
  private(set) var years: [TitleYear] = []
  /// The survey batch the head names.
  private(set) var batch: Entry?
  /// The findings about how the units are named.
  private(set) var findings: [Finding] = []

  /// The label of the line that says the round, which the program writes where a round knows none.
  static let roundLabel = "Đợt đánh giá"

  init(_ sheet: SheetRows, above header: Header, _ settings: FormSettings) {
    let labels = settings.headings[header.form] ?? [:]
    // In a survey or a decision the units are a column of the table.
    let isAboutOneUnit = header.form == .selfAssessment || header.form == .appraisal
    let unitLabels = isAboutOneUnit ? Set((labels[.unit] ?? []).map(FoldedText.init)) : []
    let batchLabels = Set((labels[.batch] ?? []).map(FoldedText.init))
    let roundLabels = Set((labels[.round] ?? [HeadLines.roundLabel]).map(FoldedText.init))
    for row in sheet.rows where row.number <= header.rows.upperBound {
      years += row.cells.compactMap { YearMention.title($0, sheet: sheet.name) }
      guard row.number < header.rows.lowerBound else { continue }
      for (position, cell) in row.cells.enumerated() {
        let next = row.cells[(position + 1)...].first { !CellText.text(of: $0).isEmpty }
        if let value = HeadLines.value(cell, next, unitLabels, sheet.name) {
          units.append(value)
          let source = value.place.column == cell.column ? cell : next ?? cell
          findings += [DisguisedName.finding(source, sheet: sheet.name)].compactMap { $0 }
        }
        if let value = HeadLines.value(cell, next, roundLabels, sheet.name) { rounds.append(value) }
        if batch == nil { batch = HeadLines.value(cell, next, batchLabels, sheet.name) }
      }
    }
  }

  private static func value(
    _ cell: IngestedCell, _ next: IngestedCell?, _ labels: Set<FoldedText>, _ sheet: String
  ) -> Entry? {
    guard cell.kind == .string, !labels.isEmpty else { return nil }
    let text = CellText.text(of: cell)
    let colon = text.firstIndex { $0 == ":" || $0 == "：" }
    guard labels.contains(FoldedText(String(text[..<(colon ?? text.endIndex)]))) else { return nil }
    let rest = colon.map { CellText.normalized(String(text[text.index(after: $0)...])) } ?? ""
    if !rest.isEmpty {
      return Entry(
        text: LongText.cut(rest, LongText.cell), reading: DecimalText(typed: rest).reading,
        place: CellAddress(sheet: sheet, row: cell.row, column: cell.column))
    }
    // A label without a colon is a table's heading unless its value stands right behind it.
    guard let next, colon != nil || next.column == cell.column + cell.mergeAcross + 1 else {
      return nil
    }
    return Entry(next, sheet: sheet)
  }
}
