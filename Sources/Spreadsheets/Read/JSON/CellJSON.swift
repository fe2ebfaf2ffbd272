/// Cells and diagnostics as JSON objects, one per line.
///
/// A cell is `{"file":…,"sheet":…,"cell":"B3","row":3,"column":2,"type":…,"value":…,"raw":…}`. Its
/// `value` is a number, a truth value, or text; a number is the shortest decimal that reads back as
/// the same number.
public enum CellJSON {
  /// The object for a cell, without a line end.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - file: The file's name.
  ///   - sheet: The sheet's name.
  /// - Returns: One line of JSON.
  public static func line(_ cell: Cell, file: String, sheet: String) -> String {
    var json = JSONText()
    json.appendPlace(file: file, sheet: sheet, row: cell.row, column: cell.column)
    json.appendType(cell.value.type)
    json.append(cell.value)
    json.append(literal: ",\"raw\":")
    json.append(quoted: cell.raw)
    json.append(literal: "}")
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// The object for a diagnostic, without a line end; unknown fields are null.
  ///
  /// - Parameter diagnostic: The diagnostic.
  /// - Returns: One line of JSON.
  public static func line(_ diagnostic: Diagnostic) -> String {
    var json = JSONText()
    json.append(diagnostic)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension JSONText {
  mutating func append(_ cell: borrowing CellView, file: String, sheet: String) {
    appendPlace(file: file, sheet: sheet, row: cell.row, column: cell.column)
    appendType(cell.type)
    append(cell.value)
    append(literal: ",\"raw\":")
    cell.withUTF8 { append(quoted: $0) }
    append(literal: "}")
  }

  fileprivate mutating func appendPlace(file: String, sheet: String, row: Int, column: Int) {
    append(literal: "{\"file\":")
    append(quoted: file)
    append(literal: ",\"sheet\":")
    append(quoted: sheet)
    append(literal: ",\"cell\":")
    append(quoted: A1Reference(row: row, column: column).description)
    append(literal: ",\"row\":")
    append(row)
    append(literal: ",\"column\":")
    append(column)
  }

  fileprivate mutating func appendType(_ type: CellType) {
    append(literal: ",\"type\":")
    append(quoted: type.rawValue)
    append(literal: ",\"value\":")
  }

  fileprivate mutating func append(_ value: CellValue) {
    switch value {
    case .number(let number): append(number)
    case .boolean(true): append(literal: "true")
    case .boolean(false): append(literal: "false")
    case .string(let text), .dateTime(let text), .error(let text): append(quoted: text)
    }
  }

  mutating func append(_ diagnostic: Diagnostic) {
    append(literal: "{\"file\":")
    append(quoted: diagnostic.file)
    append(literal: ",\"severity\":")
    append(quoted: diagnostic.severity.rawValue)
    append(literal: ",\"code\":")
    append(quoted: diagnostic.code.rawValue)
    append(literal: ",\"sheet\":")
    append(orNull: diagnostic.sheet)
    append(literal: ",\"cell\":")
    append(orNull: diagnostic.address)
    append(literal: ",\"row\":")
    append(orNull: diagnostic.row)
    append(literal: ",\"column\":")
    append(orNull: diagnostic.column)
    append(literal: ",\"line\":")
    append(orNull: diagnostic.line)
    append(literal: ",\"found\":")
    append(quoted: diagnostic.found)
    append(literal: ",\"expected\":")
    append(quoted: diagnostic.expected)
    append(literal: ",\"message\":")
    append(quoted: diagnostic.message)
    append(literal: "}")
  }
}
