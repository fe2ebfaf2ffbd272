import Foundation
import Spreadsheets
import TestSupport

/// A cell as another reader sees it, and the other readers.
struct OracleCell: Equatable {
  struct Place: Hashable {
    let sheet: String
    let row: Int
    let column: Int
  }

  var type: String
  var text: String

  init(type: String, text: String) {
    self.type = type
    self.text = text
  }

  /// The cell in the oracle's terms: a time without a date is a number of milliseconds.
  init(_ value: CellValue) {
    switch value {
    case .number(let number): self.init(type: "number", text: number.description)
    case .string(let text): self.init(type: "string", text: text)
    case .boolean(let flag): self.init(type: "boolean", text: flag.description)
    case .error(let text): self.init(type: "error", text: text)
    case .dateTime(let text):
      let parts = text.dropFirst(11).split { ":.".contains($0) }.compactMap { Int($0) }
      if text.hasPrefix("1899-12-31T"), parts.count == 4 {
        let seconds = (parts[0] * 60 + parts[1]) * 60 + parts[2]
        self.init(type: "time", text: String(seconds * 1_000 + parts[3]))
      } else {
        self.init(type: "dateTime", text: text)
      }
    }
  }

  private init?(type: String, value: Any) {
    switch (type, value) {
    case ("number", let text as String):
      guard let number = Double(text) else { return nil }
      self.init(type: type, text: number.description)
    case ("boolean", let flag as Bool): self.init(type: type, text: flag.description)
    case ("time", let count as Int): self.init(type: type, text: String(count))
    case (_, let text as String): self.init(type: type, text: text)
    default: return nil
    }
  }

  /// Whether Python has the packages that read what is to be compared.
  static let isInstalled: Bool =
    (try? OfficePrograms.run(OfficePrograms.python, ["-c", "import openpyxl, python_calamine"]))
    != nil

  /// The cells of files as a reader sees them; a file that it refuses is missing.
  static func cells(of files: [String], by reader: String) throws -> [String: [Place: OracleCell]] {
    let script = Project.root + "/Tests/Oracles/cells.py"
    let output = try OfficePrograms.run(
      OfficePrograms.python, ["-W", "ignore", script, reader] + files)
    var found: [String: [Place: OracleCell]] = [:]
    for line in output.split(separator: "\n") {
      let items = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any] ?? []
      guard items.count == 6, let file = items[0] as? String, let sheet = items[1] as? String,
        let row = items[2] as? Int, let column = items[3] as? Int, let type = items[4] as? String,
        let cell = OracleCell(type: type, value: items[5])
      else { continue }
      found[file, default: [:]][Place(sheet: sheet, row: row, column: column)] = cell
    }
    return found
  }
}
