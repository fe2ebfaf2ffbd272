import Foundation
import Spreadsheets
import Testing

/// Cells against the dumps that orcus has of its own test files.
@Suite(.enabled(if: !Corpus.orcusDumps.isEmpty, Comment(rawValue: Corpus.absence)))
struct OrcusTests {
  /// A line of a dump, such as `Data/0/2:numeric:1.5`, as orcus would write it of our cell.
  static func line(_ sheet: String, _ cell: Cell) -> String {
    let place = "\(sheet)/\(cell.row - 1)/\(cell.column - 1):"
    return switch cell.value {
    case .number(let number): place + "numeric:\(number.formattedShort)"
    case .string(let text): place + "string:\"\(text.replacing("\n", with: "\\n"))\""
    case .boolean(let flag): place + "boolean:\(flag)"
    case .dateTime(let text): place + "numeric:\(serial(text))"
    case .error(let text): place + "error:\(text)"
    }
  }

  /// The number of days that a spreadsheet has for a date.
  static func serial(_ text: String) -> Int {
    let date = try? Date("\(text.prefix(10))T00:00:00Z", strategy: .iso8601)
    return date.map { Int($0.timeIntervalSince1970) / 86_400 + 25_569 } ?? 0
  }

  @Test(arguments: Corpus.orcusDumps)
  func cellsAreThoseOfTheDump(path: String) throws {
    let input = path.replacing("check.txt", with: "input.xml")
    let workbook = Workbook.read(bytes: try Corpus.bytes(input), file: input)
    let dump = try Corpus.text(path).split(separator: "\n").map(String.init)
    // A formula's cells are compared elsewhere; an array formula covers cells without one.
    let formulas = Set(dump.filter { $0.contains(":formula:") }.map(Self.place))
    let ours = workbook.sheets.flatMap { sheet in
      sheet.cells.filter { !$0.hasFormula && $0.value != .string("") }
        .map { Self.line(sheet.name, $0) }
    }.filter { !formulas.contains(Self.place($0)) }
    let theirs = dump.filter {
      $0.contains(":string:") || $0.contains(":numeric:") || $0.contains(":boolean:")
    }
    #expect(Set(ours) == Set(theirs))
    #expect(!theirs.isEmpty)
  }

  /// The place that a line of a dump begins with.
  static func place(_ line: String) -> String {
    String(line.split(separator: ":", maxSplits: 1).first ?? "")
  }
}
