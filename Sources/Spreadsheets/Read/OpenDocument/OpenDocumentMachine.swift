/// Turns the content of an OpenDocument spreadsheet into sheets and cells.
final class OpenDocumentMachine: PartMachine {
  static let root = PartElement(2)
  static let body = PartElement(3)
  static let spreadsheet = PartElement(4)
  static let table = PartElement(5)
  /// A header, a group, or another element around rows.
  static let rows = PartElement(6)
  static let row = PartElement(7)
  static let cell = PartElement(8)
  static let list = PartElement(9)
  static let paragraph = PartElement(10)
  /// Anything in a paragraph whose text belongs to it.
  static let span = PartElement(11)

  static let styles = PartElement(12)
  static let style = PartElement(13)

  private(set) var names = OpenDocumentNames()
  /// Whether the document is a spreadsheet.
  private(set) var isSpreadsheet = false

  var row = 0
  var column = 0
  var rowsRepeated = 1
  var nextRow = 1
  var nextColumn = 1
  var isRowHidden = false
  /// The style being read, and those whose sheets are hidden.
  var currentStyle = ""
  var hidingStyles: Set<String> = []
  private let gathered: UnsafeMutablePointer<Gathered>

  override init(delivery: Delivery, part: String?) {
    gathered = .allocate(capacity: 1)
    gathered.initialize(to: Gathered())
    super.init(delivery: delivery, part: part)
  }

  deinit {
    gathered.deinitialize(count: 1)
    gathered.deallocate()
  }

  override func intern(_ lookUp: (String) -> Name?) { names = OpenDocumentNames(lookUp) }

  override func begin(
    _ local: Name?, _ namespace: Name?, _ attributes: Attributes, in parent: PartElement
  ) -> PartElement {
    switch parent {
    case Self.row: beginInRow(local, namespace, attributes)
    case Self.cell, Self.list: beginInCell(local, namespace)
    case Self.paragraph, Self.span: beginInParagraph(local, namespace, attributes)
    case Self.table, Self.rows: beginInTable(local, namespace, attributes)
    default: beginOutside(local, namespace, attributes, in: parent)
    }
  }

  private func beginOutside(
    _ local: Name?, _ namespace: Name?, _ attributes: Attributes, in parent: PartElement
  ) -> PartElement {
    switch parent {
    case .document:
      let isRoot = local == names.documentContent || local == names.document
      if isRoot, namespace == names.office { return Self.root }
      refuse(local, namespace)
    case Self.root:
      if local == names.body, namespace == names.office { return Self.body }
      if local == names.automaticStyles, namespace == names.office { return Self.styles }
    case Self.styles:
      if local == names.style, namespace == names.styleNamespace {
        beginStyle(attributes)
        return Self.style
      }
    case Self.style:
      if local == names.tableProperties, namespace == names.styleNamespace {
        readTableProperties(attributes)
      }
    case Self.body:
      if local == names.spreadsheet, namespace == names.office {
        isSpreadsheet = true
        return Self.spreadsheet
      }
      refuse(local, namespace)
    case Self.spreadsheet:
      // The element is named like its namespace's prefix.
      if namespace == names.table, Self.isWord("table", local) {
        beginTable(attributes)
        return Self.table
      }
    default: break
    }
    return .foreign
  }

  private func beginInTable(_ local: Name?, _ namespace: Name?, _ attributes: Attributes)
    -> PartElement
  {
    guard namespace == names.table else { return .foreign }
    if local == names.tableRow {
      beginRow(attributes)
      return Self.row
    }
    if local == names.tableColumn { passColumns(attributes) }
    let isAround =
      local == names.tableHeaderRows || local == names.tableRows || local == names.tableRowGroup
    return isAround ? Self.rows : .foreign
  }

  private func beginInRow(_ local: Name?, _ namespace: Name?, _ attributes: Attributes)
    -> PartElement
  {
    guard namespace == names.table else { return .foreign }
    if local == names.tableCell || local == names.coveredTableCell {
      beginCell(attributes, isCovered: local == names.coveredTableCell)
      return Self.cell
    }
    return .foreign
  }

  private func beginInCell(_ local: Name?, _ namespace: Name?) -> PartElement {
    if namespace == names.text {
      // The shown text is not collected when an attribute holds the value.
      if cell.isFromAttribute { return .foreign }
      if local == names.p || local == names.h {
        paragraphs.beginParagraph()
        return Self.paragraph
      }
      if local == names.list || local == names.listItem || local == names.listHeader {
        return Self.list
      }
    } else if namespace == names.table, Self.isWord("table", local) {
      delivery.report(
        .elementMisplaced, row: row, column: column, line: line, found: "a table within a cell")
    }
    return .foreign
  }

  private func beginInParagraph(_ local: Name?, _ namespace: Name?, _ attributes: Attributes)
    -> PartElement
  {
    guard namespace == names.text, local != names.rubyText else { return .foreign }
    if local == names.s {
      var count = 1
      for index in 0..<attributes.count
      where attributes.name(index) == names.c && attributes.namespace(index) == names.text {
        if case .number(let stated) = attributes.place(index) { count = stated }
      }
      if hasRoom(for: count) { paragraphs.appendNamed(" ", count: count) }
    } else if local == names.tab {
      if hasRoom(for: 1) { paragraphs.appendNamed("\t") }
    } else if local == names.lineBreak {
      if hasRoom(for: 1) { paragraphs.appendNamed("\n") }
    }
    return Self.span
  }

  override func text(_ start: Name, count: Int, in element: PartElement) {
    guard element == Self.paragraph || element == Self.span else { return }
    if hasRoom(for: count) { paragraphs.append(start, count: count) }
  }

  override func end(_ element: PartElement) {
    switch element {
    case Self.cell: endCell()
    case Self.paragraph: paragraphs.endParagraph()
    case Self.row: endRow()
    case Self.table: delivery.endSheet()
    default: break
    }
  }

  func hasRoom(for count: Int) -> Bool {
    let limit = delivery.limits.textBytes
    if paragraphs.text.count + count + 2 <= limit { return true }
    delivery.halt(
      .textTooLong, row: row, column: column, line: line, found: "more than \(limit) bytes",
      expected: .atMost(limit, .bytes))
    return false
  }

  /// A root or a body of another kind: a text document, a drawing, anything.
  private func refuse(_ local: Name?, _ namespace: Name?) {
    let name = local.map { String(cString: $0) } ?? ""
    let space = namespace.map { "{\(String(cString: $0))}" } ?? ""
    halt(.notASpreadsheet, found: "<\(space)\(name)>")
  }

  private static func isWord(_ word: StaticString, _ name: Name?) -> Bool {
    guard let name else { return false }
    for index in 0..<word.utf8CodeUnitCount where name[index] != word.utf8Start[index] {
      return false
    }
    return name[word.utf8CodeUnitCount] == 0
  }
}

/// The content collected for one cell or one row.
private struct Gathered: ~Copyable {
  var cell = OpenDocumentCell()
  var attributeText = TextBuffer()
  var paragraphs = ParagraphText()
  var repeatedRow = RepeatedRow()
}

// Behind a pointer: as class properties, these would be checked for overlapping access at run time,
// several times per cell, which costs a twelfth of a whole file's time.
extension OpenDocumentMachine {
  var cell: OpenDocumentCell {
    _read { yield gathered.pointee.cell }
    _modify { yield &gathered.pointee.cell }
  }

  var attributeText: TextBuffer {
    _read { yield gathered.pointee.attributeText }
    _modify { yield &gathered.pointee.attributeText }
  }

  var paragraphs: ParagraphText {
    _read { yield gathered.pointee.paragraphs }
    _modify { yield &gathered.pointee.paragraphs }
  }

  var repeatedRow: RepeatedRow {
    _read { yield gathered.pointee.repeatedRow }
    _modify { yield &gathered.pointee.repeatedRow }
  }
}
