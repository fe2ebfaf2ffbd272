/// Takes what a spreadsheet holds, in the order of the file, while it is read.
public protocol SpreadsheetVisitor {
  /// A sheet begins; everything until the next call belongs to it.
  ///
  /// - Parameters:
  ///   - name: The tab's name.
  ///   - index: 0 for the first sheet.
  mutating func sheet(name: String, index: Int)

  /// A cell that holds something, be it empty text; a cell without content is not given.
  ///
  /// - Parameter cell: Valid only during the call; its `copy` lasts.
  mutating func cell(_ cell: borrowing CellView)

  /// A merged range, given also where its cell is empty.
  ///
  /// - Parameter range: The first cell and the extent.
  mutating func merge(_ range: MergedRange)

  /// A part that spreadsheet programs do not show; a row before its cells, the rest at any time
  /// before the next sheet.
  ///
  /// - Parameter place: The sheet, or a place in it.
  mutating func hidden(_ place: HiddenPlace)

  /// Something that was not read as it stands, or not read at all.
  ///
  /// - Parameter diagnostic: What it was, and where.
  mutating func diagnostic(_ diagnostic: Diagnostic)
}

extension SpreadsheetVisitor {
  /// Lets merged ranges pass.
  ///
  /// - Parameter range: The first cell and the extent.
  public mutating func merge(_ range: MergedRange) {}

  /// Lets what is hidden pass.
  ///
  /// - Parameter place: The sheet, or a place in it.
  public mutating func hidden(_ place: HiddenPlace) {}
}
