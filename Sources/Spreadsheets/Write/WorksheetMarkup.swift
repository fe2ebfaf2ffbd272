/// Writes one sheet of a workbook.
struct WorksheetMarkup {
  let sheet: SheetDocument
  /// The sheet's name in the file.
  let name: String
  /// Whether this is the first visible sheet.
  let isSelected: Bool
  let formulaInjection: FormulaInjectionPolicy

  /// Appends the `Worksheet` element and collects the styles and choices it needs.
  func write(to markup: inout Markup, styles: inout StyleTable, choices: inout ChoiceLists) {
    markup.raw(" <Worksheet")
    markup.attribute("ss:Name", name)
    if sheet.isProtected { markup.raw(" ss:Protected=\"1\"") }
    markup.raw(">\n")
    if !sheet.isHidden, let rows = sheet.printedRows {
      markup.raw("  <Names><NamedRange ss:Name=\"Print_Titles\"")
      let range = "R\(rows.lowerBound):R\(rows.upperBound)"
      markup.attribute("ss:RefersTo", "=\(ChoiceLists.quoted(name))!\(range)")
      markup.raw("/></Names>\n")
    }
    markup.raw("  <Table>\n")
    writeColumns(to: &markup)
    writeRows(to: &markup, styles: &styles)
    markup.raw("  </Table>\n")
    writeOptions(to: &markup)
    for validation in sheet.validations {
      ValidationMarkup(validation: validation).write(to: &markup, choices: &choices)
    }
    writePageBreaks(to: &markup)
    markup.raw(" </Worksheet>\n")
  }

  private func writePageBreaks(to markup: inout Markup) {
    guard !sheet.isHidden, !sheet.pageBreaks.isEmpty else { return }
    markup.raw("  <PageBreaks xmlns=\"urn:schemas-microsoft-com:office:excel\"><RowBreaks>")
    for row in sheet.pageBreaks { markup.raw("<RowBreak><Row>\(row - 1)</Row></RowBreak>") }
    markup.raw("</RowBreaks></PageBreaks>\n")
  }

  private func writeColumns(to markup: inout Markup) {
    var expected = 1
    for (index, width) in sheet.columnWidths.enumerated() where width > 0 {
      markup.raw("   <Column")
      if index + 1 != expected { markup.attribute("ss:Index", index + 1) }
      markup.raw(" ss:AutoFitWidth=\"0\"")
      markup.attribute("ss:Width", width)
      markup.raw("/>\n")
      expected = index + 2
    }
  }

  private func writeRows(to markup: inout Markup, styles: inout StyleTable) {
    var placement = CellPlacement(sheetName: name)
    for (index, row) in sheet.rows.enumerated() {
      // Blank rows are written out: LibreOffice's older filter loses those implied only by an
      // ss:Index.
      let cells = placement.cells(of: row, at: index + 1)
      markup.raw("   <Row")
      if let height = row.height {
        markup.raw(" ss:AutoFitHeight=\"0\"")
        markup.attribute("ss:Height", height)
      } else if cells.contains(where: { $0.cell.style.isWrapped }) {
        markup.raw(" ss:AutoFitHeight=\"1\"")
      }
      markup.raw(cells.isEmpty ? "/>\n" : ">\n")
      var expectedColumn = 1
      for (column, cell) in cells {
        let index = column == expectedColumn ? nil : column
        CellMarkup(cell: cell, formulaInjection: formulaInjection)
          .write(to: &markup, index: index, styles: &styles)
        expectedColumn = column + 1 + max(cell.mergeAcross, 0)
      }
      if !cells.isEmpty { markup.raw("   </Row>\n") }
    }
  }

  private func writeOptions(to markup: inout Markup) {
    markup.raw("  <WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\">\n")
    if sheet.isHidden {
      markup.raw("   <Visible>SheetHidden</Visible>\n")
    } else {
      writePrintSetup(to: &markup)
    }
    if isSelected { markup.raw("   <Selected/>\n") }
    if sheet.frozenRows > 0 {
      // Pane 2 is the one below the split.
      markup.raw("   <FreezePanes/><FrozenNoSplit/>")
      markup.element("SplitHorizontal", String(sheet.frozenRows))
      markup.element("TopRowBottomPane", String(sheet.frozenRows))
      markup.raw("<ActivePane>2</ActivePane>\n")
    }
    let isProtected = sheet.isProtected ? "True" : "False"
    markup.raw("   <ProtectObjects>\(isProtected)</ProtectObjects>")
    markup.raw("<ProtectScenarios>\(isProtected)</ProtectScenarios>\n")
    if sheet.isProtected { markup.raw("   <AllowSizeCols/><AllowSizeRows/>\n") }
    markup.raw("  </WorksheetOptions>\n")
  }

  private func writePrintSetup(to markup: inout Markup) {
    markup.raw("   <PageSetup>")
    if sheet.isLandscape { markup.raw("<Layout x:Orientation=\"Landscape\"/>") }
    markup.raw("<Footer x:Margin=\"0.3\" x:Data=\"&amp;C&amp;P/&amp;N\"/>")
    markup.raw("<PageMargins x:Bottom=\"0.75\" x:Left=\"0.5\" x:Right=\"0.5\" x:Top=\"0.6\"/>")
    markup.raw("</PageSetup>\n")
    // One A4 page (paper 9) wide, as long as needed.
    markup.raw(
      sheet.fitsWidth
        ? "   <FitToPage/><Print><FitHeight>0</FitHeight><ValidPrinterInfo/>"
        : "   <Print><ValidPrinterInfo/>")
    markup.raw("<PaperSizeIndex>9</PaperSizeIndex>")
    if !sheet.fitsWidth { markup.raw("<Scale>\(sheet.scaleToWidth)</Scale>") }
    markup.raw("</Print>\n")
  }
}
