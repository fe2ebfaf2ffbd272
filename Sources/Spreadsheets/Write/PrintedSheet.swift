/// The print settings of a sheet, the same in every format.
extension SheetDocument {
  /// The rows at the top of every page; nil for none.
  var printedRows: ClosedRange<Int>? {
    if let rows = repeatedRows { return rows }
    return frozenRows > 0 ? 1...frozenRows : nil
  }

  /// Whether the programs fit the sheet to one page's width.
  ///
  /// They then ignore page breaks, so a sheet with breaks states its scale instead.
  var fitsWidth: Bool { pageBreaks.isEmpty }

  /// The scale in percent at which the columns fill the width of an A4 page between its margins.
  var scaleToWidth: Int {
    let page = (isLandscape ? 842 : 595) - 72
    let width = columnWidths.reduce(0, +)
    return width <= page ? 100 : max(10, page * 100 / width)
  }
}
