/// A workbook read completely into memory.
public struct Workbook: Sendable, Hashable {
  /// The kind of the file, determined by its content.
  public var format: FileKind
  /// The sheets in the order of the file.
  public var sheets: [Sheet]
  /// The diagnostics, in file order.
  public var diagnostics: [Diagnostic]

  /// Creates a workbook.
  public init(format: FileKind, sheets: [Sheet] = [], diagnostics: [Diagnostic] = []) {
    self.format = format
    self.sheets = sheets
    self.diagnostics = diagnostics
  }

  /// Whether the file was read to its end without a fault that puts the whole in doubt.
  public var isTrustworthy: Bool { !diagnostics.contains { $0.severity == .error } }

  /// Reads a workbook from memory.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - file: The name for diagnostics.
  ///   - limits: The limits of the file.
  ///   - recovery: The treatment of characters that XML does not allow.
  ///   - filling: The content of the places covered by a merged cell.
  /// - Returns: All cells up to the end, or up to the error in the diagnostics.
  public static func read(
    bytes: [UInt8], file: String, limits: Limits = .standard,
    recovery: RecoveryPolicy = .keepAndMark, filling: MergeFilling = .none
  ) -> Workbook {
    var collector = WorkbookCollector()
    let reader = SpreadsheetReader(limits: limits, recovery: recovery, filling: filling)
    let format = reader.read(bytes: bytes, file: file, visitor: &collector)
    return collector.workbook(format: format)
  }

  /// Reads a workbook from disk.
  ///
  /// - Parameters:
  ///   - path: A regular file; a symbolic link is not followed.
  ///   - limits: The limits of the file.
  ///   - recovery: The treatment of characters that XML does not allow.
  ///   - filling: The content of the places covered by a merged cell.
  /// - Returns: All cells up to the end, or up to the error in the diagnostics.
  /// - Throws: `FileAccessFailure` when the file cannot be opened or read.
  public static func read(
    path: String, limits: Limits = .standard, recovery: RecoveryPolicy = .keepAndMark,
    filling: MergeFilling = .none
  ) throws(FileAccessFailure) -> Workbook {
    var collector = WorkbookCollector()
    let reader = SpreadsheetReader(limits: limits, recovery: recovery, filling: filling)
    let format = try reader.read(path: path, visitor: &collector)
    return collector.workbook(format: format)
  }
}

/// One sheet of a workbook.
public struct Sheet: Sendable, Hashable {
  /// The tab's name.
  public var name: String
  /// The cells with content, in file order.
  public var cells: [Cell]
  /// The merged ranges, in the order of the file.
  public var merges: [MergedRange]
  /// The parts that spreadsheet programs hide, in file order.
  public var hidden: [HiddenPlace] = []

  /// Creates a sheet.
  public init(name: String, cells: [Cell] = [], merges: [MergedRange] = []) {
    self.name = name
    self.cells = cells
    self.merges = merges
  }
}

private struct WorkbookCollector: SpreadsheetVisitor {
  var finished: [Sheet] = []
  var current: Sheet?
  var diagnostics: [Diagnostic] = []

  mutating func sheet(name: String, index: Int) {
    if let current { finished.append(current) }
    current = Sheet(name: name)
  }

  mutating func cell(_ cell: borrowing CellView) { current?.cells.append(cell.copy) }

  mutating func merge(_ range: MergedRange) { current?.merges.append(range) }

  mutating func hidden(_ place: HiddenPlace) { current?.hidden.append(place) }

  mutating func diagnostic(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  consuming func workbook(format: FileKind) -> Workbook {
    if let current { finished.append(current) }
    return Workbook(format: format, sheets: finished, diagnostics: diagnostics)
  }
}
