internal import Domain

/// A file in which no form was found is told which headings it has, which it lacks, and which of them
/// it has nearly.
struct UnknownFormRule {
  /// The form that the folder wants.
  let wanted: Form

  /// How many sheets are described one by one.
  private static let described = 5
  /// How many texts of a sheet are quoted.
  private static let quoted = 8

  func finding(_ sheets: [UnrecognizedSheet]) -> Finding {
    // The sheets that come nearest first, else in the order of their tabs.
    let ordered = sheets.enumerated().sorted {
      (UnknownFormRule.merit($1.element), $0.offset) < (
        UnknownFormRule.merit($0.element), $1.offset
      )
    }.map(\.element)
    let nearest = ordered.first { $0.form != nil }
    // What stands in a sheet of answers is nobody's to read; its headings are.
    let isPrivate = wanted == .survey
    let near = (isPrivate ? [] : nearest?.near ?? []).map {
      Bilingual(
        vi: "Có phải “\($0.written)” là “\($0.wanted)”? ",
        en: "Is “\($0.written)” meant for “\($0.wanted)”? ")
    }
    let found = nearest?.seen ?? (isPrivate ? [] : ordered.first?.seen ?? [])
    let lacking = UnknownFormRule.quotes(nearest?.lacking ?? [])
    let mend = FolderRule.useTemplate(wanted)
    return Finding(
      code: .formWrong, severity: .error,
      place: nearest.flatMap { sheet in
        sheet.row.map { CellAddress(sheet: sheet.sheet, row: $0, column: 1) }
      }, found: UnknownFormRule.list(found),
      message: Bilingual(
        vi: "Không tìm thấy dòng tiêu đề của biểu nào trong tệp này."
          + described(ordered).map(\.vi).joined(),
        en: "No sheet of this file has the headings of any form."
          + described(ordered).map(\.en).joined()),
      expected: lacking.isEmpty
        ? wanted.title
        : Bilingual(
          vi: "\(wanted.title.vi), có tiêu đề \(lacking)",
          en: "\(wanted.title.en), with the headings \(lacking)"),
      mend: Bilingual(
        vi: near.map(\.vi).joined() + mend.vi, en: near.map(\.en).joined() + mend.en))
  }

  private static func merit(_ sheet: UnrecognizedSheet) -> Int {
    sheet.form == nil ? 0 : sheet.seen.count * 2 + sheet.near.count * 3
  }

  private func described(_ sheets: [UnrecognizedSheet]) -> [Bilingual] {
    var parts = sheets.prefix(UnknownFormRule.described).map(UnknownFormRule.words)
    if sheets.count > UnknownFormRule.described {
      let rest = sheets.count - UnknownFormRule.described
      parts.append(Bilingual(vi: " Còn \(rest) trang khác.", en: " And \(rest) more sheets."))
    }
    return parts
  }

  private static func words(_ sheet: UnrecognizedSheet) -> Bilingual {
    guard let form = sheet.form, let row = sheet.row else {
      return Bilingual(
        vi: " Trang “\(sheet.sheet)”: không có tiêu đề nào của biểu.",
        en: " Sheet '\(sheet.sheet)': none of any form's headings.")
    }
    let seen = quotes(sheet.seen)
    let lacking = quotes(sheet.lacking)
    return Bilingual(
      vi: " Trang “\(sheet.sheet)”, dòng \(row): "
        + (seen.isEmpty ? "" : "có \(seen); ")
        + "thiếu \(lacking) nên không phải \(form.title.vi).",
      en: " Sheet '\(sheet.sheet)', row \(row): "
        + (seen.isEmpty ? "" : "has \(seen); ")
        + "lacks \(lacking), so it is no \(form.title.en).")
  }

  private static func quotes(_ texts: [String]) -> String {
    texts.prefix(quoted).map { "“\($0)”" }.joined(separator: ", ")
  }

  private static func list(_ texts: [String]) -> String {
    texts.prefix(quoted).joined(separator: "; ")
  }
}
