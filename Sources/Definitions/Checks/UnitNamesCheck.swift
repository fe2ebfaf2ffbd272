internal import Domain
internal import Stages

/// Checks that a code, name or alias means only one unit when folded, as in matching workbooks.
struct UnitNamesCheck {
  let roster: Roster
  let log: FaultLog

  func run() {
    checkCodes()
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

  /// Checks that no code looks like another and none has an invisible character.
  private func checkCodes() {
    var owners: [Lookalike: Roster.Row] = [:]
    for row in roster.rows {
      let (code, place) = (Bytewise(row.unit.code), row.row["code"].place)
      if code.utf8.contains(where: { $0 >= 0x80 }),
        code.text.unicodeScalars.contains(where: { $0.isHarmful })
      {
        log.report(
          .valueWrong, at: place, vi: "mã “\(code.shown)” có ký tự không hiện ra",
          en: "the code '\(code.shown)' has a character that does not show")
      }
      let seen = Lookalike(row.unit.code)
      guard let owner = owners[seen] else {
        owners[seen] = row
        continue
      }
      // An identical code is reported as a duplicate; one that folds to it, as ambiguous.
      guard FoldedText(owner.unit.code) != FoldedText(row.unit.code) else { continue }
      log.report(
        .nameAmbiguous, at: place,
        vi: "mã “\(code.shownApart)” nhìn giống mã \(owner.unit.code) (\(owner.row.place))",
        en: "the code '\(code.shownApart)' looks like \(owner.unit.code) (\(owner.row.place))")
    }
  }
}
