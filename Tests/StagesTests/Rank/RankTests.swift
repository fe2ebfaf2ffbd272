import Domain
import Stages
import TestSupport
import Testing

/// Ranks, ties, intervals, classes and who is left out.
struct RankTests {
  static let classes = ClassScale(bands: [
    band("cao", "90", "100", includesUpper: true), band("khá", "80", "90"), band("thấp", "0", "80"),
  ])

  static func band(
    _ name: String, _ lower: String, _ upper: String, includesUpper: Bool = false
  ) -> ClassScale.Band {
    ClassScale.Band(
      name: Bilingual(vi: name, en: name), lower: points(lower), includesLower: true,
      upper: points(upper), includesUpper: includesUpper)
  }

  /// The standings of units A, B, C … with these indices, in this roster order.
  static func standings(
    _ indices: [String?], _ policies: Policies = Policies(), classes: ClassScale = classes
  ) -> GroupStandings {
    let entries = zip("ABCDEFGHIJ", indices).map { unit, index in
      Rank.Entry(unit: String(unit), index: index.map(exact), unrankedReason: nil)
    }
    return Rank(level: "so", group: "SO", classes: classes, policies: policies).run(entries)
  }

  static func ranks(_ standings: GroupStandings) -> [String] {
    standings.ranked.map { "\($0.unit)\($0.rank)" }
  }

  static let ties: [(mode: Policies.Ties, ranks: [String])] = [
    (.competition, ["B1", "A2", "D2", "E2", "C5"]), (.dense, ["B1", "A2", "D2", "E2", "C3"]),
    (.distinctByRosterOrder, ["B1", "A2", "D3", "E4", "C5"]),
  ]

  @Test(arguments: ties)
  func equalIndicesShareRanksByTheMode(mode: Policies.Ties, ranks: [String]) {
    let standings = RankTests.standings(["85", "90", "70", "85", "85"], Policies(ties: mode))
    #expect(RankTests.ranks(standings) == ranks)
    #expect(standings.hasShownTies == (mode == .distinctByRosterOrder))
  }

  @Test func kiengiangTwoAtNinetyOneAreBothFirstAndTheNextIsThird() {
    let standings = RankTests.standings(["91", "88.5", "91"])
    #expect(RankTests.ranks(standings) == ["A1", "C1", "B3"])
  }

  @Test func noRoundingDecidesARank() {
    // 90.024 and 90.016 are both shown as 90.02; a third differs in the thirtieth decimal.
    let close = "90024000000000000000000000001/1000000000000000000000000000"
    let standings = RankTests.standings(["90.016", "90.024", close])
    #expect(RankTests.ranks(standings) == ["C1", "B2", "A3"])
    #expect(standings.hasShownTies, "the page must say that exact values were compared")
    #expect(standings.ranked.map(\.bestRank) == [1, 1, 1])
    #expect(standings.ranked.map(\.worstRank) == [3, 3, 3])
  }

  @Test func equalFractionsOfDifferentMaximaAreEqual() {
    let standings = RankTests.standings(["250/3", "250/3", "83.333333"])
    #expect(RankTests.ranks(standings) == ["A1", "B1", "C3"])
  }

  @Test func shownDecimalsDecideWhereTheRoundSaysSo() {
    let policies = Policies(comparisonDecimals: 2)
    let standings = RankTests.standings(["90.016", "90.024", "90.014"], policies)
    #expect(RankTests.ranks(standings) == ["A1", "B1", "C3"])
    #expect(!standings.hasShownTies)
    let truncated = Policies(comparisonDecimals: 2, rounding: .truncate)
    #expect(
      RankTests.ranks(RankTests.standings(["90.016", "90.024", "90.014"], truncated))
        == ["B1", "A2", "C2"])
  }

  @Test func intervalsCountWhatIsShownHigherAndNotLower() {
    let indices = ["95", "90.004", "90.001", "90.01", "80"]
    let competition = RankTests.standings(indices)
    #expect(RankTests.ranks(competition) == ["A1", "D2", "B3", "C4", "E5"])
    #expect(competition.ranked.map(\.bestRank) == [1, 2, 3, 3, 5])
    #expect(competition.ranked.map(\.worstRank) == [1, 2, 4, 4, 5])
    let dense = RankTests.standings(indices, Policies(ties: .dense))
    #expect(dense.ranked.map(\.bestRank) == [1, 2, 3, 3, 4])
    for standing in competition.ranked + dense.ranked {
      #expect((standing.bestRank...standing.worstRank).contains(standing.rank))
    }
  }

  @Test func anIndexJustBelowAnEdgeIsShownOnItButClassedBelow() throws {
    let standing = try #require(RankTests.standings(["89.995"]).ranked.first)
    #expect(Policies().shown(standing.index) == "90.00")
    #expect(standing.band?.vi == "khá")
    #expect(standing.isBandSensitive)
    let byShown = ClassScale(bands: RankTests.classes.bands, usesShownIndex: true)
    let shown = try #require(
      RankTests.standings(["89.995"], classes: byShown).ranked.first)
    #expect(shown.band?.vi == "cao" && shown.isBandSensitive)
    let truncated = try #require(
      RankTests.standings(["89.995"], Policies(rounding: .truncate)).ranked.first)
    #expect(truncated.band?.vi == "khá" && !truncated.isBandSensitive)
  }

  @Test(arguments: [("90", "cao"), ("80", "khá"), ("79.994", "thấp"), ("100", "cao")])
  func classesOnTheirEdges(index: String, name: String) throws {
    let standing = try #require(RankTests.standings([index]).ranked.first)
    #expect(standing.band?.vi == name && !standing.isBandSensitive)
  }

  @Test func incompleteAndUnrankedUnitsAreListedApart() {
    let stage = Rank(
      level: "so", group: "SO", classes: RankTests.classes, policies: Policies())
    let reason = Bilingual(vi: "không xếp hạng", en: "not ranked")
    let standings = stage.run([
      Rank.Entry(unit: "A", index: nil, unrankedReason: nil),
      Rank.Entry(unit: "B", index: exact("99"), unrankedReason: reason),
      Rank.Entry(unit: "C", index: exact("50"), unrankedReason: nil),
    ])
    #expect(RankTests.ranks(standings) == ["C1"], "who is not ranked takes no rank away")
    #expect(standings.unranked.map(\.unit) == ["A", "B"])
    #expect(standings.unranked.map(\.index) == [nil, exact("99")])
    #expect(standings.unranked.last?.reason == reason)
  }

  @Test func anIncompleteScoreSaysWhichLeavesAreMissing() {
    let unit = SmallUnit(
      nodes: [node("1", "10", .yesNo), node("2", "20", .yesNo), node("3", "70", .yesNo)],
      appraised: [row("3", "70")])
    let entry = Rank.Entry(unit.score())
    #expect(entry.index == nil)
    #expect(entry.unrankedReason?.vi.hasPrefix("Tiêu chí 1: ") == true)
    #expect(entry.unrankedReason?.vi.hasSuffix("Còn 1 tiêu chí khác chưa có điểm.") == true)
    #expect(entry.unrankedReason?.en.hasSuffix("1 more leaves have no points yet.") == true)
  }

  @Test func anEmptyGroupHasEmptyStandings() {
    let standings = RankTests.standings([])
    #expect(standings.ranked.isEmpty && standings.unranked.isEmpty && !standings.hasShownTies)
  }
}
