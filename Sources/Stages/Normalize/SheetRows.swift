internal import Domain

/// A sheet's cells by row, each row in column order, whatever the order of the file.
struct SheetRows {
  /// One row.
  struct Row {
    let number: Int
    let cells: [IngestedCell]

    /// The cell that starts in a column.
    func cell(_ column: Int?) -> IngestedCell? {
      guard let column else { return nil }
      return cells.first { $0.column == column }
    }
  }

  /// The sheet's name.
  let name: String
  /// The rows that hold anything, from the top.
  let rows: [Row]
  /// The hidden parts of the sheet.
  let hidden: HiddenParts

  init(_ sheet: IngestedWorkbook.Sheet) {
    name = sheet.name
    hidden = sheet.hidden ?? HiddenParts()
    var cells = sheet.cells
    let isOrdered = zip(cells, cells.dropFirst()).allSatisfy { SheetRows.precedes($0, $1) }
    if !isOrdered { cells.sort(by: SheetRows.precedes) }
    var rows: [Row] = []
    var start = 0
    for position in cells.indices
    where position + 1 == cells.count || cells[position + 1].row != cells[position].row {
      rows.append(Row(number: cells[position].row, cells: Array(cells[start...position])))
      start = position + 1
    }
    self.rows = rows
  }

  private static func precedes(_ left: IngestedCell, _ right: IngestedCell) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}
