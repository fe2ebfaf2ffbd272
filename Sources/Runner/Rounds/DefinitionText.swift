internal import Definitions
internal import Domain
internal import Foundation

/// The files of a definition as lines, for text searches.
struct DefinitionText {
  /// A line, or its part outside comments.
  struct Line {
    let file: String
    let number: Int, column: Int
    let text: String
  }

  /// The definition's folder.
  let directory: String

  /// All lines of a file, comments among them.
  func all(of file: String) -> [Line] {
    guard let data = FileManager.default.contents(atPath: directory + "/" + file) else { return [] }
    return String(decoding: data, as: UTF8.self).split(omittingEmptySubsequences: false) {
      $0.isNewline
    }.enumerated().map { Line(file: file, number: $0 + 1, column: 1, text: String($1)) }
  }

  /// The lines of a CSV file that are not comments.
  func rows(of file: String) -> [Line] {
    all(of: file).filter { !DefinitionText.isComment($0.text) }
  }

  /// The lines of a key of `pipeline.yaml` and of all below it, without comments.
  func lines(of key: String) -> [Line] {
    let lines = all(of: DefinitionLoader.mainFile)
    return lines[DefinitionText.block(key, in: lines.map(\.text))]
      .filter { !DefinitionText.isComment($0.text) }
  }

  /// The range of lines that a key of the document and all below it take.
  static func block(_ key: String, in lines: [String]) -> Range<Int> {
    guard let start = lines.firstIndex(where: { $0.hasPrefix(key + ":") }) else { return 0..<0 }
    let rest = lines[(start + 1)...]
    let end =
      rest.firstIndex { line in
        guard let first = line.unicodeScalars.first else { return false }
        return !(first == " " || first == "\t" || first == "#" || first == "-")
      } ?? lines.count
    return start..<end
  }

  /// Whether the whole line is a comment.
  static func isComment(_ line: String) -> Bool { line.drop { $0 == " " }.hasPrefix("#") }

  /// A finding of a review at a line.
  func fault(_ line: Line, vi: String, en: String) -> DefinitionFault {
    DefinitionFault(
      file: line.file, line: line.number, column: line.column, code: .leftover,
      message: Bilingual(vi: vi, en: en), mend: DefinitionFaultCode.leftover.mend)
  }
}

/// Days written as `yyyy-mm-dd`.
enum IsoDay {
  /// The days in a text, and where.
  static func days(in text: String) -> [(day: CalendarDate, range: Range<String.Index>)] {
    text.matches(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/).compactMap { match in
      CalendarDate(iso: match.output).map { ($0, match.range) }
    }
  }
}

extension CalendarDate {
  /// The same day some years later; the last of a February stays the last.
  func later(by years: Int) -> CalendarDate? {
    let isLastOfFebruary = month == 2 && CalendarDate(year: year, month: 2, day: day + 1) == nil
    guard isLastOfFebruary else { return CalendarDate(year: year + years, month: month, day: day) }
    return CalendarDate(year: year + years, month: 2, day: 29)
      ?? CalendarDate(year: year + years, month: 2, day: 28)
  }
}
