import CLibXML2

/// The names of XML Spreadsheet 2003 in a parser's dictionary, compared by address.
struct XMLNames {
  typealias Name = UnsafePointer<UInt8>

  static let spreadsheetNamespace = "urn:schemas-microsoft-com:office:spreadsheet"

  let spreadsheet: Name?
  let workbook: Name?
  let worksheet: Name?
  let table: Name?
  let row: Name?
  let cell: Name?
  let data: Name?
  let comment: Name?
  let phoneticText: Name?
  let index: Name?
  let mergeAcross: Name?
  let mergeDown: Name?
  let formula: Name?
  let span: Name?
  let type: Name?
  let name: Name?
  let styles: Name?
  let style: Name?
  let font: Name?
  let column: Name?
  let identifier: Name?
  let parent: Name?
  let fontName: Name?
  let styleID: Name?
  let face: Name?
  let topCell: Name?
  let leftCell: Name?
  let hidden: Name?
  let worksheetOptions: Name?
  let visible: Name?

  init(_ dictionary: xmlDictPtr?) {
    func intern(_ text: String) -> Name? { xmlDictLookup(dictionary, text, -1) }
    spreadsheet = intern(Self.spreadsheetNamespace)
    workbook = intern("Workbook")
    worksheet = intern("Worksheet")
    table = intern("Table")
    row = intern("Row")
    cell = intern("Cell")
    data = intern("Data")
    comment = intern("Comment")
    phoneticText = intern("PhoneticText")
    index = intern("Index")
    mergeAcross = intern("MergeAcross")
    mergeDown = intern("MergeDown")
    formula = intern("Formula")
    span = intern("Span")
    type = intern("Type")
    name = intern("Name")
    styles = intern("Styles")
    style = intern("Style")
    font = intern("Font")
    column = intern("Column")
    identifier = intern("ID")
    parent = intern("Parent")
    fontName = intern("FontName")
    styleID = intern("StyleID")
    face = intern("Face")
    topCell = intern("TopCell")
    leftCell = intern("LeftCell")
    hidden = intern("Hidden")
    worksheetOptions = intern("WorksheetOptions")
    visible = intern("Visible")
  }
}
