/// One cell with content.
public struct Cell: Sendable, Hashable {
  /// The 1-based row.
  public var row: Int
  /// The 1-based column.
  public var column: Int
  /// The typed value.
  public var value: CellValue
  /// The text as in the file, with entities decoded.
  public var raw: String
  /// How many further columns the cell covers.
  public var mergeAcross: Int
  /// How many further rows the cell covers.
  public var mergeDown: Int
  /// Whether the value is the stored result of a formula.
  public var hasFormula: Bool
  /// Whether the text was not well-formed; a diagnostic tells how it was read.
  public var isRecovered: Bool

  /// Creates a cell.
  public init(
    row: Int, column: Int, value: CellValue, raw: String, mergeAcross: Int = 0, mergeDown: Int = 0,
    hasFormula: Bool = false, isRecovered: Bool = false
  ) {
    self.row = row
    self.column = column
    self.value = value
    self.raw = raw
    self.mergeAcross = mergeAcross
    self.mergeDown = mergeDown
    self.hasFormula = hasFormula
    self.isRecovered = isRecovered
  }

  /// The place in A1 notation, such as `B3`.
  public var address: String { A1Reference(row: row, column: column).description }
}
