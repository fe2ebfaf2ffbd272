internal import Domain
internal import Pages
internal import Spreadsheets

/// One level's sheet: all of its groups in one table, so that it can be sorted and filtered.
struct LevelSheet {
  let workbook: StandingsWorkbook
  let level: String
  let name: String

  private var round: Round { workbook.round }
  private var areas: [Criterion] { round.criteria[level]?.areas ?? [] }

  private static let columns: [(heading: String, width: Int)] = [
    ("Khối xếp hạng", 140), ("Hạng", 40), ("Mã đơn vị", 110), ("Đơn vị", 220), ("Chỉ số (%)", 60),
    ("Xếp loại", 70), ("Điểm đạt", 60), ("Điểm tối đa", 60), ("Tự đánh giá", 60),
    ("Thẩm định", 60), ("Điều tra XHH", 60),
  ]

  var sheet: SheetDocument {
    let above = titleRows
    let standings = workbook.rows.filter { $0.level == level }
    // Every group begins a page in print.
    let starts = standings.indices.dropFirst().filter {
      !standings[$0].group.utf8.elementsEqual(standings[$0 - 1].group.utf8)
    }
    var widths = LevelSheet.columns.map(\.width)
    // Not every program makes a row higher where a text needs two lines.
    widths[0] = max(widths[0], LevelSheet.width(of: standings.map(groupName)))
    widths[5] = max(widths[5], LevelSheet.width(of: standings.map { $0.standing?.band?.vi ?? "" }))
    widths += areas.map { _ in 60 } + [LevelSheet.reasonWidth]
    return SheetDocument(
      name: name, columnWidths: widths, rows: above + [headingRow] + standings.map(row),
      frozenRows: above.count + 1, isLandscape: true,
      pageBreaks: starts.map { above.count + 2 + $0 })
  }

  /// The width of the column of reasons, in points, and how many characters of it make a line.
  private static let (reasonWidth, reasonLine) = (260, 50)

  /// The width in points that holds the longest of some texts on one line.
  private static func width(of texts: [String]) -> Int {
    min(320, (texts.map(\.count).max() ?? 0) * 6 + 8)
  }

  private func groupName(_ row: StandingRow) -> String {
    (round.groupNames[row.group] ?? round.level(level)?.name)?.vi ?? row.group
  }

  private var width: Int { LevelSheet.columns.count + areas.count + 1 }

  private var titleRows: [RowDocument] {
    var title = CellStyle.plain
    title.isBold = true
    title.fontSize = 14
    var notice = CellStyle.plain
    notice.isItalic = true
    notice.isWrapped = true
    var rows = [
      RowDocument([CellDocument(.string(round.title.vi.harmless()), style: title)]),
      RowDocument([CellDocument(.string("\(round.issuer.vi) – \(round.citation)".harmless()))]),
      RowDocument([CellDocument(.string(workbook.edition.sentence.vi.harmless()))]),
    ]
    if let text = round.notice {
      rows.append(
        RowDocument(
          [CellDocument(.string(text.vi.harmless()), style: notice, mergeAcross: width - 1)],
          height: 34))
    }
    return rows + [RowDocument()]
  }

  private var headingRow: RowDocument {
    var style = CellStyle.plain
    style.isBold = true
    style.isWrapped = true
    style.hasBorder = true
    style.alignment = .center
    style.background = "#E7ECF1"
    let areaHeadings = areas.map { "Lĩnh vực \($0.code)" }
    let headings = LevelSheet.columns.map(\.heading) + areaHeadings + ["Lý do không xếp hạng"]
    let notes =
      LevelSheet.columns.map { _ in String?.none } + areas.map { $0.name.harmless() } + [nil]
    return RowDocument(
      zip(headings, notes).map { CellDocument(.string($0), style: style, comment: $1) })
  }

  private func row(_ row: StandingRow) -> RowDocument {
    let branches = row.score?.branches ?? []
    let figures: [Fraction?] = [
      row.score?.achieved, row.score.map { Fraction($0.maximum) },
      row.score?.selfAssessed.map { Fraction($0) }, row.score?.appraised, row.score?.surveyed,
    ]
    let reason = row.reason?.vi ?? ""
    let lines = (reason.count + LevelSheet.reasonLine - 1) / LevelSheet.reasonLine
    let ofAreas = areas.map { area in branches.first { $0.code == area.code }?.achieved }
    return RowDocument(
      [
        text(groupName(row)), number(row.standing.map { String($0.rank) }, decimals: 0),
        text(row.unit), text(row.name), figure(row.index), text(row.standing?.band?.vi ?? ""),
      ] + (figures + ofAreas).map(figure) + [text(reason)],
      height: lines > 1 ? lines * 15 : nil)
  }

  private func text(_ text: String) -> CellDocument {
    var style = CellStyle.plain
    style.hasBorder = true
    style.isWrapped = true
    return CellDocument(text.isEmpty ? .empty : .string(text.harmless()), style: style)
  }

  private func figure(_ value: Fraction?) -> CellDocument {
    number(value.map(round.policies.shown), decimals: round.policies.displayDecimals)
  }

  private func number(_ text: String?, decimals: Int) -> CellDocument {
    var style = CellStyle.plain
    style.hasBorder = true
    style.alignment = .right
    style.numberFormat = decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals)
    return CellDocument(text.map { .number($0) } ?? .empty, style: style)
  }
}
