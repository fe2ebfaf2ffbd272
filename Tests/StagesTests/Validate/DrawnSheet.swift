import Domain

/// A sheet drawn as text, with marks where findings must be.
///
/// A line is a row and `|` stands between cells. `=8.5` is a number cell, `!#REF!` an error cell,
/// `@2024-05-08` a date cell; `>>` after a text merges it over two more columns, `^` over one more
/// row. `[[code]]` before a cell's content, which may be nothing, expects that finding there.
struct DrawnSheet {
  let sheet: IngestedWorkbook.Sheet
  /// The findings that the marks expect, as `code B3`.
  let expected: [String]

  init(_ drawing: String, name: String = "Phiếu") {
    var cells: [IngestedCell] = []
    var expected: [String] = []
    let lines = drawing.split(separator: "\n", omittingEmptySubsequences: false)
    for (row, line) in lines.enumerated() {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false)
      for (column, part) in parts.enumerated() {
        var text = part.drop { $0 == " " }
        while text.last == " " { text = text.dropLast() }
        let address = CellAddress(sheet: name, row: row + 1, column: column + 1)
        while text.hasPrefix("[["), let end = text.firstRange(of: "]]") {
          expected.append(
            "\(text[text.index(text.startIndex, offsetBy: 2)..<end.lowerBound]) \(address.cell)")
          text = text[end.upperBound...].drop { $0 == " " }
        }
        if let cell = DrawnSheet.cell(text, address) { cells.append(cell) }
      }
    }
    sheet = IngestedWorkbook.Sheet(name: name, cells: cells)
    self.expected = expected.sorted()
  }

  private static func cell(_ text: Substring, _ address: CellAddress) -> IngestedCell? {
    var text = text
    var across = 0
    var down = 0
    while let last = text.last, last == ">" || last == "^" {
      if last == ">" { across += 1 } else { down += 1 }
      text = text.dropLast()
    }
    guard let first = text.first else { return nil }
    let kinds: [Character: IngestedCell.Kind] = ["=": .number, "!": .error, "@": .dateTime]
    let kind = kinds[first] ?? .string
    return IngestedCell(
      row: address.row, column: address.column, kind: kind,
      raw: String(kind == .string ? text : text.dropFirst()), mergeAcross: across,
      mergeDown: down)
  }
}

extension ValidatedSubmission {
  /// The findings as the marks of a drawn sheet name them; those of the whole file have no cell.
  var named: [String] {
    findings.map { finding in
      finding.place.map { "\(finding.code.rawValue) \($0.cell)" } ?? finding.code.rawValue
    }.sorted()
  }
}
