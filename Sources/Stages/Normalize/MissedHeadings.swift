internal import Domain

/// Says how near a sheet comes to a form that it is not, or a heading to one that is lacking.
struct MissedHeadings {
  private let tables: [HeadingTable]

  /// How many rows, and cells in them, are looked at.
  private static let rows = 100
  private static let cells = 64
  /// How many bytes a heading may have.
  private static let longest = 200

  init(_ tables: [HeadingTable]) { self.tables = tables }

  /// The row that comes nearest to a form's headings.
  func nearest(in sheet: SheetRows) -> UnrecognizedSheet {
    var best: (score: Int, sheet: UnrecognizedSheet)?
    var first: [String] = []
    for row in sheet.rows.prefix(MissedHeadings.rows) {
      let texts = MissedHeadings.texts(row)
      guard texts.count > 1 else { continue }
      if first.isEmpty { first = texts }
      let folded = texts.map { (text: $0, folded: FoldedText($0)) }
      for table in tables {
        let (score, missed) = miss(table, folded, row: row.number, in: sheet.name)
        if score > best?.score ?? 0 { best = (score, missed) }
      }
    }
    return best?.sheet ?? UnrecognizedSheet(sheet: sheet.name, seen: first)
  }

  private func miss(
    _ table: HeadingTable, _ texts: [(text: String, folded: FoldedText)], row: Int,
    in sheet: String
  ) -> (score: Int, sheet: UnrecognizedSheet) {
    var fields: Set<FormField> = []
    var seen: [String] = []
    var unknown: [(text: String, folded: FoldedText)] = []
    for heading in texts {
      if let meaning = table.meaning(heading.folded) {
        if meaning.field != .ignored, fields.insert(meaning.field).inserted {
          seen.append(heading.text)
        }
      } else {
        unknown.append(heading)
      }
    }
    let lacking = table.lacking(fields)
    let near = lacking.compactMap { field -> UnrecognizedSheet.Near? in
      guard let wanted = table.firstHeading(of: field) else { return nil }
      return unknown.first { table.isNear($0.folded, to: field) }
        .map { UnrecognizedSheet.Near(written: $0.text, wanted: wanted) }
    }
    return (
      seen.count * 2 + near.count * 3,
      UnrecognizedSheet(
        sheet: sheet, row: row, form: table.form, seen: seen,
        lacking: lacking.compactMap(table.firstHeading), near: near)
    )
  }

  private static func texts(_ row: SheetRows.Row) -> [String] {
    row.cells.prefix(cells).lazy.filter { $0.kind == .string && $0.raw.utf8.count <= longest }
      .map(CellText.text).filter { !$0.isEmpty }
  }

  /// The headings of a table that are nearly those of columns it lacks: such a column is not read.
  func renamed(_ header: Header, in sheet: SheetRows) -> [Finding] {
    guard let table = tables.first(where: { $0.form == header.form }) else { return [] }
    let taken = Set(header.columns.values).union(header.questions.map(\.column))
    let lacking = table.fields.subtracting(header.columns.keys)
    let band = sheet.rows.filter { header.rows.contains($0.number) }
    return HeaderSearch.chains(band[...]).compactMap { column, texts in
      guard !taken.contains(column), let text = texts.last,
        text.utf8.count <= MissedHeadings.longest,
        !texts.contains(where: { table.meaning(FoldedText($0)) != nil })
      else { return nil }
      let folded = FoldedText(text)
      guard
        let field = lacking.sorted(by: { $0.rawValue < $1.rawValue })
          .first(where: { table.isNear(folded, to: $0) }),
        let wanted = table.firstHeading(of: field)
      else { return nil }
      return MissedHeadings.finding(
        text, wanted,
        CellAddress(sheet: sheet.name, row: header.rows.upperBound, column: column))
    }
  }

  private static func finding(_ text: String, _ wanted: String, _ place: CellAddress) -> Finding {
    Finding(
      code: .columnMissing, severity: .warning, place: place, found: text,
      message: Bilingual(
        vi: "Cột này không được đọc vì tiêu đề khác biểu mẫu. Có phải là cột “\(wanted)”?",
        en: "This column is not read, since its heading is not the template's. Is it '\(wanted)'?"),
      expected: Bilingual(vi: "“\(wanted)”", en: "'\(wanted)'"),
      mend: Bilingual(
        vi: "Nếu phải, sửa tiêu đề cột đúng như biểu mẫu, lưu và nộp lại tệp.",
        en: "If it is, write the heading as in the template, save and hand the file in again."))
  }
}
