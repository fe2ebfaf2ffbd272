import Foundation
import Spreadsheets

/// Workbooks that other programs wrote, beside the project; tests that need them skip without.
enum Corpus {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/corpus").standardizedFileURL

  static let workbooks = files(below: "spreadsheetml2003", ending: ".xml")
  static let hostile = files(below: "hostile/tiran_defusedxml", ending: ".xml")
  static let withExcelText = files(below: excelFolder, ending: ".xml")
  static let excelFolder = "spreadsheetml2003/SheetJS_test_files"
  static let orcusDumps = files(
    below: "spreadsheetml2003/kohei-us_orcus/test/xls-xml", ending: "check.txt")
  static let absence = "the corpus beside the project is not there"

  /// The files below a folder, by their path from the corpus, sorted.
  static func files(below folder: String, ending: String) -> [String] {
    let base = root.appending(path: folder).path(percentEncoded: false)
    let names = FileManager.default.subpaths(atPath: base) ?? []
    return names.filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: path)))
  }

  /// A file's text whatever its encoding, for counting by other means than the reader's.
  static func text(_ path: String) throws -> String {
    let bytes = try bytes(path)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return String(data: Data(bytes), encoding: .utf16) ?? ""
    }
    return String(validating: bytes, as: UTF8.self)
      ?? String(data: Data(bytes), encoding: .windowsCP1252) ?? ""
  }
}

/// Counts the Data elements of cells by looking at tags alone, well-formed or not.
struct TagCount {
  private(set) var data = 0

  init(_ text: String) {
    var path: [Substring] = []
    var rest = text.utf8[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...]
      if let end = Self.end(ofWhatIsNoElement: rest) {
        rest = end
        continue
      }
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return }
      let tag = Substring(rest[rest.index(after: rest.startIndex)..<end])
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        _ = path.popLast()
        continue
      }
      let name = tag.prefix { !$0.isWhitespace && $0 != "/" }.split(separator: ":").last ?? ""
      if name == "Data", path.suffix(3) == ["Table", "Row", "Cell"] { data += 1 }
      if !tag.hasSuffix("/") { path.append(name) }
    }
  }

  private static func end(ofWhatIsNoElement text: Substring.UTF8View) -> Substring.UTF8View? {
    for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
    where text.starts(with: start.utf8) {
      let close = Substring(text).firstRange(of: end)?.upperBound
      return text[(close ?? text.endIndex)...]
    }
    return nil
  }
}
