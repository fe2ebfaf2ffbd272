/// A workbook to write: sheets of rows of styled cells.
public struct WorkbookDocument: Sendable, Hashable {
  /// The document's title, for its properties.
  public var title: String
  /// The document's subject, for its properties.
  public var subject: String
  /// The sheets in tab order; at least one.
  public var sheets: [SheetDocument]

  /// Creates a workbook.
  public init(title: String = "", subject: String = "", sheets: [SheetDocument]) {
    self.title = title
    self.subject = subject
    self.sheets = sheets
  }
}

/// One sheet of a workbook to write.
public struct SheetDocument: Sendable, Hashable {
  /// The tab's name; 1 to 31 characters, without `: \ / ? * [ ]`.
  public var name: String
  /// Column widths in points, from column 1 on.
  public var columnWidths: [Int]
  /// The rows from row 1 on; an empty row is a blank line.
  public var rows: [RowDocument]
  /// How many rows from the top stay in view when scrolling.
  public var frozenRows: Int
  /// Choices and ranges that the spreadsheet program enforces during input.
  public var validations: [CellValidation]
  /// Whether only unlocked cells can be edited.
  public var isProtected: Bool
  /// Whether the page prints landscape.
  public var isLandscape: Bool
  /// The rows printed at the top of every page; nil repeats the frozen rows.
  public var repeatedRows: ClosedRange<Int>?
  /// The 1-based rows, ascending, that begin a new printed page.
  public var pageBreaks: [Int]
  /// Whether the tab is hidden; a workbook always shows at least one sheet.
  public var isHidden: Bool

  /// Creates a sheet.
  public init(
    name: String, columnWidths: [Int] = [], rows: [RowDocument] = [], frozenRows: Int = 0,
    validations: [CellValidation] = [], isProtected: Bool = false, isLandscape: Bool = false,
    repeatedRows: ClosedRange<Int>? = nil, pageBreaks: [Int] = [], isHidden: Bool = false
  ) {
    self.name = name
    self.columnWidths = columnWidths
    self.rows = rows
    self.frozenRows = frozenRows
    self.validations = validations
    self.isProtected = isProtected
    self.isLandscape = isLandscape
    self.repeatedRows = repeatedRows
    self.pageBreaks = pageBreaks
    self.isHidden = isHidden
  }
}

/// One row of a sheet to write.
public struct RowDocument: Sendable, Hashable {
  /// The cells in column order.
  public var cells: [CellDocument]
  /// The height in points; nil lets the program fit it.
  public var height: Int?

  /// Creates a row.
  public init(_ cells: [CellDocument] = [], height: Int? = nil) {
    self.cells = cells
    self.height = height
  }
}

/// One cell of a sheet to write.
public struct CellDocument: Sendable, Hashable {
  /// The 1-based column; nil is the next free one.
  public var column: Int?
  /// The content of the cell.
  public var content: CellContent
  /// The style of the cell.
  public var style: CellStyle
  /// How many further columns the cell covers.
  public var mergeAcross: Int
  /// How many further rows the cell covers.
  public var mergeDown: Int
  /// A note shown beside the cell.
  public var comment: String?

  /// Creates a cell.
  public init(
    _ content: CellContent = .empty, style: CellStyle = .plain, column: Int? = nil,
    mergeAcross: Int = 0, mergeDown: Int = 0, comment: String? = nil
  ) {
    self.content = content
    self.style = style
    self.column = column
    self.mergeAcross = mergeAcross
    self.mergeDown = mergeDown
    self.comment = comment
  }
}

/// The content of a cell to write.
public enum CellContent: Sendable, Hashable {
  /// Nothing; only the style shows.
  case empty
  /// Text, written unchanged.
  case string(String)
  /// A number as decimal text with '.', such as `8.5`; never formatted by locale.
  case number(String)
  /// A truth value.
  case boolean(Bool)
  /// A local date and time in ISO 8601, such as `2024-01-10T00:00:00.000`.
  case dateTime(String)
  /// An error value such as `#N/A`.
  case error(String)
}

/// The style of a cell.
public struct CellStyle: Sendable, Hashable {
  /// Horizontal alignment.
  public enum Alignment: String, Sendable, Hashable { case automatic, left, center, right }

  /// Bold type.
  public var isBold = false
  /// Italic type.
  public var isItalic = false
  /// The type size in points.
  public var fontSize = 11
  /// The type's colour as `#RRGGBB`.
  public var color: String?
  /// The background as `#RRGGBB`.
  public var background: String?
  /// Horizontal alignment.
  public var alignment = Alignment.automatic
  /// Whether long text breaks into lines.
  public var isWrapped = false
  /// Whether thin lines surround the cell.
  public var hasBorder = false
  /// An Excel number format such as `0.00`.
  public var numberFormat: String?
  /// Whether the cell can be edited when its sheet is protected.
  public var isUnlocked = false

  /// The default style.
  public static let plain = CellStyle()

  /// Creates the default style.
  public init() {}
}

/// A rule that the spreadsheet program applies during input.
public struct CellValidation: Sendable, Hashable {
  /// The permitted input.
  public enum Rule: Sendable, Hashable {
    /// One of these texts.
    case list([String])
    /// One of these numbers, decimal text with '.'.
    case numbers([String])
    /// A decimal from `minimum` to `maximum`, both decimal text with '.'.
    case decimal(minimum: String, maximum: String)
  }

  /// The first 1-based row and column it applies to.
  public var row: Int, column: Int
  /// The last 1-based row and column it applies to.
  public var lastRow: Int, lastColumn: Int
  /// The permitted input.
  public var rule: Rule
  /// The message for any other input.
  public var errorTitle: String, errorMessage: String

  /// Creates a rule for a rectangle of cells.
  public init(
    row: Int, column: Int, lastRow: Int? = nil, lastColumn: Int? = nil, rule: Rule,
    errorTitle: String = "", errorMessage: String = ""
  ) {
    self.row = row
    self.column = column
    self.lastRow = lastRow ?? row
    self.lastColumn = lastColumn ?? column
    self.rule = rule
    self.errorTitle = errorTitle
    self.errorMessage = errorMessage
  }
}
