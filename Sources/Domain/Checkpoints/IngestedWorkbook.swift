/// The output of ingest for a file: every cell, typed and raw, with its address.
public struct IngestedWorkbook: Hashable, Sendable {
  /// One sheet and its cells in file order.
  public struct Sheet: Hashable, Sendable {
    /// The sheet's name.
    public let name: String
    /// The cells in file order; blank cells without data are omitted.
    public let cells: [IngestedCell]
    /// The parts that spreadsheet programs hide; nil when there are none.
    public let hidden: HiddenParts?

    /// Creates a sheet.
    public init(name: String, cells: [IngestedCell], hidden: HiddenParts? = nil) {
      self.name = name
      self.cells = cells
      self.hidden = hidden
    }
  }

  /// The file format's name, such as `XML Spreadsheet 2003`.
  public let format: String
  /// The sheets in tab order.
  public let sheets: [Sheet]
  /// The reader's findings; an error means that the file as a whole cannot be trusted.
  public let findings: [Finding]
  /// The reader's other findings, counted by kind; nil when there are none.
  public let omitted: [OmittedFindings]?

  /// Creates an ingested workbook.
  public init(
    format: String, sheets: [Sheet], findings: [Finding], omitted: [OmittedFindings]? = nil
  ) {
    self.format = format
    self.sheets = sheets
    self.findings = findings
    self.omitted = omitted
  }
}

/// One cell as it was in a file.
public struct IngestedCell: Hashable, Sendable {
  /// The cell's type according to the file.
  public enum Kind: String, Hashable, Sendable {
    case number = "n"
    case string = "s"
    case boolean = "b"
    case dateTime = "d"
    case error = "e"
  }

  /// The 1-based row.
  public let row: Int
  /// The 1-based column.
  public let column: Int
  /// The cell's type according to the file.
  public let kind: Kind
  /// The text exactly as in the file; for a date, its ISO 8601 text.
  public let raw: String
  /// How many further columns and rows the cell covers.
  public let mergeAcross: Int, mergeDown: Int

  /// Creates a cell.
  public init(
    row: Int, column: Int, kind: Kind, raw: String, mergeAcross: Int = 0, mergeDown: Int = 0
  ) {
    self.row = row
    self.column = column
    self.kind = kind
    self.raw = raw
    self.mergeAcross = mergeAcross
    self.mergeDown = mergeDown
  }
}
