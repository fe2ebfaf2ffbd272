/// The choices that a literal list cannot hold, on their own hidden sheet.
///
/// A literal list is one text with commas between the choices and at most 255 characters. Many
/// choices contain commas themselves, so those lists become a column of cells with a name.
struct ChoiceLists {
  /// The preferred name of the hidden sheet.
  static let sheetName = "Danh mục"
  /// The most UTF-16 units a literal list holds.
  static let maximumLiteralLength = 255

  private var numbers: [[CellContent]: Int] = [:]
  private(set) var columns: [[CellContent]] = []

  /// The `Value` of a validation for the given choices; nil when there are none.
  mutating func source(of choices: [String]) -> Source? {
    // A blank cell in the range would allow any input.
    let choices = choices.filter { !$0.isEmpty }
    guard !choices.isEmpty else { return nil }
    if let literal = Self.literal(choices) { return .literal(literal) }
    return range(of: choices.map(CellContent.string))
  }

  /// The `Value` of a validation for the given numbers, which are always cells: a literal `0.5`
  /// would be text or a date where the comma is the decimal sign.
  mutating func source(ofNumbers choices: [String]) -> Source? {
    let choices = choices.filter(WrittenNumber.isCellValue)
    return choices.isEmpty ? nil : range(of: choices.map(CellContent.number))
  }

  private mutating func range(of cells: [CellContent]) -> Source {
    if let number = numbers[cells] { return .name(Self.rangeName(number)) }
    columns.append(cells)
    numbers[cells] = columns.count
    return .name(Self.rangeName(columns.count))
  }

  /// The source of a validation's choices.
  enum Source: Hashable {
    /// A quoted list, such as `"Có,Không"`.
    case literal(String)
    /// The name of a range.
    case name(String)
  }

  /// The hidden sheet, one column per list; nil when every list is literal.
  var sheet: SheetDocument? {
    guard let longest = columns.map(\.count).max() else { return nil }
    let rows = (0..<longest).map { row in
      RowDocument(
        columns.enumerated().compactMap { index, choices in
          row < choices.count ? CellDocument(choices[row], column: index + 1) : nil
        })
    }
    return SheetDocument(name: Self.sheetName, rows: rows, isProtected: true, isHidden: true)
  }

  /// The workbook's names for the lists.
  ///
  /// - Parameter sheetName: the actual name of the hidden sheet in the file.
  /// - Returns: each name with its range, in the order of first use.
  func names(sheetName: String) -> [(name: String, range: String)] {
    columns.enumerated().map { index, choices in
      let column = index + 1
      return (
        Self.rangeName(column),
        "=\(Self.quoted(sheetName))!R1C\(column):R\(choices.count)C\(column)"
      )
    }
  }

  /// A sheet's name as written in formulas.
  static func quoted(_ sheetName: String) -> String {
    var result = "'"
    for character in sheetName.unicodeScalars {
      result.unicodeScalars.append(character)
      if character == "'" { result += "'" }
    }
    return result + "'"
  }

  static func rangeName(_ number: Int) -> String { "Choices_\(number)" }

  // Programs trim blanks around a literal choice and also split at ';'.
  private static func literal(_ choices: [String]) -> String? {
    let isPlain = choices.allSatisfy { choice in
      choice.first?.isWhitespace == false && choice.last?.isWhitespace == false
        && choice.unicodeScalars.allSatisfy { scalar in
          switch scalar {
          case ",", ";", "\"", "\u{0}"..<"\u{20}": false
          default: true
          }
        }
    }
    let joined = choices.joined(separator: ",")
    return isPlain && joined.utf16.count <= maximumLiteralLength ? "\"\(joined)\"" : nil
  }
}
