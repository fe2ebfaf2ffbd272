/// A visitor that counts, and creates each cell's typed value without keeping it.
public struct CellCount: SpreadsheetVisitor, Sendable, Hashable {
  /// Files read.
  public var files = 0
  /// Sheets seen.
  public var sheets = 0
  /// Rows with at least one cell with content.
  public var rows = 0
  /// Cells with content.
  public var cells = 0
  /// Diagnostics given.
  public var diagnostics = 0
  private var row = 0

  /// Creates an empty count.
  public init() {}

  /// Counts a file; to be called before each.
  public mutating func beginFile() { files += 1 }

  /// Counts a sheet.
  ///
  /// - Parameters:
  ///   - name: The tab's name.
  ///   - index: 0 for the first sheet.
  public mutating func sheet(name: String, index: Int) {
    sheets += 1
    row = 0
  }

  /// Counts a cell.
  ///
  /// - Parameter cell: The cell.
  public mutating func cell(_ cell: borrowing CellView) {
    cells += 1
    if cell.row != row {
      row = cell.row
      rows += 1
    }
  }

  /// Counts a diagnostic.
  ///
  /// - Parameter diagnostic: The diagnostic.
  public mutating func diagnostic(_ diagnostic: Diagnostic) { diagnostics += 1 }

  /// Adds another count, such as that of another thread.
  ///
  /// - Parameter other: The count to add.
  public mutating func add(_ other: CellCount) {
    files += other.files
    sheets += other.sheets
    rows += other.rows
    cells += other.cells
    diagnostics += other.diagnostics
  }

  /// The count as one JSON object, without a line end.
  public var json: String {
    "{\"files\":\(files),\"sheets\":\(sheets),\"rows\":\(rows),\"cells\":\(cells),"
      + "\"diagnostics\":\(diagnostics)}"
  }
}
