extension OpenDocumentMachine {
  func beginStyle(_ attributes: Attributes) {
    currentStyle = ""
    for index in 0..<attributes.count
    where attributes.name(index) == names.name
      && attributes.namespace(index) == names.styleNamespace
    {
      currentStyle = attributes.text(index)
    }
  }

  /// Records a style whose sheets are hidden, as far as there may be sheets.
  func readTableProperties(_ attributes: Attributes) {
    for index in 0..<attributes.count
    where attributes.name(index) == names.display && attributes.namespace(index) == names.table
      && attributes.isValue(index, "false") && hidingStyles.count < delivery.limits.sheets
    {
      hidingStyles.insert(currentStyle)
    }
  }

  /// Records hidden columns.
  func passColumns(_ attributes: Attributes) {
    var count = 1
    for index in 0..<attributes.count
    where attributes.name(index) == names.columnsRepeated
      && attributes.namespace(index) == names.table
    {
      if case .number(let number) = attributes.place(index), number >= 1 { count = number }
    }
    let first = nextColumn
    nextColumn = min(first + count, delivery.limits.columns + 1)
    if isHidden(attributes), first < nextColumn { delivery.hide(.columns(first...nextColumn - 1)) }
  }

  /// Whether a row or a column is marked as hidden.
  func isHidden(_ attributes: Attributes) -> Bool {
    for index in 0..<attributes.count
    where attributes.name(index) == names.visibility && attributes.namespace(index) == names.table {
      return attributes.isValue(index, "collapse") || attributes.isValue(index, "filter")
    }
    return false
  }
}
