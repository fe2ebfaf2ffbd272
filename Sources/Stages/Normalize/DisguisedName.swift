internal import Domain

/// A text that names a unit with characters that do not show or that only look like Latin letters:
/// folded it may still name the unit, and whoever reads it should know.
enum DisguisedName {
  /// The finding about a cell that names a unit; nil when there is nothing to report.
  static func finding(_ cell: IngestedCell, sheet: String) -> Finding? {
    guard cell.kind == .string else { return nil }
    let scalars = cell.raw.unicodeScalars
    guard let first = scalars.firstIndex(where: { !CellText.isBlank($0) }),
      let last = scalars.lastIndex(where: { !CellText.isBlank($0) })
    else { return nil }
    let inner = scalars[first...last]
    guard inner.contains(where: { $0.isDisguise && !$0.properties.isWhitespace }) else {
      return nil
    }
    return Finding(
      code: .nameNear, severity: .warning,
      place: CellAddress(sheet: sheet, row: cell.row, column: cell.column),
      found: Bytewise(String(inner)).shown,
      message: Bilingual(
        vi: "Tên hoặc mã đơn vị có ký tự không hiện ra hoặc chỉ giống chữ cái thường dùng.",
        en: "The unit's name or code has characters that do not show or only pass for letters."),
      expected: Bilingual(
        vi: "tên hoặc mã gõ bằng chữ cái thông thường", en: "a name or code in plain letters"),
      mend: Bilingual(
        vi: "Xóa ô này rồi gõ lại tên hoặc mã đơn vị bằng bàn phím.",
        en: "Clear the cell and type the name or code anew."))
  }

  /// The findings about the unit names in the rows of a survey or of decisions.
  static func findings(_ sheet: SheetRows, _ header: Header) -> [Finding] {
    guard header.form == .survey || header.form == .decision,
      let column = header.columns[.unit]
    else { return [] }
    return sheet.rows.filter { $0.number > header.rows.upperBound }
      .compactMap { $0.cell(column) }.compactMap { finding($0, sheet: sheet.name) }
  }
}
