/// The names of OpenDocument in a parser's dictionary, compared by address.
struct OpenDocumentNames {
  typealias Name = UnsafePointer<UInt8>

  static let officeNamespace = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

  // Namespaces.
  var office: Name?
  var table: Name?
  var text: Name?
  var calcext: Name?
  // Elements.
  var documentContent: Name?
  var document: Name?
  var body: Name?
  var spreadsheet: Name?
  var tableRow: Name?
  var tableHeaderRows: Name?
  var tableRows: Name?
  var tableRowGroup: Name?
  var tableCell: Name?
  var coveredTableCell: Name?
  var p: Name?
  var h: Name?
  var list: Name?
  var listItem: Name?
  var listHeader: Name?
  var s: Name?
  var tab: Name?
  var lineBreak: Name?
  var annotation: Name?
  var rubyText: Name?
  // Attributes.
  var name: Name?
  var rowsRepeated: Name?
  var columnsRepeated: Name?
  var rowsSpanned: Name?
  var columnsSpanned: Name?
  var formula: Name?
  var valueType: Name?
  var value: Name?
  var dateValue: Name?
  var timeValue: Name?
  var booleanValue: Name?
  var stringValue: Name?
  var c: Name?
  // Hidden parts.
  var style: Name?
  var automaticStyles: Name?
  var tableProperties: Name?
  var tableColumn: Name?
  var visibility: Name?
  var display: Name?
  var styleName: Name?
  var styleNamespace: Name?

  init() {}

  init(_ lookUp: (String) -> Name?) {
    office = lookUp(Self.officeNamespace)
    table = lookUp("urn:oasis:names:tc:opendocument:xmlns:table:1.0")
    text = lookUp("urn:oasis:names:tc:opendocument:xmlns:text:1.0")
    calcext = lookUp("urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0")
    documentContent = lookUp("document-content")
    document = lookUp("document")
    body = lookUp("body")
    spreadsheet = lookUp("spreadsheet")
    tableRow = lookUp("table-row")
    tableHeaderRows = lookUp("table-header-rows")
    tableRows = lookUp("table-rows")
    tableRowGroup = lookUp("table-row-group")
    tableCell = lookUp("table-cell")
    coveredTableCell = lookUp("covered-table-cell")
    p = lookUp("p")
    h = lookUp("h")
    list = lookUp("list")
    listItem = lookUp("list-item")
    listHeader = lookUp("list-header")
    s = lookUp("s")
    tab = lookUp("tab")
    lineBreak = lookUp("line-break")
    annotation = lookUp("annotation")
    rubyText = lookUp("ruby-text")
    name = lookUp("name")
    rowsRepeated = lookUp("number-rows-repeated")
    columnsRepeated = lookUp("number-columns-repeated")
    rowsSpanned = lookUp("number-rows-spanned")
    columnsSpanned = lookUp("number-columns-spanned")
    formula = lookUp("formula")
    valueType = lookUp("value-type")
    value = lookUp("value")
    dateValue = lookUp("date-value")
    timeValue = lookUp("time-value")
    booleanValue = lookUp("boolean-value")
    stringValue = lookUp("string-value")
    c = lookUp("c")
    style = lookUp("style")
    automaticStyles = lookUp("automatic-styles")
    tableProperties = lookUp("table-properties")
    tableColumn = lookUp("table-column")
    visibility = lookUp("visibility")
    display = lookUp("display")
    styleName = lookUp("style-name")
    styleNamespace = lookUp("urn:oasis:names:tc:opendocument:xmlns:style:1.0")
  }
}
