import Definitions
import Domain
import TestSupport
import Testing

/// Another round is another folder of data files: nothing of the first round is built in.
struct TinyRoundTests {
  static func round() throws -> Round {
    let (pipeline, faults) = DefinitionLoader.load(directory: Project.tiny)
    #expect(faults.map(\.description) == [])
    return try #require(pipeline).round
  }

  @Test func itLoadsWithoutFaults() throws {
    let round = try TinyRoundTests.round()
    #expect(round.levels.map(\.code) == ["trunguong", "phongban"])
    #expect(round.levels.map(\.scaleMaximum) == [Points(60), Points(60)])
    #expect(round.levels.map(\.surveyMaximum) == [Points(20), .zero])
    #expect(round.levels.allSatisfy { $0.withoutSurvey == .rescale })
    #expect(round.survey == nil && round.notice == nil)
    #expect(round.units.map(\.code) == ["TW1", "TW2", "TW3", "PB1", "PB2"])
    #expect(round.units.map(\.isRanked) == [true, true, false, true, true])
  }

  @Test func itHasFiveClassesOfItsOwnEdges() throws {
    let classes = try #require(try TinyRoundTests.round().level("trunguong")).classes
    #expect(classes.usesShownIndex)
    let names = ["90.000001", "90", "80", "65", "50", "49.999999"]
      .map { classes.band(of: exact($0))?.name.vi }
    #expect(names == ["Xuất sắc", "Tốt", "Khá", "Trung bình", "Trung bình", "Yếu"])
  }

  @Test func itsChoicesAreItsOwn() throws {
    let policies = try TinyRoundTests.round().policies
    #expect(
      policies
        == Policies(
          ties: .dense, comparisonDecimals: 3, displayDecimals: 3, rounding: .truncate,
          late: .suspend, capsAtMaximum: false, floorsAtZero: true))
  }

  @Test func itsLeavesLieAtDepthTwoAndThree() throws {
    let round = try TinyRoundTests.round()
    let set = try #require(round.criteria["trunguong"])
    #expect(set.leaves.map(\.code) == ["A.1.a", "A.1.b", "A.2", "B.1"])
    #expect(set.extras.map(\.code) == ["T", "P"])
    #expect(set["A.1.b"]?.rule == .ratio(zeroBelow: Points(50)))
    #expect(set["A.2"]?.notApplicable == .full)
  }

  @Test func deadlinesEndWithTheDayInTheRoundsZone() throws {
    let round = try TinyRoundTests.round()
    // 28/02/2025 24:00 UTC less a second.
    #expect(round.deadlines[.selfAssessment] == Instant(seconds: 1_740_787_199))
    #expect(round.deadlines[.appraisal] == Instant(seconds: 1_743_465_599))
    #expect(round.deadlines[.survey] == nil)
  }
}
