internal import Domain

/// The years that a text names as years: `năm 2023`, `NĂM: 2023`, but no part of a date, of a
/// document's number or of a period.
public enum YearMention {
  /// The years named by a cell above a table's rows; nil when it names none.
  static func title(_ cell: IngestedCell, sheet: String) -> TitleYear? {
    guard cell.kind == .string else { return nil }
    let text = CellText.text(of: cell)
    let years = years(in: text)
    guard !years.isEmpty else { return nil }
    return TitleYear(
      years: years, text: text,
      place: CellAddress(sheet: sheet, row: cell.row, column: cell.column))
  }

  /// The years behind the word for year, in the order of the text.
  public static func years(in text: String) -> [Int] {
    let words = words(of: text)
    return words.indices.compactMap { position in
      guard let year = year(words[position]), position > 0,
        FoldedText(words[position - 1]).letters == "nam", !isDate(words[..<(position - 1)])
      else { return nil }
      return year
    }
  }

  /// Every number that could be a year, alone or not, in the order of the text.
  static func allYears(in text: String) -> [Int] { words(of: text).compactMap(year) }

  /// The text in runs of letters and of digits; what stands between tells nothing here.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var isLetters: Bool?
    for character in text {
      let isDigit = character.isASCII && character.isNumber
      guard isDigit || character.isLetter else {
        isLetters = nil
        continue
      }
      if isLetters == !isDigit, let last = words.indices.last {
        words[last].append(character)
      } else {
        words.append(String(character))
      }
      isLetters = !isDigit
    }
    return words
  }

  private static func year(_ word: String) -> Int? {
    guard word.utf8.count == 4, let year = Int(word), (1990...2099).contains(year) else {
      return nil
    }
    return year
  }

  /// Whether a year behind these words is that of a date: `tháng 01 năm 2024`.
  private static func isDate(_ before: ArraySlice<String>) -> Bool {
    guard let month = before.last, Int(month) != nil, let word = before.dropLast().last else {
      return false
    }
    return FoldedText(word).letters == "thang"
  }
}
