/// A part of a workbook that spreadsheet programs hide; its cells are read as usual.
public enum HiddenPlace: Sendable, Hashable {
  /// The sheet begun last.
  case sheet
  /// A row, by its 1-based number.
  case row(Int)
  /// Columns, by their 1-based numbers.
  case columns(ClosedRange<Int>)
}
