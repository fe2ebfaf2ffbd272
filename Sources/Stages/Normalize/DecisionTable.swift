internal import Domain

/// The rows of a decision workbook below its headings.
struct DecisionTable {
  /// The rows, as written.
  private(set) var rows: [DecisionRow] = []

  init(_ sheet: SheetRows, _ header: Header) {
    let columns = header.columns.filter { $0.key != .ordinal }
    for row in sheet.rows where row.number > header.rows.upperBound {
      var entries: [FormField: Entry] = [:]
      for (field, column) in columns {
        guard let cell = row.cell(column) else { continue }
        let entry = Entry(cell, sheet: sheet.name)
        if !entry.isBlank { entries[field] = entry }
      }
      // A signature below the table fills one cell, a decision more.
      guard entries.count > 1 else { continue }
      rows.append(
        DecisionRow(
          entries: entries,
          place: CellAddress(
            sheet: sheet.name, row: row.number, column: columns.values.min() ?? 1)))
    }
  }
}
