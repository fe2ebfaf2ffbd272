/// A transient cell that borrows the reader's text and creates a `String` only on request.
public struct CellView: ~Copyable {
  /// The 1-based row.
  public let row: Int
  /// The 1-based column.
  public let column: Int
  /// The kind of value.
  public let type: CellType
  /// How many further columns the cell covers.
  public let mergeAcross: Int
  /// How many further rows the cell covers.
  public let mergeDown: Int
  /// Whether the value is the stored result of a formula.
  public let hasFormula: Bool
  /// Whether the text was not well-formed; a diagnostic tells how it was read.
  public let isRecovered: Bool

  let text: UnsafeBufferPointer<UInt8>
  let scalar: CellScalar

  /// The number, for a cell of type `.number`.
  public var number: Double? {
    if case .number(let number) = scalar { number } else { nil }
  }

  /// The typed value.
  public var value: CellValue {
    switch scalar {
    case .number(let number): .number(number)
    case .boolean(let flag): .boolean(flag)
    case .dateTime(let start, let end):
      .dateTime(String(decoding: text[start..<end], as: UTF8.self))
    case .moment(let moment): .dateTime(moment.text)
    case .string: .string(PlainText.value(of: text))
    case .text(let text): .string(PlainText.value(of: text))
    case .error: .error(PlainText.value(of: text))
    }
  }

  /// The text as in the file, with entities decoded.
  public var raw: String { String(decoding: text, as: UTF8.self) }

  /// The place in A1 notation, such as `B3`.
  public var address: String { A1Reference(row: row, column: column).description }

  /// Passes the raw text's UTF-8 to a closure without a copy.
  ///
  /// - Parameter body: Receives the bytes, which are valid only during the call.
  /// - Returns: What `body` returns.
  public func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
    -> Result
  {
    try body(text)
  }

  /// A cell that outlives the reading.
  public var copy: Cell {
    Cell(
      row: row, column: column, value: value, raw: raw, mergeAcross: mergeAcross,
      mergeDown: mergeDown, hasFormula: hasFormula, isRecovered: isRecovered)
  }
}

/// The interpretation of a cell's text, determined while reading.
enum CellScalar {
  case number(Double)
  case boolean(Bool)
  /// The ISO text's bounds in the raw text, without blanks and without a trailing `Z`.
  case dateTime(Int, Int)
  /// A date or time whose ISO text differs from the one in the file.
  case moment(CellMoment)
  case string
  /// Text whose meaning differs from its characters, such as text under a font with its own
  /// encoding.
  case text(UnsafeBufferPointer<UInt8>)
  case error
}
