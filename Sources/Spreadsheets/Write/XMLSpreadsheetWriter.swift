/// Writes XML Spreadsheet 2003, which Excel and LibreOffice open.
public struct XMLSpreadsheetWriter: Sendable {
  /// Creates a writer.
  public init() {}

  /// The bytes of a workbook; the same document always gives the same bytes.
  public func write(_ document: WorkbookDocument) -> [UInt8] {
    []
  }
}
