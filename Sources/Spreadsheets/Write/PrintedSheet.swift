/// How a sheet prints, in every format alike.
extension SheetDocument {
  /// The rows at the top of every page; nil for none.
  var printedRows: ClosedRange<Int>? {
    if let rows = repeatedRows { return rows }
    return frozenRows > 0 ? 1...frozenRows : nil
  }

  /// Whether the programs fit the sheet to one page's width.
  ///
  /// They take no notice of page breaks then, so a sheet with breaks states its scale instead.
  var fitsWidth: Bool { pageBreaks.isEmpty }

  /// The scale in percent at which the columns are as wide as a page of A4 between its margins.
  var scaleToWidth: Int {
    let page = (isLandscape ? 842 : 595) - 72
    let width = columnWidths.reduce(0, +)
    return width <= page ? 100 : max(10, page * 100 / width)
  }
}
