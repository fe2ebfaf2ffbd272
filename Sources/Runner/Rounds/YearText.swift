/// Years written in a text.
enum YearText {
  /// Every standalone number from 1990 to 2099, and its range.
  static func years(in text: String) -> [(year: Int, range: Range<String.Index>)] {
    var found: [(Int, Range<String.Index>)] = []
    var start: String.Index?
    for index in text.indices + [text.endIndex] {
      if index < text.endIndex, text[index].isASCII, text[index].isNumber {
        start = start ?? index
      } else if let from = start {
        start = nil
        let digits = text[from..<index]
        if digits.count == 4, let year = Int(digits), (1990...2099).contains(year) {
          found.append((year, from..<index))
        }
      }
    }
    return found
  }
}
