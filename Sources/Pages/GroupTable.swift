internal import Domain

/// One ranking group on the index page.
struct GroupTable {
  /// The slots of a ranked unit's row.
  enum RankedSlot: String, Slot {
    case rank, file, unit, index, bar, `class`, achieved, maximum, `self`, appraised, surveyed
  }

  /// The slots of an unranked unit's row.
  enum UnrankedSlot: String, Slot { case file, unit, index, reason }

  let pages: RoundPages
  let standings: GroupStandings
  let scores: [String: UnitScore]

  func fields(isPaged: Bool) -> Fields {
    let bar = pages.level(standings.level).bar
    return [
      "anchor": .text(RoundPages.anchor(level: standings.level, group: standings.group)),
      "nameHTML": .html(Markup(pages.groupName(standings))),
      "count": .text(String(standings.ranked.count + standings.unranked.count)),
      "paged": .flag(isPaged),
      "factsHTML": .html(Markup(facts)),
      "hasShownTies": .flag(standings.hasShownTies),
      "scaleBarHTML": .html(bar.scale),
      "hasRanked": .flag(!standings.ranked.isEmpty),
      "rowsHTML": .html(rankedRows(bar)),
      "hasUnranked": .flag(!standings.unranked.isEmpty),
      "unrankedHTML": .html(unrankedRows),
    ]
  }

  /// The number of ranked units, and the number in each class.
  private var facts: Bilingual {
    var vi = "\(standings.ranked.count) đơn vị được xếp hạng"
    var en = "\(standings.ranked.count) units ranked"
    if !standings.unranked.isEmpty {
      vi += ", \(standings.unranked.count) đơn vị không xếp hạng"
      en += ", \(standings.unranked.count) not ranked"
    }
    let bands = pages.round.level(standings.level)?.classes.bands ?? []
    let counts = bands.map { band in (band.name, standings.ranked.count { $0.band == band.name }) }
    let present = counts.filter { $0.1 > 0 }
    guard !present.isEmpty else { return Bilingual(vi: vi + ".", en: en + ".") }
    return Bilingual(
      vi: vi + ". Xếp loại: " + present.map { "\($0.0.vi) \($0.1)" }.joined(separator: ", ") + ".",
      en: en + ". Classes: " + present.map { "\($0.0.en) \($0.1)" }.joined(separator: ", ") + ".")
  }

  private func rankedRows(_ bar: AreaBar) -> Markup {
    let row = Stencil<RankedSlot>(.rankedRow)
    let shown = pages.shown
    var rows = Markup.none
    for standing in standings.ranked {
      let score = scores[standing.unit]
      row.fill(&rows) { slot in
        switch slot {
        case .rank: Standings.rank(standing)
        case .file: file(standing.unit)
        case .unit: name(standing.unit)
        case .index: shown.value(standing.index)
        case .bar: bar.bar(score?.branches ?? [])
        case .class: Standings.band(standing)
        case .achieved: shown.value(score?.achieved)
        case .maximum: score.map { shown.maximum($0.maximum) } ?? .dash
        case .self: shown.value(score?.selfAssessed)
        case .appraised: shown.value(score?.appraised)
        case .surveyed: shown.value(score?.surveyed)
        }
      }
    }
    return rows
  }

  private var unrankedRows: Markup {
    let row = Stencil<UnrankedSlot>(.unrankedRow)
    var rows = Markup.none
    for unit in standings.unranked {
      row.fill(&rows) { slot in
        switch slot {
        case .file: file(unit.unit)
        case .unit: name(unit.unit)
        case .index: pages.shown.value(unit.index)
        case .reason: Markup(unit.reason)
        }
      }
    }
    return rows
  }

  private func name(_ unit: String) -> Markup { Markup(pages.unit(code: unit)?.name ?? unit) }

  private func file(_ unit: String) -> Markup {
    Markup(made: FileNames.href(FileNames.safe(unit) + ".html"))
  }
}

/// Parts of a standing shared by the index page and the unit pages.
enum Standings {
  /// The rank, with its interval when units show the same index.
  static func rank(_ standing: Standing) -> Markup {
    var rank = Markup(String(standing.rank))
    if standing.bestRank != standing.worstRank {
      rank += Markup(made: "<small>\(standing.bestRank)–\(standing.worstRank)</small>")
    }
    return rank
  }

  /// The class, starred when the shown index would fall into another one.
  static func band(_ standing: Standing) -> Markup {
    guard let band = standing.band else { return .dash }
    return standing.isBandSensitive ? Markup(band) + Markup("*") : Markup(band)
  }
}
