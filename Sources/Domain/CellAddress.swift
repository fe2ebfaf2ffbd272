/// A cell of a workbook.
public struct CellAddress: Hashable, Sendable, Codable {
  /// The sheet's name.
  public let sheet: String
  /// The 1-based row.
  public let row: Int
  /// The 1-based column.
  public let column: Int

  /// Creates an address.
  public init(sheet: String, row: Int, column: Int) {
    self.sheet = sheet
    self.row = row
    self.column = column
  }

  /// The address within its sheet, such as `B3`.
  public var cell: String { CellAddress.letters(column) + String(row) }

  private static func letters(_ column: Int) -> String {
    var remaining = column
    var letters = ""
    while remaining > 0 {
      let digit = (remaining - 1) % 26
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(digit))) + letters
      remaining = (remaining - 1) / 26
    }
    return letters
  }
}

extension CellAddress: Comparable {
  /// Whether the left cell comes first, by sheet name, row and column.
  public static func < (left: CellAddress, right: CellAddress) -> Bool {
    (left.sheet, left.row, left.column) < (right.sheet, right.row, right.column)
  }
}

extension CellAddress: CustomStringConvertible {
  /// The address with its sheet, such as `Phiếu!B3`.
  public var description: String { "\(sheet)!\(cell)" }
}
