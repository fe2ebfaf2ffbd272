import Domain
import Stages
import TestSupport
import Testing

/// What is missing is never a zero: the unit stays incomplete and says what is wanted of whom.
struct MissingTests {
  static let nodes = [node("1", "60", .yesNo), node("2", "40", .yesNo)]

  /// A way in which a leaf can lack its points, and the words that name it.
  struct Gap: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rows: [LeafEntry]?
    let words: String
  }

  static let gaps = [
    Gap(testDescription: "no appraisal", rows: nil, words: "no accepted appraisal"),
    Gap(testDescription: "no row", rows: [row("1", "60")], words: "no row for it"),
    Gap(
      testDescription: "a blank row", rows: [row("1", "60"), row("2")],
      words: "neither a result nor points"),
    Gap(
      testDescription: "an unusable result",
      rows: [row("1", "60"), row("2", nil, .choice("khác"))], words: "cannot use the result"),
    Gap(
      testDescription: "points beyond the maximum", rows: [row("1", "60"), row("2", "40.5")],
      words: "not between 0 and 40"),
  ]

  @Test(arguments: gaps)
  func theUnitIsIncomplete(_ gap: Gap) throws {
    var unit = SmallUnit(nodes: MissingTests.nodes, appraised: gap.rows)
    unit.own = [row("1", "60"), row("2", "40")]
    let score = unit.score()
    #expect(!score.isComplete)
    #expect(score.index == nil && score.achieved == nil && score.appraised == nil)
    let missing = try #require(score.missing.last)
    #expect(missing.leaf == "2")
    #expect(missing.reason.en.contains(gap.words), "\(missing.reason.en)")
    #expect(missing.reason.vi.hasPrefix("Tiêu chí 2: "))
    #expect(score.selfAssessed == Points(100), "what the unit says of itself stays beside it")
    #expect(score["2"]?.selfPoints == Points(40))
  }

  @Test func whatWasFiledAndNotAcceptedIsToBeMendedAndNotFiledAnew() throws {
    var unit = SmallUnit(nodes: MissingTests.nodes, appraised: nil)
    unit.unaccepted = [.appraisal]
    let reason = try #require(unit.score().missing.first?.reason)
    #expect(reason.en.contains("was filed but does not count"))
    #expect(reason.vi.contains("đã nộp nhưng không được tính"))
    #expect(!reason.vi.contains("cần nộp phiếu thẩm định"))
    unit.unaccepted = [.selfAssessment]
    #expect(unit.score().missing.first?.reason.en.contains("must file one") == true)
    unit.appraised = [row("1", "60")]
    unit.unaccepted = [.appraisal]
    #expect(unit.score().missing.first?.reason.en.contains("no row for it") == true)
  }

  @Test func zeroPointsAreAnAnswer() {
    let unit = SmallUnit(
      nodes: MissingTests.nodes, appraised: [row("1", "0"), row("2", nil, .yesNo(false))])
    let score = unit.score()
    #expect(score.isComplete && score.index == .zero)
  }

  @Test func theUnitsOwnPointsNeverEnterTheTotal() {
    var unit = SmallUnit(
      nodes: MissingTests.nodes, appraised: [row("1", "30"), row("2", "20")])
    let without = unit.score()
    unit.own = [row("1", "60"), row("2", "40")]
    let with = unit.score()
    #expect(without.index == exact("50") && with.index == exact("50"))
    #expect(without.selfAssessed == nil && with.selfAssessed == Points(100))
    #expect(with["1"]?.selfPlace?.sha256 == "self_assessment")
  }

  @Test func aUnitOutsideTheRankingIsScoredAllTheSame() {
    let unit = SmallUnit(
      nodes: MissingTests.nodes, appraised: [row("1", "60"), row("2", "20")], isRanked: false)
    let score = unit.score()
    #expect(score.index == exact("80"))
    #expect(score.unrankedReason?.vi.contains("không xếp hạng") == true)
  }
}
