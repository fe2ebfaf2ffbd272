import Foundation
import Spreadsheets
import TestSupport
import Testing

/// Files that other programs wrote, cell for cell against other readers.
@Suite(.serialized) struct PackageCorpusTests {
  private static func files(below folders: [String], endings: [String]) -> [String] {
    folders.compactMap { Project.shared("corpus/" + $0) }.flatMap { folder in
      ((FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]) ?? [])
        .filter { name in endings.contains { name.hasSuffix($0) } }.map { folder + "/" + $0 }
    }.sorted()
  }

  /// Why a cell may differ from the oracle's; nil where it may not.
  private static func reason(_ ours: OracleCell?, _ theirs: OracleCell?, _ reader: String)
    -> String?
  {
    if ours?.text == "", theirs == nil { return "they do not tell empty text from nothing" }
    if let ours, let theirs, ours.type == "dateTime", ours.text.hasPrefix("1900-02-29"),
      theirs.text.hasPrefix("1900-02-28")
    {
      return "29 February 1900 is a day in Excel, but not in Python"
    }
    guard let ours, ours.type == "string" || ours.type == "error" else { return nil }
    let folded = theirs?.text.replacing("\r\n", with: "\n") ?? ""
    if theirs?.type == "string", ours.text == folded { return "line ends are given as one LF" }
    if reader == "openpyxl" {
      let decoded = folded.replacing("_x000D_\n", with: "\n")
      return ours.text == decoded ? "openpyxl leaves escapes as they are" : nil
    }
    if ours.type == "error", theirs == nil { return "python-calamine gives an error as nothing" }
    let trimmed = ours.text.trimmingCharacters(in: .whitespacesAndNewlines)
    return trimmed == folded ? "calamine trims text without xml:space" : nil
  }

  @Test(
    .enabled(if: OracleCell.isInstalled, "python3 with openpyxl and python-calamine is not here"),
    .enabled(if: Project.shared("corpus/xlsx") != nil, "the corpus is not here"),
    arguments: ["openpyxl", "calamine"])
  func sameCellsAsOtherReaders(reader: String) throws {
    let endings = reader == "openpyxl" ? [".xlsx", ".xlsm"] : [".xlsx", ".xlsm", ".ods"]
    let files = Self.files(below: ["xlsx", "ods"], endings: endings)
    let oracle = try OracleCell.cells(of: files, by: reader)
    var compared = 0
    var reasons: [String: Int] = [:]
    for (file, theirs) in oracle.sorted(by: { $0.key < $1.key }) {
      let book = try Workbook.read(path: file)
      var ours: [OracleCell.Place: OracleCell] = [:]
      for sheet in book.sheets {
        for cell in sheet.cells {
          let place = OracleCell.Place(sheet: sheet.name, row: cell.row, column: cell.column)
          ours[place] = OracleCell(cell.value)
        }
      }
      for place in Set(ours.keys).union(theirs.keys) {
        compared += 1
        if ours[place] == theirs[place] { continue }
        if let reason = Self.reason(ours[place], theirs[place], reader) {
          reasons[reason, default: 0] += 1
        } else {
          Issue.record(
            "\(file) \(place): \(ours[place].debugDescription), not \(theirs[place].debugDescription)"
          )
        }
      }
    }
    #expect(compared > 35_000)
    // A reason that nothing needs any more is taken out.
    #expect(reasons.count == (reader == "openpyxl" ? 3 : 5), "\(reasons)")
  }

  /// The only files of the corpus that are not read whole, and what is said of them.
  @Test(.enabled(if: Project.shared("corpus/xlsx") != nil, "the corpus is not here"))
  func everyFileIsReadOrRefusedByName() throws {
    let refused = [
      "issue252.xlsx": ["not-well-formed"],
      "issue_594_dos.ods": ["cell-out-of-range", "too-many-repeats"],
      "pass_protected.ods": ["encrypted-file"],
    ]
    let files = Self.files(below: ["xlsx", "ods"], endings: [".xlsx", ".xlsm", ".ods"])
    #expect(files.count > 100)
    for file in files {
      let name = file.split(separator: "/").last.map(String.init) ?? ""
      let book = try Workbook.read(path: file)
      let errors = book.diagnostics.filter { $0.severity == .error }.map(\.code.rawValue)
      #expect(errors == refused[name] ?? [], "\(name)")
      #expect(book.format == (name.hasSuffix(".ods") ? .ods : .xlsx), "\(name)")
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
      #expect(Completeness.check(bytes) == .complete, "\(name)")
      // From memory or from disk, the cells are the same.
      #expect(Workbook.read(bytes: bytes, file: file) == book, "\(name)")
    }
  }
}
