/// A whole-number attribute that states a position.
enum PlaceAttribute: Equatable {
  case absent
  case number(Int)
  case invalid
}

/// The fault in a row's or cell's position.
struct GridFaults: OptionSet {
  let rawValue: UInt16

  static let rowIndexInvalid = GridFaults(rawValue: 1 << 0)
  static let rowIndexBackwards = GridFaults(rawValue: 1 << 1)
  static let rowOutOfRange = GridFaults(rawValue: 1 << 2)
  static let rowSpanInvalid = GridFaults(rawValue: 1 << 3)
  static let rowSpanWithoutIndex = GridFaults(rawValue: 1 << 4)
  static let cellIndexInvalid = GridFaults(rawValue: 1 << 5)
  static let cellIndexBackwards = GridFaults(rawValue: 1 << 6)
  static let cellOutOfRange = GridFaults(rawValue: 1 << 7)
  static let cellInsideMerge = GridFaults(rawValue: 1 << 8)
  static let mergeInvalid = GridFaults(rawValue: 1 << 9)

  /// The diagnostics, in the order in which they are given.
  static let codes: [(GridFaults, Diagnostic.Code)] = [
    (.rowIndexInvalid, .rowIndexInvalid), (.rowIndexBackwards, .rowIndexBackwards),
    (.rowOutOfRange, .rowOutOfRange), (.rowSpanInvalid, .rowSpanInvalid),
    (.rowSpanWithoutIndex, .rowSpanWithoutIndex), (.cellIndexInvalid, .cellIndexInvalid),
    (.cellIndexBackwards, .cellIndexBackwards), (.cellOutOfRange, .cellOutOfRange),
    (.cellInsideMerge, .cellInsideMerge), (.mergeInvalid, .mergeInvalid),
  ]
}

/// The position of the next row and cell of a sheet.
///
/// An Index is 1-based and absolute; without one, a row or cell follows the previous one. A cell's
/// MergeAcross moves the next cell, its MergeDown does not. A row's Span moves the next row. A
/// Table may position its first row and column with TopCell and LeftCell. After an invalid index,
/// cells are unplaced until the next valid one.
struct Grid {
  private let rowLimit: Int
  private let columnLimit: Int

  /// The current row; nil when unplaced.
  private(set) var row: Int?
  /// The current cell's column; nil when unplaced.
  private(set) var column: Int?
  /// How many further columns and rows the current cell covers, cut to the sheet.
  private(set) var mergeAcross = 0
  private(set) var mergeDown = 0

  /// The offsets that a Table's TopCell and LeftCell add to an Index; nil when invalid.
  private var rowsAbove: Int? = 0
  private var columnsBefore: Int? = 0
  private var nextRow: Int? = 1
  private var highestRow = 0
  private var nextColumn: Int? = 1
  private var highestColumn = 0
  private var highestCoveredColumn = 0
  private var span = 0
  /// The row down to which each column is covered by a merged cell above; empty until one is seen.
  private var coveredUntil: [Int32] = []
  /// The remaining budget for covering, so that no file can make it costly.
  private var coverBudget = 1 << 24

  init(limits: Limits) {
    rowLimit = limits.rows
    columnLimit = limits.columns
  }

  /// Whether the current row represents several.
  var isSpanned: Bool { span > 0 }

  mutating func beginSheet() {
    row = nil
    column = nil
    (rowsAbove, columnsBefore) = (0, 0)
    nextRow = 1
    highestRow = 0
    span = 0
    coveredUntil.removeAll(keepingCapacity: true)
  }

  /// Begins a table; one without a position continues after the previous table.
  mutating func beginTable(top: PlaceAttribute, left: PlaceAttribute) -> GridFaults {
    var faults: GridFaults = []
    rowsAbove = offset(top, rowLimit, .rowIndexInvalid, &faults)
    columnsBefore = offset(left, columnLimit, .cellIndexInvalid, &faults)
    if top != .absent { nextRow = rowsAbove.map { $0 + 1 } }
    return faults
  }

  private func offset(
    _ attribute: PlaceAttribute, _ limit: Int, _ fault: GridFaults, _ faults: inout GridFaults
  ) -> Int? {
    switch attribute {
    case .absent: return 0
    case .number(let number) where number >= 1 && number <= limit: return number - 1
    case .number, .invalid:
      faults.insert(fault)
      return nil
    }
  }

  mutating func beginRow(index: PlaceAttribute, span spanAttribute: PlaceAttribute) -> GridFaults {
    var faults: GridFaults = []
    let isAfterSpan = span > 0
    switch index {
    case .absent:
      row = nextRow
      if isAfterSpan { faults.insert(.rowSpanWithoutIndex) }
      if let row, row > rowLimit {
        faults.insert(.rowOutOfRange)
        self.row = nil
      }
    case .number(let number) where number >= 1 && number <= rowLimit - (rowsAbove ?? rowLimit):
      row = rowsAbove.map { $0 + number }
    case .number, .invalid:
      faults.insert(.rowIndexInvalid)
      row = nil
    }
    if let row, row <= highestRow { faults.insert(.rowIndexBackwards) }
    highestRow = max(highestRow, row ?? 0)
    span = 0
    nextRow = row.map { $0 + 1 }
    switch spanAttribute {
    case .absent: break
    case .number(let number) where number >= 0 && number < rowLimit:
      span = number
      nextRow = row.map { $0 + 1 + number }
    case .number, .invalid:
      faults.insert(.rowSpanInvalid)
      nextRow = nil
    }
    column = nil
    nextColumn = columnsBefore.map { $0 + 1 }
    highestColumn = 0
    highestCoveredColumn = 0
    return faults
  }

  mutating func beginCell(
    index: PlaceAttribute, across: PlaceAttribute, down: PlaceAttribute
  ) -> GridFaults {
    var faults: GridFaults = []
    switch index {
    case .absent:
      column = nextColumn
      if let next = nextColumn, next > columnLimit {
        faults.insert(.cellOutOfRange)
        column = nil
      }
    case .number(let number)
    where number >= 1 && number <= columnLimit - (columnsBefore ?? columnLimit):
      column = columnsBefore.map { $0 + number }
    case .number, .invalid:
      faults.insert(.cellIndexInvalid)
      column = nil
    }
    guard let column else {
      (mergeAcross, mergeDown) = (0, 0)
      nextColumn = nil
      return faults
    }
    if column <= highestColumn {
      faults.insert(.cellIndexBackwards)
    } else if column <= highestCoveredColumn || isCovered(column) {
      faults.insert(.cellInsideMerge)
    }
    mergeAcross = fit(across, columnLimit - column, &faults)
    mergeDown = fit(down, rowLimit - (row ?? rowLimit), &faults)
    nextColumn = column + 1 + mergeAcross
    highestColumn = max(highestColumn, column)
    highestCoveredColumn = max(highestCoveredColumn, column + mergeAcross)
    if mergeDown > 0 { cover(from: column) }
    return faults
  }

  private func fit(_ attribute: PlaceAttribute, _ room: Int, _ faults: inout GridFaults) -> Int {
    switch attribute {
    case .absent: return 0
    case .number(let number) where number >= 0:
      if number > room { faults.insert(.mergeInvalid) }
      return min(number, room)
    case .number, .invalid:
      faults.insert(.mergeInvalid)
      return 0
    }
  }

  private func isCovered(_ column: Int) -> Bool {
    guard let row, column < coveredUntil.count else { return false }
    return coveredUntil[column] >= Int32(clamping: row)
  }

  private mutating func cover(from column: Int) {
    guard let row, coverBudget > mergeAcross else { return }
    coverBudget -= mergeAcross + 1
    let end = column + mergeAcross
    if coveredUntil.count <= end {
      coveredUntil.append(contentsOf: repeatElement(0, count: end + 1 - coveredUntil.count))
    }
    let last = Int32(clamping: row + mergeDown)
    for covered in column...end { coveredUntil[covered] = max(coveredUntil[covered], last) }
  }
}
