/// Reads every cell both ways that a visitor can, and holds the reader to what it promises.
struct Checker: SpreadsheetVisitor {
  var sheets = 0
  var bytes = 0
  var cells: [Cell] = []

  mutating func sheet(name: String, index: Int) {
    precondition(index == sheets)
    sheets += 1
  }

  mutating func cell(_ cell: borrowing CellView) {
    precondition(sheets > 0)
    precondition((1...1_048_576).contains(cell.row) && (1...16_384).contains(cell.column))
    precondition(cell.value.type == cell.type)
    bytes += cell.raw.utf8.count
    if cells.count < 1_000 { cells.append(cell.copy) }
  }

  mutating func merge(_ range: MergedRange) {
    precondition(range.row >= 1 && range.row + range.down <= 1_048_576)
    precondition(range.column >= 1 && range.column + range.across <= 16_384)
  }

  mutating func diagnostic(_ diagnostic: Diagnostic) { bytes += diagnostic.message.utf8.count }
}
