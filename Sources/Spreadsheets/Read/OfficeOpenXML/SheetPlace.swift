/// The positions of a sheet's rows and cells: by their references, or one after another.
struct SheetPlace {
  private let rowLimit: Int
  private let columnLimit: Int
  /// The current row; nil when it has no position.
  private(set) var row: Int?
  /// The current cell's column; nil when it has no position.
  private(set) var column: Int?
  /// The row named by the current cell; it differs from the actual row only in a broken file.
  private(set) var cellRow: Int?
  private var isRowStated = false
  private var lastRow = 0
  private var lastColumn: Int? = 0

  init(limits: Limits) {
    rowLimit = limits.rows
    columnLimit = limits.columns
  }

  /// Begins a row.
  ///
  /// - Parameter stated: The row number, if the row states one.
  /// - Returns: The fault, if any.
  mutating func beginRow(_ stated: PlaceAttribute) -> Diagnostic.Code? {
    isRowStated = stated != .absent
    lastColumn = 0
    column = nil
    switch stated {
    case .absent: row = lastRow + 1
    case .number(let number) where number >= 1 && number <= rowLimit: row = number
    case .number, .invalid:
      row = nil
      return .rowIndexInvalid
    }
    guard let row, row <= rowLimit else {
      self.row = nil
      return .rowOutOfRange
    }
    let isBackwards = row <= lastRow
    lastRow = row
    return isBackwards ? .rowIndexBackwards : nil
  }

  /// Begins a cell.
  ///
  /// - Parameter reference: The cell's reference; nil when it has none.
  /// - Returns: The fault, if any.
  mutating func beginCell(_ reference: CellReference?) -> Diagnostic.Code? {
    cellRow = row
    guard let reference else { return placeNext() }
    if case .nowhere = reference { return placeNext() ?? .cellReferenceMissing }
    guard case .place(let statedRow, let statedColumn) = reference, statedRow <= rowLimit,
      statedColumn <= columnLimit
    else {
      (column, lastColumn) = (nil, nil)
      return .cellReferenceInvalid
    }
    let isBackwards = lastColumn.map { statedColumn <= $0 } ?? false
    column = statedColumn
    lastColumn = statedColumn
    if statedRow != row {
      cellRow = statedRow
      if isRowStated { return .cellInOtherRow }
      row = statedRow
      lastRow = max(lastRow, statedRow)
    }
    return isBackwards ? .cellIndexBackwards : nil
  }

  /// Places a cell after the one before it.
  private mutating func placeNext() -> Diagnostic.Code? {
    column = lastColumn.map { $0 + 1 }
    guard let next = column, next > columnLimit else {
      lastColumn = column
      return nil
    }
    (column, lastColumn) = (nil, nil)
    return .cellOutOfRange
  }
}

/// A cell's reference as written.
enum CellReference {
  case place(row: Int, column: Int)
  /// Empty or 0, which some programs write for no position.
  case nowhere
  case invalid

  init(_ text: UnsafeBufferPointer<UInt8>) {
    var column = 0
    var position = 0
    while position < text.count, column < 1 << 24 {
      let letter = text[position] & 0xDF
      guard letter >= 0x41, letter <= 0x5A, text[position] >= 0x41 else { break }
      column = column * 26 + Int(letter - 0x40)
      position += 1
    }
    var row = 0
    let firstDigit = position
    while position < text.count, row < 1 << 40 {
      let digit = text[position] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      row = row * 10 + Int(digit)
      position += 1
    }
    if position == text.count, column == 0, row == 0 {
      self = .nowhere
      return
    }
    let isWhole = position == text.count && firstDigit > 0 && position > firstDigit
    self = isWhole && row > 0 ? .place(row: row, column: column) : .invalid
  }
}
