internal import Domain
internal import Spreadsheets

/// `standings.xlsx` and `standings.xml`: the standings as a workbook, a sheet a level.
struct StandingsWorkbook {
  static let path = "standings.xml"
  static let officePath = "standings.xlsx"

  let round: Round
  let edition: Edition
  let standings: [GroupStandings]
  let rows: [StandingRow]

  var bytes: [UInt8] {
    XMLSpreadsheetWriter().write(document)
  }

  var officeBytes: [UInt8] {
    OfficeOpenXMLWriter().write(document)
  }

  var document: WorkbookDocument {
    var levels: [String] = []
    for group in standings where !levels.contains(group.level) { levels.append(group.level) }
    // The writer sees to it that tabs have allowed and different names.
    var sheets = levels.map { level in
      LevelSheet(
        workbook: self, level: level,
        name: (round.level(level)?.name.vi ?? level).harmless(onOneLine: true)
      ).sheet
    }
    if sheets.isEmpty { sheets = [SheetDocument(name: "Bảng xếp hạng")] }
    return WorkbookDocument(title: round.title.vi.harmless(), sheets: sheets)
  }
}
