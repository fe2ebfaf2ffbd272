/// Receives the content of a spreadsheet, in file order, while it is read.
public protocol SpreadsheetVisitor {
  /// Receives the start of a sheet; everything until the next call belongs to it.
  ///
  /// - Parameters:
  ///   - name: The tab's name.
  ///   - index: 0 for the first sheet.
  mutating func sheet(name: String, index: Int)

  /// Receives a cell with content, even empty text; cells without content are not given.
  ///
  /// - Parameter cell: Valid only during the call; its `copy` lasts.
  mutating func cell(_ cell: borrowing CellView)

  /// Receives a merged range, even if its cell is empty.
  ///
  /// - Parameter range: The first cell and the extent.
  mutating func merge(_ range: MergedRange)

  /// Receives a hidden part: a row before its cells, other parts at any time before the next sheet.
  ///
  /// - Parameter place: The sheet, or a place in it.
  mutating func hidden(_ place: HiddenPlace)

  /// Receives a diagnostic about content not read as written, or not read at all.
  ///
  /// - Parameter diagnostic: The diagnostic, with its place.
  mutating func diagnostic(_ diagnostic: Diagnostic)
}

extension SpreadsheetVisitor {
  /// Ignores merged ranges.
  ///
  /// - Parameter range: The first cell and the extent.
  public mutating func merge(_ range: MergedRange) {}

  /// Ignores hidden parts.
  ///
  /// - Parameter place: The sheet, or a place in it.
  public mutating func hidden(_ place: HiddenPlace) {}
}
