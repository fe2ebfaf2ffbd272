internal import Domain

/// One unit's page, from its rank down to the source cells of its points.
struct UnitPage {
  let pages: RoundPages
  let score: UnitScore
  let standings: GroupStandings
  let level: LevelPages
  let sources: SourceList
  let branches: [String: BranchScore]

  init(pages: RoundPages, score: UnitScore, standings: GroupStandings) {
    self.pages = pages
    self.score = score
    self.standings = standings
    level = pages.level(standings.level)
    sources = SourceList(score.sources)
    branches = Dictionary(
      score.branches.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private var name: String { pages.unit(code: score.unit)?.name ?? score.unit }

  var markup: Markup {
    let standing = standings.ranked.first { $0.unit == score.unit }
    let unranked = standings.unranked.first { $0.unit == score.unit }
    let shown = pages.shown
    var page = Markup.none
    level.page.fill(&page) { slot in
      switch slot {
      case .title: Markup("\(name) – \(pages.round.title.vi)")
      case .anchor:
        Markup(RoundPages.anchor(level: standings.level, group: standings.group))
      case .group: Markup(pages.groupName(standings))
      case .unit: Markup(name)
      case .code: Markup(score.unit)
      case .index: shown.value(standing?.index ?? score.index)
      case .rank: rank(standing)
      case .class: standing.map(Standings.band) ?? .dash
      case .achieved: shown.value(score.achieved)
      case .maximum: shown.maximum(score.maximum)
      case .self: shown.value(score.selfAssessed)
      case .appraised: shown.value(score.appraised)
      case .surveyed: shown.value(score.surveyed)
      case .status: status(unranked)
      case .areas: areas
      case .leaves: LeafTable(page: self).markup
      case .extras: ExtrasSection(page: self).markup
      case .sources: sources.markup
      }
    }
    return page
  }

  private func rank(_ standing: Standing?) -> Markup {
    guard let standing else { return .dash }
    let units = Markup(
      Bilingual(
        vi: "/ \(standings.ranked.count) đơn vị", en: "of \(standings.ranked.count) units"))
    var rank = Markup(String(standing.rank)) + Markup(made: " <small>") + units
    if standing.bestRank != standing.worstRank {
      let interval = "\(standing.bestRank)–\(standing.worstRank)"
      rank += Markup(
        Bilingual(
          vi: "; khoảng \(interval) nếu so theo số hiển thị",
          en: "; \(interval) if compared as shown"))
    }
    return rank + Markup(made: "</small>")
  }

  /// The reason for a missing rank; empty for a ranked unit.
  private func status(_ unranked: UnrankedUnit?) -> Markup {
    guard let unranked else { return .none }
    return Template.missing.render([
      "reasonHTML": .html(Markup(unranked.reason)),
      "hasMissing": .flag(!score.missing.isEmpty),
      "missing": .list(
        MissingGroups(score.missing).groups.map { group in
          [
            "leaves": .list(group.leaves.map { ["leaf": .text($0)] }),
            "reasonHTML": .html(Markup(group.reason)),
          ]
        }),
    ])
  }

  private var areas: Markup {
    let shown = pages.shown
    var rows = Markup.none
    for (area, row) in level.areas {
      let branch = branches[area.code]
      row.fill(&rows) { slot in
        switch slot {
        case .self: shown.value(branch?.selfAssessed)
        case .achieved: shown.value(branch?.achieved)
        case .maximum: shown.maximum(branch?.maximum ?? area.maximum)
        case .index: shown.value(branch?.index)
        case .bar: level.bar.single(area, branch)
        }
      }
    }
    return rows
  }
}
