/// A workbook as written by one of the programs that agencies use.
///
/// The quirks are those seen in real files (`spreadsheet-formats.md`, sections 1.4 and 1.5): a tidy
/// writer cannot produce them.
struct MessyWorkbook {
  /// The sheets in tab order.
  let sheets: [Grid]
  /// The program that writes.
  let dialect: Dialect
  /// Who last saved it, and when, for the properties.
  let author: String, saved: String
  /// Text between the XML declaration and the root.
  var doctype = ""

  private var tag: String { dialect.elementPrefix }

  /// The file's bytes.
  func bytes() -> [UInt8] {
    var text = prologue()
    for sheet in sheets { text += worksheet(sheet) }
    text += "</\(tag)Workbook>\(dialect.newline)"
    if dialect.decomposes { text = text.decomposed }
    return dialect.isUTF16 ? MessyWorkbook.utf16(text) : Array(text.utf8)
  }

  private static func utf16(_ text: String) -> [UInt8] {
    [0xff, 0xfe] + text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
  }

  private func prologue() -> String {
    let line = dialect.newline
    let namespace = "urn:schemas-microsoft-com:office:spreadsheet"
    var text = "<?xml version=\"1.0\"\(dialect.declaration)?>\(line)"
    if dialect.hasInstruction { text += "<?mso-application progid=\"Excel.Sheet\"?>\(line)" }
    text += doctype
    let q = dialect.quote
    let own = tag.isEmpty ? " xmlns=\(q)\(namespace)\(q)" : ""
    text += "<\(tag)Workbook\(own) xmlns:ss=\(q)\(namespace)\(q)"
    text += " xmlns:o=\(q)urn:schemas-microsoft-com:office:office\(q)"
    text += " xmlns:x=\(q)urn:schemas-microsoft-com:office:excel\(q)>\(line)"
    guard dialect.hasStyles else { return text }
    text += "<o:DocumentProperties><o:LastAuthor>\(escaped(author))</o:LastAuthor>"
    text += "<o:LastSaved>\(saved)</o:LastSaved></o:DocumentProperties>\(line)"
    text += "<\(tag)Styles>\(line)<\(tag)Style ss:ID=\"Default\" ss:Name=\"Normal\"/>\(line)"
    text += "<\(tag)Style ss:ID=\"s62\"><\(tag)Alignment ss:Horizontal=\"Center\""
    text += " ss:Vertical=\"Center\" ss:WrapText=\"1\"/><\(tag)Font ss:Bold=\"1\"/></\(tag)Style>"
    return text + "\(line)</\(tag)Styles>\(line)"
  }

  private func worksheet(_ sheet: Grid) -> String {
    let line = dialect.newline
    let outer = dialect.worksheetPrefix
    let q = dialect.quote
    var text =
      "<\(outer)Worksheet ss:Name=\(q)\(escaped(sheet.name))\(q)>\(line)<\(tag)Table>\(line)"
    var next = 1
    for (position, cells) in sheet.rows.enumerated() {
      let number = position + 1
      if cells.isEmpty && !dialect.writesEmptyRows { continue }
      let index = number != next || dialect.indexesEverything ? " ss:Index=\(q)\(number)\(q)" : ""
      next = number + 1
      guard !cells.isEmpty else {
        text += "<\(tag)Row/>\(line)"
        continue
      }
      text += "<\(tag)Row\(index)>\(dialect.cellBreak)"
      text += row(cells)
      text += "</\(tag)Row>\(line)"
    }
    text += "</\(tag)Table>\(line)"
    if sheet.isHidden {
      text += "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>\(line)"
    }
    return text + "</\(outer)Worksheet>\(line)"
  }

  private func row(_ cells: [Grid.Cell]) -> String {
    let q = dialect.quote
    var text = ""
    var next = 1
    for cell in cells {
      text += "<\(tag)Cell"
      if cell.column != next || dialect.indexesEverything {
        text += " ss:Index=\(q)\(cell.column)\(q)"
      }
      if cell.across > 0 { text += " ss:MergeAcross=\(q)\(cell.across)\(q)" }
      if cell.down > 0 { text += " ss:MergeDown=\(q)\(cell.down)\(q)" }
      if cell.isHeading && dialect.hasStyles { text += " ss:StyleID=\(q)s62\(q)" }
      next = cell.column + 1 + cell.across
      let (type, content) = data(cell.content)
      text += "><\(tag)Data ss:Type=\(q)\(type)\(q)>\(content)</\(tag)Data></\(tag)Cell>"
      text += dialect.cellBreak
    }
    return text
  }

  private func data(_ content: Grid.Content) -> (type: String, text: String) {
    switch content {
    case .text(let text): ("String", escaped(text))
    case .number(let text): ("Number", text)
    case .error(let text): ("Error", escaped(text))
    case .raw(let text): ("String", text)
    }
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&apos;"
      case "\n": escaped += "&#10;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
