/// Column letters: 1 is `A`, 26 is `Z`, 27 is `AA`.
public enum ColumnName {
  /// The letters of a column.
  ///
  /// - Parameter column: The 1-based column.
  /// - Returns: Its letters; empty for a column below 1.
  public static func text(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      letters.append(UInt8(truncatingIfNeeded: (rest - 1) % 26) + UInt8(ascii: "A"))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// The column that letters name.
  ///
  /// - Parameter text: Letters in either case, at most five.
  /// - Returns: The 1-based column; nil when the text is not a column.
  public static func number(_ text: some StringProtocol) -> Int? {
    guard (1...5).contains(text.utf8.count) else { return nil }
    var column = 0
    for byte in text.utf8 {
      let upper = byte & 0xDF
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(upper) else { return nil }
      column = column * 26 + Int(upper - UInt8(ascii: "A")) + 1
    }
    return column
  }
}

/// A cell's place in A1 notation, such as `B3`.
public struct A1Reference: Sendable, Hashable, CustomStringConvertible {
  /// The 1-based row.
  public var row: Int
  /// The 1-based column.
  public var column: Int

  /// Creates a reference from numbers.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads a reference such as `B3` or `$B$3`.
  ///
  /// - Parameter text: The reference, with nothing before or after it.
  public init?(_ text: some StringProtocol) {
    let plain = String(text).filter { $0 != "$" }
    let letters = plain.prefix { $0.isLetter }
    let digits = plain.dropFirst(letters.count)
    guard let column = ColumnName.number(letters), digits.utf8.count <= 9,
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let row = Int(digits), row >= 1
    else { return nil }
    self.init(row: row, column: column)
  }

  /// The reference as text, such as `B3`.
  public var description: String { ColumnName.text(column) + String(row) }
}
