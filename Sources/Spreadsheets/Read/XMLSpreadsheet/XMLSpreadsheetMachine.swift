import CLibXML2

/// Turns the parser's events into sheets and cells: the meaning of an element depends on its
/// parent.
struct XMLSpreadsheetMachine: ~Copyable {
  typealias Name = XMLNames.Name

  /// The meaning of an open element; `run` is anything in Data, `surplus` a second Data and all in
  /// it.
  enum Element: UInt8 {
    case document, foreign, comment, workbook, styles, style, font, worksheet, table, column
    case row, cell, data, run, surplus, options, visible
  }

  let context: xmlParserCtxtPtr
  let names: XMLNames
  let limits: Limits
  let sink: EventSink
  /// Whether this is the second reading, which repairs characters.
  let isRecovering: Bool
  /// Whether the file declares ISO-8859-1, which in practice means windows-1252.
  let isLatin1: Bool

  private let stack: UnsafeMutablePointer<Element>
  private var depth = 0
  /// How many open elements began after the end of the file and are ignored.
  private var cutOff = 0

  /// Whether the root is a workbook.
  var isSpreadsheet = false
  var isRootClosed = false
  /// Whether an error was reported that ends the reading.
  private(set) var isHalted = false
  /// Whether reading has ended, because of a reported error or broken markup.
  private(set) var isStopped = false
  /// Whether the parser has reported any event since this was last cleared.
  var isHeard = false
  /// Whether the file has ended, so that a tag that begins now is truncated.
  var isFinishing = false
  /// The first fault in the markup that was not repaired.
  private(set) var fault: XMLFault?

  var grid: Grid
  var sheetName: String?
  var sheetNames: Set<String> = []
  var sheetCount = 0
  var tableCount = 0
  var cellCount = 0
  var diagnosticCount = 0
  var warningCounts: [Diagnostic.Code: Int] = [:]
  var reportedOnce: Set<Diagnostic.Code> = []
  var alternativeNamespace: Name?
  /// The keyword for a sheet's visibility.
  var visibility = TextBuffer()
  /// The column of a Column element without an Index.
  var nextColumn = 1

  var cellLine = 0
  var hasFormula = false
  var dataCount = 0
  var type = DataType.missing
  /// The word in place of a type, when it is not a type.
  var unknownType = ""
  var text = TextBuffer()
  var fonts: StyleFonts
  var inherited = InheritedStyles()
  var cellEncoding: LegacyEncoding?
  var encodedText = EncodedText()
  /// The meaning of the cell's text, when it differs from its characters.
  var decodedText = TextBuffer()
  /// Whether this sheet's text in an old encoding has been reported.
  var isLegacyReported = false
  /// Text that is not the cell's value, kept for a diagnostic.
  var strayText = TextBuffer()
  var isSpanReported = false
  /// How the current cell was repaired.
  var mending: Diagnostic.Code?
  /// How markup was repaired before any cell was open.
  var pendingMending: Diagnostic.Code?

  init(
    context: xmlParserCtxtPtr, limits: Limits, sink: EventSink, isRecovering: Bool, isLatin1: Bool
  ) {
    self.context = context
    self.limits = limits
    self.sink = sink
    self.isRecovering = isRecovering
    self.isLatin1 = isLatin1
    names = XMLNames(context.pointee.dict)
    grid = Grid(limits: limits)
    fonts = StyleFonts(limits: limits)
    stack = .allocate(capacity: limits.depth + 1)
    stack[0] = .document
  }

  deinit { stack.deallocate() }

  var current: Element { stack[depth] }

  /// The parser's current line, 1-based.
  var line: Int { context.pointee.input.map { Int($0.pointee.line) } ?? 0 }

  mutating func startElement(
    _ local: Name?, namespace: Name?, _ attributes: Attributes, declares: Bool
  ) {
    isHeard = true
    if isStopped { return }
    if isFinishing {
      cutOff += 1
      return
    }
    guard depth < limits.depth else {
      return halt(.nestingTooDeep, found: "\(depth + 1)", expected: .atMost(limits.depth))
    }
    guard attributes.count <= limits.attributes else {
      return halt(
        .tooManyAttributes, found: "\(attributes.count)", expected: .atMost(limits.attributes))
    }
    guard !declares || context.pointee.namespacesInScope <= limits.attributes else {
      return halt(
        .tooManyNames, found: "\(context.pointee.namespacesInScope) namespaces",
        expected: .atMost(limits.attributes))
    }
    if strayText.count > 0 { reportStrayOutsideCell() }
    let element = meaning(of: local, namespace)
    if pendingMending != nil, element != .cell { reportPendingMending() }
    depth += 1
    stack[depth] = element
    switch element {
    case .document, .styles, .surplus, .foreign, .comment, .options: break
    case .visible: visibility.removeAll()
    case .run: if attributes.count > 0 { beginRun(attributes, depth: depth) }
    case .style: beginStyle(attributes)
    case .font: setFont(attributes)
    case .column: addColumn(attributes)
    case .workbook: isSpreadsheet = true
    case .worksheet: beginSheet(attributes)
    case .table: beginTable(attributes)
    case .row: beginRow(attributes)
    case .cell: beginCell(attributes)
    case .data: beginData(attributes)
    }
  }

  mutating func endElement() {
    isHeard = true
    if isStopped || depth == 0 { return }
    if cutOff > 0 {
      cutOff -= 1
      return
    }
    if strayText.count > 0 { reportStrayOutsideCell() }
    let element = stack[depth]
    depth -= 1
    switch element {
    case .cell: endCell()
    case .worksheet: sheetName = nil
    case .visible: endVisibility()
    case .run: encodedText.endRun(depth: depth + 1, at: text.count)
    default: break
    }
    if depth == 0 { isRootClosed = true }
  }

  /// The meaning of an element, by its parent and its name; also counts tables and Data.
  private mutating func meaning(of local: Name?, _ namespace: Name?) -> Element {
    switch stack[depth] {
    case .document:
      if local == names.workbook, belongs(namespace) { return .workbook }
      haltAtRoot(local, namespace)
    case .workbook:
      if local == names.worksheet, belongs(namespace) { return .worksheet }
      if local == names.styles, belongs(namespace) { return .styles }
    case .styles:
      if local == names.style, belongs(namespace) { return .style }
    case .style:
      if local == names.font, belongs(namespace) { return .font }
    case .worksheet:
      if local == names.table, belongs(namespace) {
        tableCount += 1
        if tableCount > 1 { report(.secondTable, found: "Table \(tableCount)") }
        return .table
      }
      if local == names.worksheetOptions { return .options }
    case .options: if local == names.visible { return .visible }
    case .table:
      if local == names.row, belongs(namespace) { return .row }
      if local == names.column, belongs(namespace) { return .column }
    case .row:
      if local == names.cell, belongs(namespace) { return .cell }
    case .cell:
      if local == names.data, belongs(namespace) {
        dataCount += 1
        return dataCount == 1 ? .data : .surplus
      }
      // A comment has its own Data.
      if local == names.comment { return .comment }
    case .data, .run:
      // Runs of rich text belong to the value; phonetic guides do not.
      return local == names.phoneticText ? .foreign : .run
    case .surplus: return .surplus
    case .comment: return .comment
    case .foreign, .font, .column, .visible: break
    }
    reportIfMisplaced(local, namespace)
    return .foreign
  }

  /// Whether a name is in the namespace of XML Spreadsheet 2003, or in none.
  @inline(__always)
  private mutating func belongs(_ namespace: Name?) -> Bool {
    namespace == names.spreadsheet || belongsLeniently(namespace)
  }

  @inline(never)
  private mutating func belongsLeniently(_ namespace: Name?) -> Bool {
    if namespace == alternativeNamespace && namespace != nil { return true }
    guard let namespace else {
      reportOnce(.namespaceMissing, found: "no namespace")
      return true
    }
    let written = String(cString: namespace)
    let squeezed = String(written.filter { !$0.isWhitespace }).lowercased()
    guard squeezed == XMLNames.spreadsheetNamespace else { return false }
    alternativeNamespace = namespace
    reportOnce(.namespaceMisspelt, found: written)
    return true
  }

  /// Ends the reading because of a reported error.
  mutating func halt() {
    isHalted = true
    isStopped = true
  }

  /// Ends the reading because of broken markup.
  mutating func stop(at fault: XMLFault) {
    self.fault = fault
    isStopped = true
  }

  private mutating func haltAtRoot(_ local: Name?, _ namespace: Name?) {
    let name = local.map { String(cString: $0) } ?? ""
    let space = namespace.map { "{\(String(cString: $0))}" } ?? ""
    halt(.notASpreadsheet, found: "<\(space)\(name)>")
  }

  /// Reports apparent content that is misplaced, or in place but in another namespace.
  private mutating func reportIfMisplaced(_ local: Name?, _ namespace: Name?) {
    guard
      local == names.cell || local == names.data || local == names.row || local == names.table
        || local == names.worksheet, let local, isSpreadsheet,
      current != .foreign && current != .options && current != .visible
        || namespace == names.spreadsheet
        || namespace == nil && reportedOnce.contains(.namespaceMissing)
    else { return }
    report(.elementMisplaced, line: line, found: "<\(String(cString: local))>")
  }
}
