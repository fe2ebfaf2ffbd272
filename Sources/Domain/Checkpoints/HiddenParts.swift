/// The parts of a sheet that spreadsheet programs hide; they are read like the rest.
public struct HiddenParts: Hashable, Sendable {
  /// A range of adjacent columns.
  public struct Columns: Hashable, Sendable {
    /// The first and the last, both 1-based.
    public let first: Int, last: Int

    /// Creates a range of columns.
    public init(first: Int, last: Int) {
      self.first = first
      self.last = last
    }
  }

  /// Whether the whole sheet is hidden.
  public let isWhole: Bool
  /// The hidden rows that hold cells, in the order of the file.
  public let rows: [Int]
  /// The hidden columns.
  public let columns: [Columns]

  /// Creates the hidden parts of a sheet.
  public init(isWhole: Bool = false, rows: [Int] = [], columns: [Columns] = []) {
    self.isWhole = isWhole
    self.rows = rows
    self.columns = columns
  }

  /// Whether a column is hidden.
  public func holds(column: Int) -> Bool {
    columns.contains { $0.first <= column && column <= $0.last }
  }
}
