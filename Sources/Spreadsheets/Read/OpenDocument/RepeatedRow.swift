/// The cells of a repeated row, kept until the row ends.
struct RepeatedRow {
  private struct Kept {
    let column: Int
    let type: CellType
    let scalar: CellScalar
    let mergeAcross: Int
    let mergeDown: Int
    let hasFormula: Bool
    let text: Range<Int>
  }

  private var cells: [Kept] = []
  private var texts: [UInt8] = []

  var count: Int { cells.count }
  var textCount: Int { texts.count }

  mutating func removeAll() {
    cells.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
  }

  mutating func append(_ cell: borrowing CellView) {
    let start = texts.count
    texts.append(contentsOf: cell.text)
    cells.append(
      Kept(
        column: cell.column, type: cell.type, scalar: cell.scalar, mergeAcross: cell.mergeAcross,
        mergeDown: cell.mergeDown, hasFormula: cell.hasFormula, text: start..<texts.count))
  }

  /// Gives the cells again as those of another row.
  func give(row: Int, to delivery: Delivery) {
    texts.withUnsafeBufferPointer { texts in
      for cell in cells {
        delivery.give(
          CellView(
            row: row, column: cell.column, type: cell.type, mergeAcross: cell.mergeAcross,
            mergeDown: cell.mergeDown, hasFormula: cell.hasFormula, isRecovered: false,
            text: UnsafeBufferPointer(rebasing: texts[cell.text]), scalar: cell.scalar))
        if cell.mergeAcross + cell.mergeDown > 0 {
          delivery.give(
            MergedRange(
              row: row, column: cell.column, across: cell.mergeAcross, down: cell.mergeDown))
        }
      }
    }
  }
}
