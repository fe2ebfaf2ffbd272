extension XMLSpreadsheetMachine {
  /// Records a hidden column.
  mutating func passColumn(_ attributes: Attributes) {
    var first = nextColumn
    var last: Int?
    var isHidden = false
    for position in 0..<attributes.count where isOurs(attributes, position) {
      let name = attributes.name(position)
      if name == names.index, case .number(let number) = attributes.place(position) {
        first = number
      } else if name == names.span, case .number(let number) = attributes.place(position) {
        last = number
      } else if name == names.hidden {
        isHidden = BooleanText.read(attributes.value(position)) == true
      }
    }
    let end = first + (last ?? 0)
    nextColumn = min(end, limits.columns) + 1
    if isHidden, first >= 1, end <= limits.columns { sink.hide(.columns(first...end)) }
  }

  /// Whether a row is marked as hidden.
  func isHidden(_ attributes: Attributes) -> Bool {
    for position in 0..<attributes.count
    where attributes.name(position) == names.hidden && isOurs(attributes, position) {
      return BooleanText.read(attributes.value(position)) == true
    }
    return false
  }

  /// Reads the sheet's visibility from its options, which follow its cells.
  mutating func endVisibility() {
    let word = String(
      decoding: visibility.bytes[PlainText.trimmed(visibility.bytes)], as: UTF8.self)
    if word == "SheetHidden" || word == "SheetVeryHidden" { sink.hide(.sheet) }
  }
}
