import Spreadsheets

extension Workbook {
  /// Every cell as `Sheet!A1 type value`, with the raw text where it is another one.
  var lines: [String] {
    sheets.flatMap { sheet in
      sheet.cells.map { cell in
        let value =
          switch cell.value {
          case .number(let number): "number \(number)"
          case .string(let text): "string \(text)"
          case .boolean(let flag): "boolean \(flag)"
          case .dateTime(let text): "dateTime \(text)"
          case .error(let text): "error \(text)"
          }
        let formula = cell.hasFormula ? " =" : ""
        let merge =
          cell.mergeAcross + cell.mergeDown > 0 ? " +\(cell.mergeAcross)+\(cell.mergeDown)" : ""
        return "\(sheet.name)!\(cell.address) \(value)\(formula)\(merge)"
      }
    }
  }

  /// Every diagnostic as its code, with the cell where it has one.
  var faults: [String] {
    diagnostics.map { diagnostic in
      diagnostic.code.rawValue + (diagnostic.address.map { " \($0)" } ?? "")
    }
  }
}
