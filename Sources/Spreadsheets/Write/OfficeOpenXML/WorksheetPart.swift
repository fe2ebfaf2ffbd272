/// Writes one sheet of a workbook's package.
struct WorksheetPart {
  let sheet: SheetDocument
  /// The sheet's name in the file.
  let name: String
  /// Whether this is the first visible sheet.
  let isSelected: Bool
  let formulaInjection: FormulaInjectionPolicy
  /// The name of the sheet that holds choices.
  let listSheet: String

  /// The part; collects the styles and choices it needs.
  func bytes(styles: inout CellFormatTable, choices: inout ChoiceLists) -> [UInt8] {
    var markup = Markup()
    markup.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"")
    markup.raw("http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"")
    markup.raw("http://schemas.openxmlformats.org/officeDocument/2006/relationships\">")
    if sheet.fitsWidth { markup.raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>") }
    writeView(to: &markup)
    writeColumns(to: &markup)
    let (merged, hasNotes) = writeRows(to: &markup, styles: &styles)
    if sheet.isProtected {
      markup.raw("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\"")
      markup.raw(" formatColumns=\"0\" formatRows=\"0\"/>")
    }
    if !merged.isEmpty {
      markup.raw("<mergeCells count=\"\(merged.count)\">")
      for range in merged { markup.raw("<mergeCell ref=\"\(range)\"/>") }
      markup.raw("</mergeCells>")
    }
    writeValidations(to: &markup, choices: &choices)
    if !sheet.isHidden { writePrintSetup(to: &markup) }
    if hasNotes { markup.raw("<legacyDrawing r:id=\"rId2\"/>") }
    markup.raw("</worksheet>\n")
    return markup.bytes
  }

  private func writeView(to markup: inout Markup) {
    markup.raw(
      "<sheetViews><sheetView workbookViewId=\"0\"\(isSelected ? " tabSelected=\"1\"" : "")>")
    if sheet.frozenRows > 0 {
      markup.raw("<pane ySplit=\"\(sheet.frozenRows)\" topLeftCell=\"A\(sheet.frozenRows + 1)\"")
      markup.raw(" activePane=\"bottomLeft\" state=\"frozen\"/>")
    }
    markup.raw("</sheetView></sheetViews>")
  }

  private func writeColumns(to markup: inout Markup) {
    guard sheet.columnWidths.contains(where: { $0 > 0 }) else { return }
    markup.raw("<cols>")
    for (index, width) in sheet.columnWidths.enumerated() where width > 0 {
      // Widths are in digits of the default font, 5.25 points each: hundredths here.
      let hundredths = width * 10_000 / 525
      let rest = hundredths % 100
      markup.raw("<col min=\"\(index + 1)\" max=\"\(index + 1)\" customWidth=\"1\"")
      markup.raw(" width=\"\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)\"/>")
    }
    markup.raw("</cols>")
  }

  private func writeRows(
    to markup: inout Markup, styles: inout CellFormatTable
  ) -> (merged: [String], hasNotes: Bool) {
    var placement = CellPlacement(sheetName: name)
    var merged: [String] = []
    var hasNotes = false
    markup.raw("<sheetData>\n")
    for (index, row) in sheet.rows.enumerated() {
      let cells = placement.cells(of: row, at: index + 1)
      guard !cells.isEmpty || row.height != nil else { continue }
      markup.raw("<row r=\"\(index + 1)\"")
      if let height = row.height { markup.raw(" ht=\"\(height)\" customHeight=\"1\"") }
      markup.raw(">")
      for (column, cell) in cells {
        let place = A1Reference(row: index + 1, column: column)
        write(cell, at: place, to: &markup, styles: &styles)
        hasNotes = hasNotes || cell.comment != nil
        if cell.mergeAcross > 0 || cell.mergeDown > 0 {
          let end = A1Reference(
            row: place.row + max(cell.mergeDown, 0), column: column + max(cell.mergeAcross, 0))
          merged.append("\(place):\(end)")
        }
      }
      markup.raw("</row>\n")
    }
    markup.raw("</sheetData>")
    return (merged, hasNotes)
  }

  private func write(
    _ cell: CellDocument, at place: A1Reference, to markup: inout Markup,
    styles: inout CellFormatTable
  ) {
    var style = cell.style
    let data = CellMarkup(cell: cell, formulaInjection: formulaInjection).data
    if style.numberFormat == nil { style.numberFormat = data.format }
    let look = styles.number(of: style)
    markup.raw("<c r=\"\(place)\"\(look == 0 ? "" : " s=\"\(look)\"")")
    switch data.type {
    case nil: markup.raw("/>")
    case "String"?:
      markup.raw(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
      markup.text(data.text)
      markup.raw("</t></is></c>")
    case let type?:
      let kind = ["Boolean": "b", "Error": "e", "DateTime": "d"][type]
      markup.raw(kind.map { " t=\"\($0)\"" } ?? "")
      markup.raw("><v>")
      markup.text(data.text)
      markup.raw("</v></c>")
    }
  }

  private func writeValidations(to markup: inout Markup, choices: inout ChoiceLists) {
    let rules = sheet.validations.compactMap { validation in
      rule(validation.rule, choices: &choices).map { (validation, $0) }
    }
    guard !rules.isEmpty else { return }
    markup.raw("<dataValidations count=\"\(rules.count)\">")
    for (validation, rule) in rules {
      let first = A1Reference(row: validation.row, column: validation.column)
      let last = A1Reference(row: validation.lastRow, column: validation.lastColumn)
      markup.raw("<dataValidation type=\"\(rule.type)\" allowBlank=\"1\" showErrorMessage=\"1\"")
      let title = validation.errorTitle.prefix(utf16: ValidationMarkup.maximumTitleLength)
      let message = validation.errorMessage.prefix(utf16: ValidationMarkup.maximumMessageLength)
      if !title.isEmpty { markup.attribute("errorTitle", title) }
      if !message.isEmpty { markup.attribute("error", message) }
      markup.raw(" sqref=\"\(first == last ? "\(first)" : "\(first):\(last)")\">")
      for (index, formula) in rule.formulas.enumerated() {
        markup.element("formula\(index + 1)", formula)
      }
      markup.raw("</dataValidation>")
    }
    markup.raw("</dataValidations>")
  }

  private func rule(
    _ rule: CellValidation.Rule, choices: inout ChoiceLists
  ) -> (type: String, formulas: [String])? {
    func list(_ source: ChoiceLists.Source?) -> (String, [String])? {
      switch source {
      case nil: nil
      case .literal(let text)?: ("list", [text])
      case .name(let name)?: ("list", [name])
      }
    }
    switch rule {
    case .list(let texts): return list(choices.source(of: texts))
    case .numbers(let numbers): return list(choices.source(ofNumbers: numbers))
    case .decimal(let minimum, let maximum):
      guard WrittenNumber.isCellValue(minimum), WrittenNumber.isCellValue(maximum) else {
        return nil
      }
      return ("decimal", [minimum, maximum])
    }
  }

  private func writePrintSetup(to markup: inout Markup) {
    markup.raw("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.75\" header=\"0.3\"")
    markup.raw(" footer=\"0.3\"/>")
    // A4 is paper 9.
    markup.raw(
      "<pageSetup paperSize=\"9\" orientation=\"\(sheet.isLandscape ? "landscape" : "portrait")\"")
    markup.raw(sheet.fitsWidth ? " fitToHeight=\"0\"/>" : " scale=\"\(sheet.scaleToWidth)\"/>")
    markup.raw("<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter>")
    guard !sheet.pageBreaks.isEmpty else { return }
    let count = sheet.pageBreaks.count
    markup.raw("<rowBreaks count=\"\(count)\" manualBreakCount=\"\(count)\">")
    for row in sheet.pageBreaks { markup.raw("<brk id=\"\(row - 1)\" max=\"16383\" man=\"1\"/>") }
    markup.raw("</rowBreaks>")
  }
}
