public import Domain
internal import Spreadsheets

/// Bytes in, every cell out, typed and raw, with its address.
public struct Ingest: Stage {
  /// The stage's name.
  public static let name = StageName.ingest
  /// Raised by hand whenever the same input may give another output.
  public static let version = 5

  /// A file's bytes and the name that messages use for it.
  public struct Input: Sendable {
    /// The path below Inbox.
    public let path: String
    /// The content.
    public let bytes: [UInt8]

    /// Creates an input.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// The limits for forms, tighter than those for reading alone.
  ///
  /// A form's contents are in memory several times over. The limits still lie far above any form or
  /// survey.
  static let limits: Limits = {
    var limits = Limits.intake
    limits.cells = 250_000
    limits.allTextBytes = 16 << 20
    limits.repeatedCells = 250_000
    return limits
  }()

  /// Creates the stage.
  public init() {}

  /// Makes the output.
  public func run(_ input: Input) -> IngestedWorkbook {
    var collector = CellCollector()
    let reader = SpreadsheetReader(limits: Ingest.limits)
    let kind = reader.read(bytes: input.bytes, file: input.path, visitor: &collector)
    return IngestedWorkbook(
      format: kind.rawValue, sheets: collector.finished(), findings: collector.log.findings,
      omitted: collector.log.omitted)
  }
}

/// Gathers what the reader delivers, sheet by sheet.
private struct CellCollector: SpreadsheetVisitor {
  private var sheets: [IngestedWorkbook.Sheet] = []
  private var name: String?
  private var cells: [IngestedCell] = []
  private var isSheetHidden = false
  /// The row that was hidden last, whether or not it holds anything.
  private var hiddenRow = 0
  private var hiddenRows: [Int] = []
  private var hiddenColumns: [HiddenParts.Columns] = []
  /// How many hidden ranges of columns are kept; nobody hides so many.
  private static let mostRanges = 1_024
  private(set) var log = FindingLog()

  mutating func sheet(name: String, index: Int) {
    close()
    // Every cell's address repeats the name; two that are cut alike stay two.
    let cut = LongText.cut(name, LongText.sheet)
    self.name = cut.utf8.count == name.utf8.count ? name : "\(cut) (\(index + 1))"
  }

  mutating func cell(_ cell: borrowing CellView) {
    if cell.row == hiddenRow {
      hiddenRows.append(hiddenRow)
      hiddenRow = 0
    }
    cells.append(
      IngestedCell(
        row: cell.row, column: cell.column, kind: CellCollector.kind(cell.type),
        raw: CellCollector.text(of: cell),
        mergeAcross: cell.mergeAcross, mergeDown: cell.mergeDown))
  }

  mutating func hidden(_ place: HiddenPlace) {
    switch place {
    case .sheet: isSheetHidden = true
    case .row(let row): hiddenRow = row
    case .columns(let range):
      guard hiddenColumns.count < CellCollector.mostRanges else { return }
      hiddenColumns.append(.init(first: range.lowerBound, last: range.upperBound))
    }
  }

  mutating func diagnostic(_ diagnostic: Diagnostic) {
    log.append(Finding(diagnostic))
  }

  /// The sheets, the last one included.
  mutating func finished() -> [IngestedWorkbook.Sheet] {
    close()
    return sheets
  }

  private mutating func close() {
    guard let name else { return }
    let isAllShown = !isSheetHidden && hiddenRows.isEmpty && hiddenColumns.isEmpty
    let hidden = HiddenParts(isWhole: isSheetHidden, rows: hiddenRows, columns: hiddenColumns)
    sheets.append(
      IngestedWorkbook.Sheet(name: name, cells: cells, hidden: isAllShown ? nil : hidden))
    self.name = nil
    cells = []
    (isSheetHidden, hiddenRow, hiddenRows, hiddenColumns) = (false, 0, [], [])
  }

  /// The text that stands for the cell from here on: of a date what it means, since a workbook may
  /// store it as a number of days.
  private static func text(of cell: borrowing CellView) -> String {
    if cell.type == .dateTime, case .dateTime(let text) = cell.value { return text }
    return cell.raw
  }

  private static func kind(_ type: CellType) -> IngestedCell.Kind {
    switch type {
    case .number: .number
    case .string: .string
    case .boolean: .boolean
    case .dateTime: .dateTime
    case .error: .error
    }
  }
}
