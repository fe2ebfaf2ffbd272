/// Writes one rule for permitted input.
struct ValidationMarkup {
  let validation: CellValidation

  /// The most UTF-16 units that Excel shows; it rejects a file with longer texts.
  static let maximumTitleLength = 32
  static let maximumMessageLength = 225

  /// Appends the `DataValidation` element; nothing for a list without choices or a range whose
  /// bounds are not numbers.
  func write(to markup: inout Markup, choices: inout ChoiceLists) {
    guard let rule = rule(choices: &choices) else { return }
    markup.raw("  <DataValidation xmlns=\"urn:schemas-microsoft-com:office:excel\">")
    markup.raw("<Range>\(range)</Range>")
    markup.raw(rule)
    let title = validation.errorTitle.prefix(utf16: Self.maximumTitleLength)
    let message = validation.errorMessage.prefix(utf16: Self.maximumMessageLength)
    if !message.isEmpty { markup.element("ErrorMessage", message) }
    if !title.isEmpty { markup.element("ErrorTitle", title) }
    markup.raw("</DataValidation>\n")
  }

  private var range: String {
    let first = "R\(validation.row)C\(validation.column)"
    let last = "R\(validation.lastRow)C\(validation.lastColumn)"
    return first == last ? first : "\(first):\(last)"
  }

  private func rule(choices: inout ChoiceLists) -> String? {
    var markup = Markup()
    switch validation.rule {
    case .list(let texts):
      guard let source = choices.source(of: texts) else { return nil }
      writeList(source, to: &markup)
    case .numbers(let numbers):
      guard let source = choices.source(ofNumbers: numbers) else { return nil }
      writeList(source, to: &markup)
    case .decimal(let minimum, let maximum):
      guard WrittenNumber.isCellValue(minimum), WrittenNumber.isCellValue(maximum) else {
        return nil
      }
      markup.raw("<Type>Decimal</Type><Min>\(minimum)</Min><Max>\(maximum)</Max>")
    }
    return String(decoding: markup.bytes, as: UTF8.self)
  }

  private func writeList(_ source: ChoiceLists.Source, to markup: inout Markup) {
    switch source {
    case .literal(let list):
      markup.raw("<Type>List</Type><CellRangeList/>")
      markup.element("Value", list)
    case .name(let name):
      markup.raw("<Type>List</Type>")
      markup.element("Value", name)
    }
  }
}
