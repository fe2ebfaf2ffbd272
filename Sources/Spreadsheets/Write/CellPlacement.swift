/// The positions of a sheet's cells, taking merged areas into account.
struct CellPlacement {
  /// The largest row and column in spreadsheet programs.
  static let maximumRow = 1_048_576
  static let maximumColumn = 16_384

  private let sheetName: String
  /// Areas begun in an earlier row that reach into later ones.
  private var areas: [(columns: ClosedRange<Int>, lastRow: Int)] = []

  init(sheetName: String) {
    self.sheetName = sheetName
  }

  /// The cells of a row with their columns, ascending; call it row by row from the top.
  ///
  /// A style-only cell is omitted where a merged area covers it. Two contents in one place are a
  /// defect of the document's creator.
  mutating func cells(of row: RowDocument, at rowNumber: Int) -> [(column: Int, cell: CellDocument)]
  {
    precondition(rowNumber <= Self.maximumRow, "sheet \(sheetName): row \(rowNumber) is too far")
    areas.removeAll { $0.lastRow < rowNumber }
    let covered = areas.map(\.columns)
    var placed: [(column: Int, cell: CellDocument)] = []
    var next = 1
    for cell in row.cells {
      var column = cell.column ?? next
      if cell.column == nil {
        while let area = covered.first(where: { $0.contains(column) }) {
          column = area.upperBound + 1
        }
      }
      let width = max(cell.mergeAcross, 0)
      let columns = column...(column + width)
      guard column >= next, !covered.contains(where: { $0.overlaps(columns) }) else {
        precondition(
          cell.content == .empty && cell.comment == nil,
          "sheet \(sheetName): the place at row \(rowNumber), column \(column) is taken")
        continue
      }
      precondition(
        columns.upperBound <= Self.maximumColumn,
        "sheet \(sheetName): column \(columns.upperBound) is too far")
      placed.append((column, cell))
      next = columns.upperBound + 1
      if cell.mergeDown > 0 { areas.append((columns, rowNumber + cell.mergeDown)) }
    }
    return placed
  }
}
