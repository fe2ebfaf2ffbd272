import Foundation

/// What Excel itself shows of a sheet: the csv that lies beside some of the corpus.
struct ExcelText {
  /// The rows in each encoding that the csv could be in; Excel for Mac loses characters in its own.
  private let readings: [[[String]]]

  init?(path: String) {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let encodings: [String.Encoding] = [.utf8, .windowsCP1252, .macOSRoman]
    readings = encodings.compactMap { String(data: data, encoding: $0) }.map(Self.rows)
  }

  /// Whether the csv has this text at a place.
  func has(_ text: String, row: Int, column: Int) -> Bool {
    readings.contains { Self.isSame($0.cell(row, column), text) }
  }

  /// Excel for Mac writes `_` for every UTF-16 unit that its encoding lacks.
  private static func isSame(_ shown: String, _ text: String) -> Bool {
    if shown == text { return true }
    let (shown, text) = (Array(shown.utf16), Array(text.utf16))
    return shown.count == text.count
      && zip(shown, text).allSatisfy { $0 == $1 || $0 == 0x5F && $1 > 0x7F }
  }

  func shown(row: Int, column: Int) -> String {
    readings.first?.cell(row, column) ?? "nothing"
  }

  /// Reads comma-separated values with any line end.
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.replacing("\r\n", with: "\n").unicodeScalars)[...]
    func take() {
      row.append(String(cell))
      cell.removeAll()
    }
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        scalars.removeFirst()
        cell.append("\"")
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: take()
      case "\n" where !isQuoted, "\r" where !isQuoted:
        take()
        rows.append(row)
        row.removeAll()
      case "\r": cell.append("\n")
      default: cell.append(scalar)
      }
    }
    if !cell.isEmpty || !row.isEmpty {
      take()
      rows.append(row)
    }
    return rows
  }
}

extension [[String]] {
  /// The text at a place; where a csv ends early, the cells are empty.
  fileprivate func cell(_ row: Int, _ column: Int) -> String {
    row <= count && column <= self[row - 1].count ? self[row - 1][column - 1] : ""
  }
}
