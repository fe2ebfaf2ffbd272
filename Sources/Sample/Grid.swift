import Domain

/// A sheet as cells at places, before anybody's program writes it.
struct Grid {
  /// What a cell holds.
  enum Content: Hashable {
    case text(String)
    case number(String)
    case error(String)
    /// Text that goes into the file as it is, markup faults and all.
    case raw(String)
  }

  /// A cell and how far it reaches.
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

  /// Puts a cell; cells of a row must come in column order.
  mutating func put(_ cell: Cell, row: Int) {
    while rows.count < row { rows.append([]) }
    rows[row - 1].append(cell)
  }

  /// Puts a text, unless there is none.
  mutating func put(text: String, row: Int, column: Int, across: Int = 0) {
    guard !text.isEmpty else { return }
    put(Cell(column: column, content: .text(text), across: across), row: row)
  }

  /// A cell's address as findings print it.
  func address(row: Int, column: Int) -> String {
    CellAddress(sheet: name, row: row, column: column).description
  }
}
