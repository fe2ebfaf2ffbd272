/// The kinds of value a spreadsheet cell can hold.
public enum CellType: String, Sendable, Hashable, CaseIterable {
  /// A binary floating-point number.
  case number
  /// Text.
  case string
  /// A truth value.
  case boolean
  /// A local date, a time, or both.
  case dateTime
  /// An error such as `#N/A`.
  case error
}

/// The typed value of a cell.
public enum CellValue: Sendable, Hashable {
  /// A number; the cell's `raw` text keeps the digits that a `Double` cannot hold.
  case number(Double)
  /// Text with `\n` as line ends.
  case string(String)
  /// A truth value.
  case boolean(Bool)
  /// ISO 8601 text in local time, never shifted by a zone, such as `2024-01-10T00:00:00.000`.
  case dateTime(String)
  /// The text of an error, such as `#DIV/0!`.
  case error(String)

  /// The kind of this value.
  public var type: CellType {
    switch self {
    case .number: .number
    case .string: .string
    case .boolean: .boolean
    case .dateTime: .dateTime
    case .error: .error
    }
  }
}
