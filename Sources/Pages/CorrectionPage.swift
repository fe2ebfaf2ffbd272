internal import Domain

/// The effects of a correction: every unit whose points, index, rank or class changed, and the
/// files that changed it.
struct CorrectionPage {
  /// The page's path in a generation.
  static let path = "correction.html"

  let pages: RoundPages
  let moves: [UnitMove]
  /// Whether the definition changed.
  let isRedefined: Bool

  private var round: Round { pages.round }

  var markup: Markup {
    Template.correction.render(
      Template.shell.merging(Template.notice(round)).merging(
        Template.edition(pages.edition, up: "")
      ).merging([
        "titleHTML": .html(Markup("Đính chính – \(round.title.vi)")),
        "issuerHTML": .html(Markup(round.issuer)),
        "roundHTML": .html(Markup(round.title)),
        "countHTML": .html(
          Markup(
            Bilingual(
              vi: "\(moves.count) đơn vị có thay đổi; \(round.units.count - moves.count) đơn vị "
                + "giữ nguyên.",
              en: "\(moves.count) \(moves.count == 1 ? "unit" : "units") changed; "
                + "\(round.units.count - moves.count) did not."))),
        "hasMoves": .flag(!moves.isEmpty),
        "isRedefined": .flag(isRedefined),
        "moves": .list(moves.map(row)),
      ]))
  }

  private func row(_ move: UnitMove) -> Fields {
    let unit = pages.unit(code: move.unit)
    let level = unit.flatMap { round.level($0.level)?.name }
    let group = unit.flatMap { round.groupNames[$0.group] } ?? level ?? Bilingual(both: "–")
    func rank(_ place: UnitMove.Place) -> Fields.Value { .text(place.rank.map(String.init) ?? "–") }
    func figure(_ shown: String?) -> Fields.Value {
      .html(shown.map { Markup(decimal: $0) } ?? .dash)
    }
    func band(_ place: UnitMove.Place) -> Fields.Value {
      .html(place.band.map { Markup(round.className($0)) } ?? .dash)
    }
    func files(_ paths: [String]) -> Fields.Value { .list(paths.map { ["path": .text($0)] }) }
    return [
      "isThere": .flag(unit != nil),
      "href": .text(FileNames.href(FileNames.unitPage(move.unit))),
      "unit": .text(move.name),
      "groupHTML": .html(Markup(group)),
      "rankFrom": rank(move.from), "rankTo": rank(move.to),
      "indexFromHTML": figure(move.from.shownIndex), "indexToHTML": figure(move.to.shownIndex),
      "bandFromHTML": band(move.from), "bandToHTML": band(move.to),
      "isOtherBand": .flag(move.from.band != move.to.band),
      "leaves": .list(
        move.leaves.map {
          ["leaf": .text($0.leaf), "fromHTML": figure($0.from), "toHTML": figure($0.to)]
        }),
      "isPushed": .flag(move.isPushed && !isRedefined),
      "isRedefined": .flag(move.isPushed && isRedefined),
      "newFiles": files(move.newFiles), "goneFiles": files(move.goneFiles),
    ]
  }
}
