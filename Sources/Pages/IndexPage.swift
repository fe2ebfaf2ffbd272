internal import Domain

/// The page of all standings.
struct IndexPage {
  let pages: RoundPages
  let standings: [GroupStandings]
  let scores: [String: UnitScore]
  let balance: Balance
  let revision: DefinitionRevision?
  let survey: SurveyProgress

  private var round: Round { pages.round }

  var markup: Markup {
    let facts: [Fields] = (MethodFacts(round: round).sentences + SurveyNotice(survey).sentences).map
    {
      ["factHTML": .html(Markup($0))]
    }
    return Template.index.render(
      Template.shell.merging(Template.notice(round)).merging(
        Template.edition(pages.edition, up: "")
      ).merging([
        "hasRevision": .flag(revision != nil),
        "revisionHTML": .html(revision.map { Markup($0.sentence) } ?? .none),
        "revisionHref": .text(RevisionPage.path),
        "titleHTML": .html(Markup(round.title.vi)),
        "headingHTML": .html(Markup(round.title)),
        "issuerHTML": .html(Markup(round.issuer)),
        "citation": .text(round.citation),
        "levels": .list(levels),
        "facts": .list(facts),
        "classes": .list(classes),
        "balance": .list(balanceRows),
      ]))
  }

  private var levels: [Fields] {
    var order: [String] = []
    for group in standings where !order.contains(group.level) { order.append(group.level) }
    return order.map { code in
      let groups = standings.filter { $0.level == code }
      let level = round.level(code)
      let set = pages.level(code)
      let anchor = RoundPages.anchor(level: code)
      return [
        "anchor": .text(anchor),
        "nameHTML": .html(Markup(level?.name ?? Bilingual(both: code))),
        "paged": .flag(code != order.first),
        "hasGroups": .flag(groups.count > 1),
        "citation": .text(set.set.citation),
        "scaleHTML": .html(level.map { pages.shown.maximum($0.scaleMaximum) } ?? .dash),
        "surveyScaleHTML": .html(level.map { pages.shown.maximum($0.surveyMaximum) } ?? .dash),
        "areasHTML": .html(areaNames(set.set)),
        "groups": .list(
          groups.enumerated().map { offset, group in
            GroupTable(pages: pages, standings: group, scores: scores).fields(isPaged: offset > 0)
          }),
      ]
    }
  }

  private func areaNames(_ set: CriteriaSet) -> Markup {
    var markup = Markup(
      Bilingual(vi: "Lĩnh vực (điểm tối đa): ", en: "Areas (maximum): "))
    for (offset, area) in set.areas.enumerated() {
      if offset > 0 { markup += Markup(made: " · ") }
      markup += Markup("\(area.code). \(area.name) (")
      markup += pages.shown.maximum(area.maximum)
      markup += Markup(")")
    }
    return markup
  }

  private var classes: [Fields] {
    round.levels.flatMap { level in
      level.classes.bands.enumerated().map { offset, band in
        [
          "levelHTML": .html(offset == 0 ? Markup(level.name) : .none),
          "nameHTML": .html(Markup(band.name)),
          "rangeHTML": .html(pages.shown.range(band)),
        ]
      }
    }
  }

  private var balanceRows: [Fields] {
    let rows: [(Bilingual, Int)] = [
      (Words.disposition(.accepted), balance.accepted),
      (Words.disposition(.suspended), balance.suspended),
      (Words.disposition(.duplicate), balance.duplicate),
      (Words.disposition(.unchanged), balance.unchanged),
      (Words.disposition(.waiting), balance.waiting),
      (Bilingual(vi: "Tài liệu kèm theo (không mở)", en: "Evidence beside"), balance.evidence ?? 0),
      (Bilingual(vi: "Tổng số tệp đã thấy", en: "Files seen in all"), balance.seen),
    ]
    return rows.map { name, count in
      ["nameHTML": .html(Markup(name)), "count": .text(String(count))]
    }
  }
}
