internal import Domain
internal import Stages

/// A code, name or alias means one unit only, the way workbooks are matched: folded.
struct UnitNamesCheck {
  let roster: Roster
  let log: FaultLog

  func run() {
    var owners: [FoldedText: Roster.Row] = [:]
    for row in roster.rows {
      let own = [
        SourceText(value: row.unit.code, place: row.row["code"].place),
        SourceText(value: row.unit.name, place: row.row["name_vi"].place),
      ]
      for name in own + row.aliases {
        let folded = FoldedText(name.value)
        guard let owner = owners[folded] else {
          owners[folded] = row
          continue
        }
        guard owner.unit.code != row.unit.code else { continue }
        log.report(
          .nameAmbiguous, at: name.place,
          vi: "“\(name.value)” cũng chỉ đơn vị \(owner.unit.code) (\(owner.row.place))",
          en: "'\(name.value)' also means the unit \(owner.unit.code) (\(owner.row.place))")
      }
    }
  }
}
