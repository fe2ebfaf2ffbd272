/// Writes Office Open XML workbooks (.xlsx), which Excel, LibreOffice and Gnumeric open by a double
/// click with their page set-up, protection and choices.
///
/// The bytes depend on the document and the policy alone. Sheet names that the programs would
/// reject are corrected; characters that XML cannot represent become U+FFFD; nothing else is
/// changed.
public struct OfficeOpenXMLWriter: Sendable, Hashable {
  /// The policy for text that looks like a formula; a string cell in this format is never one.
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
  /// - Parameter document: The workbook.
  /// - Returns: A whole zip archive.
  public func write(_ document: WorkbookDocument) -> [UInt8] {
    let parts = WorkbookParts(document, formulaInjection: formulaInjection)
    return ArchiveWriter.write(parts.entries)
  }
}

/// The parts of a workbook's package.
struct WorkbookParts {
  private let document: WorkbookDocument
  private var sheets: [SheetDocument]
  private var names: [String]
  private let selected: Int
  private var styles = CellFormatTable()
  private var choices = ChoiceLists()
  private var worksheets: [[UInt8]] = []
  private let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private let packages = "http://schemas.openxmlformats.org/package/2006"

  init(_ document: WorkbookDocument, formulaInjection: FormulaInjectionPolicy) {
    self.document = document
    var sheets = document.sheets.isEmpty ? [SheetDocument(name: "")] : document.sheets
    selected = sheets.firstIndex { !$0.isHidden } ?? 0
    sheets[selected].isHidden = false
    names = SheetNames.mended(sheets.map(\.name) + [ChoiceLists.sheetName])
    let listName = names[sheets.count]
    for (index, sheet) in sheets.enumerated() {
      worksheets.append(
        WorksheetPart(
          sheet: sheet, name: names[index], isSelected: index == selected,
          formulaInjection: formulaInjection, listSheet: listName
        ).bytes(styles: &styles, choices: &choices))
    }
    if let list = choices.sheet {
      worksheets.append(
        WorksheetPart(
          sheet: list, name: listName, isSelected: false, formulaInjection: .keep,
          listSheet: listName
        ).bytes(styles: &styles, choices: &choices))
      sheets.append(list)
    }
    self.sheets = sheets
    names = Array(names.prefix(sheets.count))
  }

  /// The entries of the package, in the order in which programs look for them.
  var entries: [(name: String, bytes: [UInt8])] {
    var entries: [(name: String, bytes: [UInt8])] = [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", packageRelations),
      ("docProps/core.xml", properties), ("xl/workbook.xml", workbook),
      ("xl/_rels/workbook.xml.rels", workbookRelations), ("xl/styles.xml", stylesPart),
    ]
    for (index, bytes) in worksheets.enumerated() {
      entries.append(("xl/worksheets/sheet\(index + 1).xml", bytes))
      let comments = CommentParts(sheet: sheets[index], name: names[index])
      guard !comments.isEmpty else { continue }
      entries.append(
        ("xl/worksheets/_rels/sheet\(index + 1).xml.rels", commentRelations(index + 1)))
      entries.append(("xl/comments\(index + 1).xml", comments.texts))
      entries.append(("xl/drawings/vmlDrawing\(index + 1).vml", comments.shapes))
    }
    return entries
  }

  private func hasComments(_ index: Int) -> Bool {
    !CommentParts(sheet: sheets[index], name: names[index]).isEmpty
  }

  private func bytes(_ write: (inout Markup) -> Void) -> [UInt8] {
    var markup = Markup()
    markup.raw(head)
    write(&markup)
    return markup.bytes
  }

  private var contentTypes: [UInt8] {
    let office = "application/vnd.openxmlformats-officedocument"
    return bytes { markup in
      markup.raw("<Types xmlns=\"\(packages)/content-types\">")
      markup.raw("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package")
      markup.raw(
        ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>")
      markup.raw("<Default Extension=\"vml\" ContentType=\"\(office).vmlDrawing\"/>")
      func part(_ name: String, _ type: String) {
        markup.raw("<Override PartName=\"\(name)\" ContentType=\"\(type)\"/>")
      }
      part("/xl/workbook.xml", "\(office).spreadsheetml.sheet.main+xml")
      part("/xl/styles.xml", "\(office).spreadsheetml.styles+xml")
      part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
      for index in worksheets.indices {
        part("/xl/worksheets/sheet\(index + 1).xml", "\(office).spreadsheetml.worksheet+xml")
        if hasComments(index) {
          part("/xl/comments\(index + 1).xml", "\(office).spreadsheetml.comments+xml")
        }
      }
      markup.raw("</Types>\n")
    }
  }

  private func relationList(_ list: [(id: String, type: String, target: String)]) -> [UInt8] {
    bytes { markup in
      markup.raw("<Relationships xmlns=\"\(packages)/relationships\">")
      for (id, type, target) in list {
        markup.raw("<Relationship Id=\"\(id)\" Type=\"\(type)\" Target=\"\(target)\"/>")
      }
      markup.raw("</Relationships>\n")
    }
  }

  private var packageRelations: [UInt8] {
    relationList([
      ("rId1", "\(relations)/officeDocument", "xl/workbook.xml"),
      ("rId2", "\(packages)/relationships/metadata/core-properties", "docProps/core.xml"),
    ])
  }

  private var workbookRelations: [UInt8] {
    relationList(
      worksheets.indices.map {
        ("rId\($0 + 1)", "\(relations)/worksheet", "worksheets/sheet\($0 + 1).xml")
      } + [("rId\(worksheets.count + 1)", "\(relations)/styles", "styles.xml")])
  }

  private func commentRelations(_ number: Int) -> [UInt8] {
    relationList([
      ("rId1", "\(relations)/comments", "../comments\(number).xml"),
      ("rId2", "\(relations)/vmlDrawing", "../drawings/vmlDrawing\(number).vml"),
    ])
  }

  private var properties: [UInt8] {
    bytes { markup in
      markup.raw("<cp:coreProperties xmlns:cp=\"\(packages)/metadata/core-properties\"")
      markup.raw(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">")
      if !document.title.isEmpty { markup.element("dc:title", document.title) }
      if !document.subject.isEmpty { markup.element("dc:subject", document.subject) }
      markup.raw("</cp:coreProperties>\n")
    }
  }

  private var workbook: [UInt8] {
    bytes { markup in
      markup.raw("<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\">")
      markup.raw("<bookViews><workbookView activeTab=\"\(selected)\"/></bookViews><sheets>")
      for (index, sheet) in sheets.enumerated() {
        markup.raw("<sheet")
        markup.attribute("name", names[index])
        markup.raw(" sheetId=\"\(index + 1)\"")
        if sheet.isHidden { markup.raw(" state=\"hidden\"") }
        markup.raw(" r:id=\"rId\(index + 1)\"/>")
      }
      markup.raw("</sheets>")
      writeNames(to: &markup)
      markup.raw("</workbook>\n")
    }
  }

  private func writeNames(to markup: inout Markup) {
    let lists = choices.columns.enumerated().map { index, cells in
      let column = ColumnName.text(index + 1)
      return (
        name: ChoiceLists.rangeName(index + 1), scope: Int?.none,
        range:
          "\(ChoiceLists.quoted(names[sheets.count - 1]))!$\(column)$1:$\(column)$\(cells.count)"
      )
    }
    let titles = sheets.enumerated().compactMap { index, sheet -> (String, Int?, String)? in
      guard !sheet.isHidden, let rows = sheet.printedRows else { return nil }
      return (
        "_xlnm.Print_Titles", index,
        "\(ChoiceLists.quoted(names[index]))!$\(rows.lowerBound):$\(rows.upperBound)"
      )
    }
    guard !lists.isEmpty || !titles.isEmpty else { return }
    markup.raw("<definedNames>")
    for (name, scope, range) in lists + titles {
      markup.raw("<definedName name=\"\(name)\"")
      if let scope { markup.raw(" localSheetId=\"\(scope)\"") }
      markup.raw(">")
      markup.text(range)
      markup.raw("</definedName>")
    }
    markup.raw("</definedNames>")
  }

  private var stylesPart: [UInt8] {
    bytes { markup in
      markup.raw("<styleSheet xmlns=\"\(main)\">")
      styles.write(to: &markup)
      markup.raw("</styleSheet>\n")
    }
  }
}
