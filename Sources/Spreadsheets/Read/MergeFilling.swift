/// The content of the places covered by a merged cell.
public enum MergeFilling: String, Sendable, Hashable, CaseIterable {
  /// Empty, as in the file.
  case none
  /// The cell's value, in its own row.
  case across
  /// The cell's value, in its own column.
  case down
  /// The cell's value, everywhere.
  case both
}

/// Passes everything on, and repeats the value of a merged cell at the places it covers.
struct FillingVisitor<Inner: SpreadsheetVisitor>: SpreadsheetVisitor {
  private let inner: UnsafeMutablePointer<Inner>
  private let limits: Limits
  private let file: String
  private var filler: MergeFiller
  private var sheetName: String?
  private var isReported = false

  init(
    _ inner: UnsafeMutablePointer<Inner>, _ filling: MergeFilling, limits: Limits, file: String
  ) {
    self.inner = inner
    self.limits = limits
    self.file = file
    filler = MergeFiller(filling, limits: limits)
  }

  mutating func sheet(name: String, index: Int) {
    finishSheet()
    sheetName = name
    inner.pointee.sheet(name: name, index: index)
  }

  mutating func cell(_ cell: borrowing CellView) {
    filler.fill(before: cell) { inner.pointee.cell($0) }
    inner.pointee.cell(cell)
    filler.keep(cell)
    reportExhaustion()
  }

  mutating func merge(_ range: MergedRange) { inner.pointee.merge(range) }

  mutating func hidden(_ place: HiddenPlace) { inner.pointee.hidden(place) }

  mutating func diagnostic(_ diagnostic: Diagnostic) { inner.pointee.diagnostic(diagnostic) }

  /// Gives the remaining cells of a sheet; also call it after the last sheet.
  mutating func finishSheet() {
    filler.finishSheet { inner.pointee.cell($0) }
    reportExhaustion()
  }

  private mutating func reportExhaustion() {
    guard filler.isExhausted, !isReported else { return }
    isReported = true
    inner.pointee.diagnostic(
      Diagnostic(
        .tooManyFilled, file: file, sheet: sheetName, found: "merged cells",
        expected: .atMost(limits.repeatedCells, .places)))
  }
}

/// Repeats the value of a merged cell at the places it covers, in the order of the sheet.
///
/// A covered cell with its own value keeps it. A place before a cell already given is not filled.
struct MergeFiller {
  private struct Source {
    let value: KeptValue
    let columns: ClosedRange<Int>
    let lastRow: Int
  }

  private let filling: MergeFilling
  /// How many more cells may be given, and how many bytes of their text.
  private var budget: Int
  private var textBudget: Int
  /// Whether there were too many places to fill.
  private(set) var isExhausted = false

  /// The next place not yet passed.
  private var row = 1
  private var column = 1
  /// The cells from rows above that cover this row, by column.
  private var above: [Source] = []
  /// The merged cells that begin in this row, by column.
  private var beside: [Source] = []
  private var aboveIndex = 0
  private var besideIndex = 0

  init(_ filling: MergeFilling, limits: Limits) {
    self.filling = filling
    budget = limits.repeatedCells
    textBudget = limits.textBytes(ofAllCellsInFileOf: 0)
  }

  /// Gives the cells to fill before a cell of the file, and moves past that cell.
  mutating func fill(before cell: borrowing CellView, _ body: (borrowing CellView) -> Void) {
    if cell.row < row || cell.row == row && cell.column < column { return }
    fillRows(before: cell.row, body)
    (row, column) = (cell.row, row < cell.row ? 1 : column)
    fillRow(before: cell.column, body)
    column = cell.column + 1
  }

  /// Keeps a merged cell after it has been given.
  mutating func keep(_ cell: borrowing CellView) {
    guard cell.row == row, cell.column == column - 1, !isExhausted else { return }
    let across = filling == .down ? 0 : cell.mergeAcross
    let down = filling == .across ? 0 : cell.mergeDown
    guard across + down > 0 else { return }
    beside.append(
      Source(
        value: KeptValue(cell), columns: cell.column...cell.column + across,
        lastRow: cell.row + down))
  }

  /// Gives the remaining cells of a sheet.
  mutating func finishSheet(_ body: (borrowing CellView) -> Void) {
    fillRows(before: .max, body)
    (row, column) = (1, 1)
  }

  private mutating func fillRows(before end: Int, _ body: (borrowing CellView) -> Void) {
    while row < end, !above.isEmpty || !beside.isEmpty {
      fillRow(before: .max, body)
      let lower = above + beside
      above = lower.filter { $0.lastRow > row }
      above.sort { $0.columns.lowerBound < $1.columns.lowerBound }
      beside.removeAll(keepingCapacity: true)
      (row, column, aboveIndex, besideIndex) = (row + 1, 1, 0, 0)
    }
  }

  private mutating func fillRow(before end: Int, _ body: (borrowing CellView) -> Void) {
    while let (source, isAbove) = nextSource(), source.columns.lowerBound < end {
      column = max(column, source.columns.lowerBound)
      while column < end, column <= source.columns.upperBound {
        guard budget > 0, textBudget >= source.value.textCount else { return exhaust() }
        budget -= 1
        textBudget -= source.value.textCount
        source.value.give(row: row, column: column, body)
        column += 1
      }
      if source.columns.upperBound >= end { return }
      if isAbove { aboveIndex += 1 } else { besideIndex += 1 }
    }
  }

  private func nextSource() -> (source: Source, isAbove: Bool)? {
    let fromAbove = aboveIndex < above.count ? above[aboveIndex] : nil
    guard besideIndex < beside.count else { return fromAbove.map { ($0, true) } }
    let fromBeside = beside[besideIndex]
    if let fromAbove, fromAbove.columns.lowerBound <= fromBeside.columns.lowerBound {
      return (fromAbove, true)
    }
    return (fromBeside, false)
  }

  private mutating func exhaust() {
    isExhausted = true
    above.removeAll()
    beside.removeAll()
  }
}

/// A cell's value that outlives the parser's text.
private final class KeptValue {
  private let type: CellType
  private let scalar: CellScalar
  private let hasFormula: Bool
  private let isRecovered: Bool
  private let text: [UInt8]
  private let meaning: [UInt8]

  var textCount: Int { text.count }

  init(_ cell: borrowing CellView) {
    type = cell.type
    scalar = cell.scalar
    hasFormula = cell.hasFormula
    isRecovered = cell.isRecovered
    text = Array(cell.text)
    if case .text(let bytes) = cell.scalar { meaning = Array(bytes) } else { meaning = [] }
  }

  func give(row: Int, column: Int, _ body: (borrowing CellView) -> Void) {
    text.withUnsafeBufferPointer { text in
      meaning.withUnsafeBufferPointer { meaning in
        var scalar = scalar
        if case .text = scalar { scalar = .text(meaning) }
        body(
          CellView(
            row: row, column: column, type: type, mergeAcross: 0, mergeDown: 0,
            hasFormula: hasFormula, isRecovered: isRecovered, text: text, scalar: scalar))
      }
    }
  }
}
