/// Writes XML Spreadsheet 2003, which Excel, LibreOffice and Gnumeric open.
///
/// The bytes depend on the document and the policy alone. Sheet names that the programs would
/// reject are corrected; characters that XML cannot represent become U+FFFD; nothing else is
/// changed.
public struct XMLSpreadsheetWriter: Sendable, Hashable {
  /// The treatment of text that looks like a formula.
  ///
  /// A string cell in this format is never a formula, so keeping the text is safe until somebody
  /// edits the cell or saves the sheet as CSV.
  public var formulaInjection: FormulaInjectionPolicy

  /// Creates a writer.
  public init(formulaInjection: FormulaInjectionPolicy = .keep) {
    self.formulaInjection = formulaInjection
  }

  /// The bytes of a workbook; the same document always gives the same bytes.
  ///
  /// Two contents in one place, or a cell beyond row 1,048,576 or column 16,384, are a defect of
  /// the caller and stop the program.
  ///
  /// - Parameter document: the workbook.
  /// - Returns: UTF-8 bytes of a whole XML document.
  public func write(_ document: WorkbookDocument) -> [UInt8] {
    let sheets = document.sheets.isEmpty ? [SheetDocument(name: "")] : document.sheets
    let names = SheetNames.mended(sheets.map(\.name) + [ChoiceLists.sheetName])
    let selected = sheets.firstIndex { !$0.isHidden } ?? 0
    var styles = StyleTable()
    var choices = ChoiceLists()
    var worksheets = Markup()
    for (index, sheet) in sheets.enumerated() {
      var sheet = sheet
      if index == selected { sheet.isHidden = false }
      WorksheetMarkup(
        sheet: sheet, name: names[index], isSelected: index == selected,
        formulaInjection: formulaInjection
      ).write(to: &worksheets, styles: &styles, choices: &choices)
    }
    if let sheet = choices.sheet {
      WorksheetMarkup(
        sheet: sheet, name: names[sheets.count], isSelected: false, formulaInjection: .keep
      ).write(to: &worksheets, styles: &styles, choices: &choices)
    }

    var markup = Markup()
    writeHead(of: document, selected: selected, to: &markup)
    styles.write(to: &markup)
    writeNames(choices.names(sheetName: names[sheets.count]), to: &markup)
    return markup.bytes + worksheets.bytes + Array("</Workbook>\n".utf8)
  }

  private func writeHead(of document: WorkbookDocument, selected: Int, to markup: inout Markup) {
    markup.raw(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <?mso-application progid="Excel.Sheet"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
       xmlns:o="urn:schemas-microsoft-com:office:office"
       xmlns:x="urn:schemas-microsoft-com:office:excel"
       xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
       xmlns:html="http://www.w3.org/TR/REC-html40">

      """)
    if !document.title.isEmpty {
      markup.raw(" <DocumentProperties xmlns=\"urn:schemas-microsoft-com:office:office\">")
      markup.element("Title", document.title)
      if !document.subject.isEmpty { markup.element("Subject", document.subject) }
      markup.raw("</DocumentProperties>\n")
    }
    if selected > 0 {
      markup.raw(" <ExcelWorkbook xmlns=\"urn:schemas-microsoft-com:office:excel\">")
      markup.raw("<ActiveSheet>\(selected)</ActiveSheet></ExcelWorkbook>\n")
    }
  }

  private func writeNames(_ names: [(name: String, range: String)], to markup: inout Markup) {
    guard !names.isEmpty else { return }
    markup.raw(" <Names>\n")
    for (name, range) in names {
      markup.raw("  <NamedRange")
      markup.attribute("ss:Name", name)
      markup.attribute("ss:RefersTo", range)
      markup.raw("/>\n")
    }
    markup.raw(" </Names>\n")
  }
}
