import Domain

/// A sheet as positioned cells, before a program writes it.
struct Grid {
  /// The content of a cell.
  enum Content: Hashable {
    case text(String)
    case number(String)
    case error(String)
    /// Text written to the file verbatim, markup faults included.
    case raw(String)
  }

  /// A cell and its extent.
  struct Cell {
    let column: Int
    let content: Content
    var across = 0
    var down = 0
    var isHeading = false
  }

  /// The tab's name.
  let name: String
  /// Whether the tab is hidden.
  var isHidden = false
  /// The rows from row 1 on, each with its cells in column order.
  private(set) var rows: [[Cell]] = []

  init(name: String, isHidden: Bool = false) {
    self.name = name
    self.isHidden = isHidden
  }

  /// The number of the last row.
  var lastRow: Int { rows.count }

  /// Adds a cell; cells of a row must come in column order.
  mutating func put(_ cell: Cell, row: Int) {
    while rows.count < row { rows.append([]) }
    rows[row - 1].append(cell)
  }

  /// Adds a text, unless it is empty.
  mutating func put(text: String, row: Int, column: Int, across: Int = 0) {
    guard !text.isEmpty else { return }
    put(Cell(column: column, content: .text(text), across: across), row: row)
  }

  /// A cell's address as printed in findings.
  func address(row: Int, column: Int) -> String {
    CellAddress(sheet: name, row: row, column: column).description
  }
}
