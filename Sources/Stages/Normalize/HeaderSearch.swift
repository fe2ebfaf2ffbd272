internal import Domain

/// The start of a sheet's table, and the fields of its columns.
struct Header {
  /// The form the headings show.
  let form: Form
  /// The rows of the headings.
  let rows: ClosedRange<Int>
  /// The column of each field.
  let columns: [FormField: Int]
  /// The columns of a survey's questions, from the left, each question once.
  let questions: [(code: String, column: Int)]
  /// The columns that mean the same as another one, which is read.
  let passedOver: [PassedOver]

  /// A column that is not read since another one means the same.
  struct PassedOver {
    /// The column's heading and place, and the place of the one that is read.
    let heading: String, column: Int, read: Int
    /// Whether it asks a question of a survey.
    let isQuestion: Bool
  }
}

/// Finds the row, or the two or three rows with merged cells, that hold a form's headings.
struct HeaderSearch {
  private let tables: [HeadingTable]
  /// Describes headings that nearly match those of a form.
  let missed: MissedHeadings
  private let questions: [FoldedText: String]
  /// Every heading of every form: a row without any of them starts no table.
  private let known: Set<FoldedText>

  /// How many rows headings take at the most.
  private static let deepest = 3
  /// How far a merged heading is followed to the right.
  private static let widestMerge = 64

  init(_ settings: FormSettings, questions: [String]) {
    tables = Form.allCases.map { HeadingTable($0, settings) }
    missed = MissedHeadings(tables)
    self.questions = Dictionary(
      questions.map { (FoldedText($0), $0) }, uniquingKeysWith: { first, _ in first })
    known = Set(
      settings.headings.values.flatMap { $0.values.flatMap { $0.map(FoldedText.init) } })
  }

  /// The headers of a sheet's first table, one for each form that its headings could be.
  func headers(in sheet: SheetRows) -> [Header] {
    for position in sheet.rows.indices {
      guard sheet.rows[position].cells.count > 1, holdsHeading(sheet.rows[position]) else {
        continue
      }
      let found = tables.compactMap { table in
        header(table, in: sheet, from: position).map { lowest($0, table, in: sheet, position) }
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  private func holdsHeading(_ row: SheetRows.Row) -> Bool {
    row.cells.contains { known.contains(FoldedText(CellText.text(of: $0))) }
  }

  /// The same headings from a lower row on, where a title right above them was taken for a part.
  private func lowest(
    _ header: Header, _ table: HeadingTable, in sheet: SheetRows, _ position: Int
  ) -> Header {
    let next = position + 1
    guard header.rows.count > 1, next < sheet.rows.count,
      let lower = self.header(table, in: sheet, from: next),
      lower.columns.count + lower.questions.count
        >= header.columns.count + header.questions.count
    else { return header }
    return lowest(lower, table, in: sheet, next)
  }

  /// The best reading of the headings that start in a row.
  private func header(_ table: HeadingTable, in sheet: SheetRows, from position: Int) -> Header? {
    var best: Header?
    for depth in 1...HeaderSearch.deepest where position + depth <= sheet.rows.count {
      let band = sheet.rows[position..<(position + depth)]
      if depth > 1, best != nil, !HeaderSearch.reachesDown(band.dropLast()) { break }
      guard HeaderSearch.isAdjacent(band) else { break }
      let header = self.header(table, band)
      if let header, header.columns.count > best?.columns.count ?? 0 { best = header }
    }
    return best
  }

  private func header(_ table: HeadingTable, _ band: ArraySlice<SheetRows.Row>) -> Header? {
    var chosen: [FormField: (column: Int, preference: Int)] = [:]
    var asked: [(code: String, column: Int)] = []
    var others: [(field: FormField, heading: String, column: Int)] = []
    var passedOver: [Header.PassedOver] = []
    for (column, texts) in HeaderSearch.chains(band) {
      let heading = texts.last ?? ""
      if table.form == .survey, let code = question(heading) {
        if let first = asked.first(where: { $0.code.isSame(as: code) }) {
          passedOver.append(
            Header.PassedOver(
              heading: heading, column: column, read: first.column, isQuestion: true))
        } else {
          asked.append((code, column))
        }
        continue
      }
      guard let meaning = meaning(texts, in: table), meaning.field != .ignored else { continue }
      others.append((meaning.field, heading, column))
      let known = chosen[meaning.field]
      if known.map({ meaning.preference < $0.preference }) ?? true {
        chosen[meaning.field] = (column, meaning.preference)
      }
    }
    for other in others where table.fields.contains(other.field) {
      guard let read = chosen[other.field]?.column, read != other.column else { continue }
      passedOver.append(
        Header.PassedOver(
          heading: other.heading, column: other.column, read: read, isQuestion: false))
    }
    guard table.isForm(Set(chosen.keys)), let first = band.first, let last = band.last else {
      return nil
    }
    return Header(
      form: table.form, rows: first.number...last.number, columns: chosen.mapValues(\.column),
      questions: asked, passedOver: passedOver)
  }

  /// Several headings above each other mean what all of them say together, else what the lowest
  /// says, else what the highest says.
  private func meaning(_ texts: [String], in table: HeadingTable) -> HeadingTable.Meaning? {
    if texts.count > 1, let whole = table.meaning(FoldedText(texts.joined(separator: " "))) {
      return whole
    }
    return texts.last.flatMap { table.meaning(FoldedText($0)) }
      ?? texts.first.flatMap { table.meaning(FoldedText($0)) }
  }

  /// The question that a heading stands for: its code alone, or before its wording.
  private func question(_ heading: String) -> String? {
    if let code = questions[FoldedText(heading)] { return code }
    let first = heading.prefix { !".:)– \n".contains($0) }
    return first.count < heading.count ? questions[FoldedText(String(first))] : nil
  }

  /// The heading texts of each column, from the top.
  static func chains(
    _ band: ArraySlice<SheetRows.Row>
  ) -> [(column: Int, texts: [String])] {
    var chains: [Int: [String]] = [:]
    for row in band {
      for cell in row.cells {
        let text = CellText.text(of: cell)
        guard !text.isEmpty else { continue }
        for column in cell.column...(cell.column + min(cell.mergeAcross, widestMerge)) {
          chains[column, default: []].append(text)
        }
      }
    }
    return chains.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func reachesDown(_ rows: ArraySlice<SheetRows.Row>) -> Bool {
    rows.contains { $0.cells.contains { $0.mergeDown > 0 || $0.mergeAcross > 0 } }
  }

  private static func isAdjacent(_ band: ArraySlice<SheetRows.Row>) -> Bool {
    zip(band, band.dropFirst()).allSatisfy { $1.number == $0.number + 1 }
  }
}
