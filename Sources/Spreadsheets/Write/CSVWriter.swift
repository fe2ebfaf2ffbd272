/// Writes comma-separated values by RFC 4180, in UTF-8.
public struct CSVWriter: Sendable, Hashable {
  /// The end of a line.
  public enum LineEnding: Sendable, Hashable {
    /// A line feed, as Unix tools expect.
    case lf
    /// Carriage return and line feed, as in RFC 4180.
    case crlf
  }

  /// The end of every line, including the last one.
  public var lineEnding: LineEnding
  /// Whether the bytes start with a byte order mark, without which Excel garbles Vietnamese.
  public var hasByteOrderMark: Bool
  /// The treatment of text that looks like a formula.
  public var formulaInjection: FormulaInjectionPolicy
  /// The separator between fields.
  public var separator: Separator

  /// A separator between fields.
  public enum Separator: UInt8, Sendable, Hashable {
    /// A comma, as in RFC 4180.
    case comma = 0x2C
    /// A semicolon, as expected by programs set to a language with a decimal comma.
    case semicolon = 0x3B
  }

  /// A table that Excel and LibreOffice, set to Vietnamese, open on a double click.
  public static let forPeople = CSVWriter(
    lineEnding: .crlf, hasByteOrderMark: true, formulaInjection: .escape, separator: .semicolon)

  /// Creates a writer.
  public init(
    lineEnding: LineEnding = .lf, hasByteOrderMark: Bool = false,
    formulaInjection: FormulaInjectionPolicy = .keep, separator: Separator = .comma
  ) {
    self.lineEnding = lineEnding
    self.hasByteOrderMark = hasByteOrderMark
    self.formulaInjection = formulaInjection
    self.separator = separator
  }

  /// The bytes of a table; the same rows always give the same bytes.
  ///
  /// - Parameter rows: the fields of each row. A row without fields is an empty line, a row with
  ///   one empty field is a pair of quotes.
  /// - Returns: UTF-8 bytes.
  public func write(_ rows: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    for row in rows {
      if row == [""] { bytes.append(contentsOf: "\"\"".utf8) }
      for (index, field) in row.enumerated() {
        if index > 0 { bytes.append(separator.rawValue) }
        append(formulaInjection.apply(to: field), to: &bytes)
      }
      if lineEnding == .crlf { bytes.append(UInt8(ascii: "\r")) }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private func append(_ field: String, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    // Leading and trailing blanks are quoted too: RFC 4180 keeps them, but some readers only within
    // quotes.
    let isQuoted =
      field.utf8.contains { [quote, separator.rawValue, 0x0A, 0x0D].contains($0) }
      || field.utf8.first == 0x20 || field.utf8.last == 0x20
    guard isQuoted else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(quote)
    for byte in field.utf8 {
      bytes.append(byte)
      if byte == quote { bytes.append(quote) }
    }
    bytes.append(quote)
  }
}
