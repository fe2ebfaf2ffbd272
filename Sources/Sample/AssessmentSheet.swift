import Domain

/// An assessment form laid out as a sheet, with the positions of its parts.
struct AssessmentSheet {
  /// The sheet.
  private(set) var grid: Grid
  /// The sheet row of each given row, in order.
  private(set) var places: [Int] = []
  /// The first cell that names the unit.
  private(set) var headPlace: (row: Int, column: Int) = (1, 1)

  private let layout: FormLayout
  private var row = 0

  /// The text above and below the table.
  struct Surroundings {
    /// The body that issues the form.
    var issuer: String
    /// The title.
    var title: String
    /// The unit's code and name in the head; nil omits the line.
    var unitCode: String?, unitName: String?
    /// The line that names the round; nil omits it.
    var round: String?
    /// The day of signature.
    var day: String
    /// The author of the form; nil when nobody signs.
    var signer: String?
  }

  /// Lays out a form.
  init(_ rows: [FilledRow], _ layout: FormLayout, _ surroundings: Surroundings) {
    self.layout = layout
    grid = Grid(name: layout.sheetName)
    putHead(surroundings)
    putHeadings()
    var ordinal = 0
    for filled in rows {
      row += 1
      if layout.hasSpacers, filled.criterion?.kind == .area { row += 1 }
      if filled.isLeaf { ordinal += 1 }
      places.append(row)
      put(filled, ordinal: ordinal)
    }
    putFoot(surroundings)
  }

  /// The address of a field's cell in one of the given rows.
  func address(_ place: Int, _ field: FormField) -> String? {
    let column = field == .code ? layout.codeColumn : layout.column(of: field)
    return column.map { grid.address(row: places[place], column: $0) }
  }

  private mutating func putHead(_ surroundings: Surroundings) {
    let width = layout.fields.count
    grid.put(text: surroundings.issuer.uppercased(), row: 1, column: 1, across: 2)
    grid.put(
      text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", row: 1, column: 4, across: width - 4)
    grid.put(text: "Độc lập - Tự do - Hạnh phúc", row: 2, column: 4, across: width - 4)
    grid.put(text: surroundings.title, row: 4, column: 1, across: width - 1)
    row = 5
    if let name = surroundings.unitName {
      headPlace = (row, 1)
      grid.put(text: "Đơn vị: \(name)", row: row, column: 1, across: 2)
      row += 1
    }
    if let code = surroundings.unitCode {
      headPlace = (row, 1)
      grid.put(text: "Mã đơn vị: \(code)", row: row, column: 1, across: 2)
      row += 1
    }
    guard let round = surroundings.round else { return }
    grid.put(text: "Đợt đánh giá: \(round)", row: row, column: 1, across: 2)
    row += 1
  }

  private mutating func putHeadings() {
    row += 1
    // Adjacent points columns can share a cell above.
    let shared = [FormField.selfPoints, .appraisedPoints].compactMap { layout.column(of: $0) }
    let merged = layout.hasMergedHeader && shared.count == 2 ? shared : []
    for (position, field) in layout.fields.enumerated() {
      let column = position + 1
      let heading = layout.headings[field] ?? ""
      if merged.contains(column) {
        if column == merged.first {
          let across = merged.count - 1
          grid.put(
            .init(column: column, content: .text("Điểm"), across: across, isHeading: true),
            row: row)
        }
        continue
      }
      let down = layout.hasMergedHeader ? 1 : 0
      grid.put(
        .init(column: column, content: .text(heading), down: down, isHeading: true), row: row)
    }
    guard layout.hasMergedHeader else { return }
    row += 1
    for column in merged {
      let text = layout.fields[column - 1] == .selfPoints ? "Tự đánh giá" : "Thẩm định"
      grid.put(.init(column: column, content: .text(text), isHeading: true), row: row)
    }
  }

  private mutating func put(_ filled: FilledRow, ordinal: Int) {
    for (position, field) in layout.fields.enumerated() {
      let column = position + 1
      if column == layout.codeColumn {
        if let code = code(filled.code) { grid.put(.init(column: column, content: code), row: row) }
      } else if field == .ordinal {
        guard filled.isLeaf else { continue }
        grid.put(.init(column: column, content: .number(String(ordinal))), row: row)
      } else if let content = filled.cells[field] {
        grid.put(.init(column: column, content: content), row: row)
      }
    }
  }

  private func code(_ code: String) -> Grid.Content? {
    guard !code.isEmpty else { return nil }
    let dots = code.filter { $0 == "." }.count
    // "1.10" as a number would be 1.1, another criterion.
    if layout.hasNumberCodes, dots <= 1, dots == 0 || !code.hasSuffix("0") { return .number(code) }
    return .text(layout.hasDottedCodes ? code + "." : code)
  }

  private mutating func putFoot(_ surroundings: Surroundings) {
    guard let signer = surroundings.signer, let left = layout.column(of: .name) else { return }
    row += 2
    let right = layout.fields.count - 1
    grid.put(text: "Hải Dương, \(surroundings.day)", row: row, column: right)
    row += 1
    grid.put(text: "Người lập biểu", row: row, column: left)
    grid.put(text: "THỦ TRƯỞNG ĐƠN VỊ", row: row, column: right)
    row += 4
    grid.put(text: signer, row: row, column: left)
  }
}
