/// A rectangle of cells shown as one.
public struct MergedRange: Sendable, Hashable {
  /// The 1-based row of the cell with the content.
  public var row: Int
  /// The 1-based column of the cell with the content.
  public var column: Int
  /// How many further columns are covered.
  public var across: Int
  /// How many further rows are covered.
  public var down: Int

  /// Creates a range from its first cell and its extent.
  public init(row: Int, column: Int, across: Int, down: Int) {
    self.row = row
    self.column = column
    self.across = across
    self.down = down
  }

  /// Whether a cell is in this range.
  ///
  /// - Parameters:
  ///   - row: The cell's 1-based row.
  ///   - column: The cell's 1-based column.
  /// - Returns: True for the first cell too.
  public func contains(row: Int, column: Int) -> Bool {
    (self.row...self.row + down).contains(row)
      && (self.column...self.column + across).contains(column)
  }

  /// The range in A1 notation, such as `B3:D4`.
  public var address: String {
    "\(A1Reference(row: row, column: column)):"
      + "\(A1Reference(row: row + down, column: column + across))"
  }
}
