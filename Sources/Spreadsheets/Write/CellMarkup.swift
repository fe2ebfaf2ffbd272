/// Writes one cell.
struct CellMarkup {
  let cell: CellDocument
  let formulaInjection: FormulaInjectionPolicy

  /// Excel's error values; it rejects a file with any other.
  private static let errors: Set<String> = [
    "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A",
  ]

  /// Appends the `Cell` element.
  ///
  /// - Parameters:
  ///   - markup: the markup to append to.
  ///   - index: the 1-based column, unless it follows the previous cell.
  ///   - styles: the workbook's styles.
  func write(to markup: inout Markup, index: Int?, styles: inout StyleTable) {
    let (type, text, format) = data
    var style = cell.style
    if style.numberFormat == nil { style.numberFormat = format }
    markup.raw("    <Cell")
    if let index { markup.attribute("ss:Index", index) }
    if cell.mergeAcross > 0 { markup.attribute("ss:MergeAcross", cell.mergeAcross) }
    if cell.mergeDown > 0 { markup.attribute("ss:MergeDown", cell.mergeDown) }
    if let identifier = styles.identifier(of: style) {
      markup.attribute("ss:StyleID", identifier)
    }
    guard type != nil || cell.comment != nil else {
      markup.raw("/>\n")
      return
    }
    markup.raw(">")
    if let type {
      markup.raw("<Data ss:Type=\"\(type)\">")
      markup.text(text)
      markup.raw("</Data>")
    }
    if let comment = cell.comment {
      markup.raw("<Comment><ss:Data xmlns=\"http://www.w3.org/TR/REC-html40\">")
      markup.text(comment)
      markup.raw("</ss:Data></Comment>")
    }
    markup.raw("</Cell>\n")
  }

  /// The cell's type, text and the number format it needs to show.
  ///
  /// A value that its type cannot represent is written as text, so that it is not lost and Excel
  /// does not reject the file.
  var data: (type: String?, text: String, format: String?) {
    switch cell.content {
    case .empty: (nil, "", nil)
    case .string(let text): ("String", formulaInjection.apply(to: text), nil)
    case .number(let text) where WrittenNumber.isCellValue(text): ("Number", text, nil)
    case .number(let text): ("String", formulaInjection.apply(to: text), nil)
    case .boolean(let value): ("Boolean", value ? "1" : "0", nil)
    case .dateTime(let text):
      if let date = WrittenDateTime(text) {
        ("DateTime", date.text, date.numberFormat)
      } else {
        ("String", formulaInjection.apply(to: text), nil)
      }
    case .error(let text):
      (Self.errors.contains(text) ? "Error" : "String", text, nil)
    }
  }
}
