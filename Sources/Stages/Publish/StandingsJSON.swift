internal import Domain

/// `data/standings.json`: the standings with their groups, areas and choices, for programs.
struct StandingsJSON: Encodable {
  static let path = "data/standings.json"

  private struct About: Encodable {
    let id: String
    let title: Bilingual, issuer: Bilingual
    let citation: String
    let year: Int
    let notice: Bilingual?
    let ties: Policies.Ties
    let comparisonDecimals: Int?
    let displayDecimals: Int
    let rounding: RoundingMode
  }

  private struct Group: Encodable {
    let level: String, group: String
    let levelName: Bilingual?, name: Bilingual?
    let criteriaCitation: String?
    let hasShownTies: Bool
    let ranked: [Entry], unranked: [Entry]
  }

  private struct Entry: Encodable {
    let unit: String, name: String
    let rank: Int?, bestRank: Int?, worstRank: Int?
    let index: PublishedNumber?
    let `class`: Bilingual?
    let isClassSensitive: Bool?
    let reason: Bilingual?
    let achieved: PublishedNumber?
    let maximum: Points?
    let selfAssessed: Points?
    let appraised: PublishedNumber?
    let surveyed: PublishedNumber?
    let areas: [Area]
  }

  private struct Area: Encodable {
    let code: String
    let achieved: PublishedNumber?
    let maximum: Points
    let index: PublishedNumber?
    let selfAssessed: Points?
  }

  private let round: About
  private let edition: Edition
  private let balance: Balance
  private let survey: SurveyProgress?
  private let groups: [Group]

  init(round: Round, edition: Edition, input: Publish.Generation, rows: [StandingRow]) {
    self.edition = edition
    self.round = About(
      id: round.id, title: round.title, issuer: round.issuer, citation: round.citation,
      year: round.year, notice: round.notice, ties: round.policies.ties,
      comparisonDecimals: round.policies.comparisonDecimals,
      displayDecimals: round.policies.displayDecimals, rounding: round.policies.rounding)
    balance = input.balance
    survey = round.survey == nil ? nil : input.survey
    var rest = rows[...]
    groups = input.standings.map { group in
      let ranked = rest.prefix(group.ranked.count)
      rest = rest.dropFirst(group.ranked.count)
      let unranked = rest.prefix(group.unranked.count)
      rest = rest.dropFirst(group.unranked.count)
      let areas = round.criteria[group.level]?.areas.map(\.code) ?? []
      return Group(
        level: group.level, group: group.group, levelName: round.level(group.level)?.name,
        name: round.groupNames[group.group],
        criteriaCitation: round.criteria[group.level]?.citation,
        hasShownTies: group.hasShownTies,
        ranked: ranked.map { StandingsJSON.entry($0, areas, round.policies) },
        unranked: unranked.map { StandingsJSON.entry($0, areas, round.policies) })
    }
  }

  var bytes: [UInt8] { PublishedJSON.bytes(self) }

  private static func entry(
    _ row: StandingRow, _ areas: [String], _ policies: Policies
  ) -> Entry {
    let branches = (row.score?.branches ?? []).filter { areas.contains($0.code) }
    return Entry(
      unit: row.unit, name: row.name, rank: row.standing?.rank,
      bestRank: row.standing?.bestRank, worstRank: row.standing?.worstRank,
      index: PublishedNumber(row.index, policies), class: row.standing?.band,
      isClassSensitive: row.standing?.isBandSensitive, reason: row.reason,
      achieved: PublishedNumber(row.score?.achieved, policies), maximum: row.score?.maximum,
      selfAssessed: row.score?.selfAssessed,
      appraised: PublishedNumber(row.score?.appraised, policies),
      surveyed: PublishedNumber(row.score?.surveyed, policies),
      areas: branches.map { branch in
        Area(
          code: branch.code, achieved: PublishedNumber(branch.achieved, policies),
          maximum: branch.maximum, index: PublishedNumber(branch.index, policies),
          selfAssessed: branch.selfAssessed)
      })
  }
}
