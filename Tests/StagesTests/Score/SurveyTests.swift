import Domain
import Stages
import TestSupport
import Testing

/// The survey's part: the mean by both weightings, and what happens without answers.
struct SurveyTests {
  static let leaf = node("1", "10", .surveyMean, by: .survey)

  /// The survey of these tests: three groups; E is "don't know".
  static func design(
    _ weighting: SurveyDesign.Weighting = .equalRespondents, minimum: Int = 1, smallest: Int = 1
  ) -> SurveyDesign {
    SurveyDesign(
      groups: ["DAN_BIEU", "LANH_DAO", "TRUONG_PHONG"].map {
        SurveyDesign.Group(code: $0, name: Bilingual(vi: $0, en: $0), rates: ["so"], quota: nil)
      },
      questions: [
        SurveyDesign.Question(
          code: "C1", level: "so", leaf: "1", groups: ["DAN_BIEU", "LANH_DAO", "TRUONG_PHONG"],
          text: "Câu hỏi")
      ],
      options: [("A", "100"), ("B", "60"), ("C", "20"), ("D", "0"), ("E", nil)].map {
        SurveyDesign.Option(code: $0.0, percent: $0.1.map(points))
      }, weighting: weighting, minimumAnswers: minimum, smallestPublishedGroup: smallest)
  }

  static func tally(_ groups: [String: [String: Int]], of unit: String = "U") -> UnitTally {
    let counts = groups.sorted { $0.key < $1.key }.map {
      GroupTally(group: $0.key, counts: $0.value)
    }
    return UnitTally(unit: unit, leaves: [LeafTally(leaf: "1", groups: counts)])
  }

  static func score(_ design: SurveyDesign, _ tallies: [UnitTally]) -> UnitScore {
    SmallUnit(nodes: [leaf], tallies: tallies, survey: design).score()
  }

  @Test func bothWeightings() throws {
    // 1 × 100 from one group, 3 × 20 and 1 × 60 from another: 220/5 = 44, or (100 + 30)/2 = 65.
    let tally = SurveyTests.tally(["DAN_BIEU": ["A": 1], "TRUONG_PHONG": ["C": 3, "B": 1]])
    let equal = SurveyTests.score(SurveyTests.design(.equalRespondents), [tally])
    let byGroup = SurveyTests.score(SurveyTests.design(.meanOfGroupMeans), [tally])
    #expect(equal["1"]?.points == exact("4.4"))
    #expect(byGroup["1"]?.points == exact("6.5"))
    #expect(equal["1"]?.basis == .survey)
    #expect(
      equal["1"]?.explanation.vi == "Trung bình 5 câu trả lời: 44% × 10 điểm tối đa = 4,4.")
    #expect(
      byGroup["1"]?.explanation.vi
        == "Trung bình của 2 trung bình nhóm (5 câu trả lời): 65% × 10 điểm tối đa = 6,5.")
  }

  @Test func plan4614DepartmentHeadsDecideByNumberOrAsOneOfTheGroups() {
    let tally = SurveyTests.tally([
      "DAN_BIEU": ["A": 20], "LANH_DAO": ["A": 36], "TRUONG_PHONG": ["D": 143],
    ])
    let equal = SurveyTests.score(SurveyTests.design(.equalRespondents), [tally])
    let byGroup = SurveyTests.score(SurveyTests.design(.meanOfGroupMeans), [tally])
    #expect(equal["1"]?.points == Fraction(560, over: 199))
    #expect(byGroup["1"]?.points == Fraction(20, over: 3))
  }

  @Test func doNotKnowIsLeftOutOfTheMean() {
    let tally = SurveyTests.tally(["DAN_BIEU": ["A": 1, "E": 50], "LANH_DAO": ["E": 3]])
    for weighting in SurveyDesign.Weighting.allCases {
      let score = SurveyTests.score(SurveyTests.design(weighting), [tally])
      #expect(score["1"]?.points == exact("10"), "\(weighting)")
      #expect(score["1"]?.groups.map(\.answers) == [1, 0])
    }
  }

  @Test func everySurveyFileCountsAndOtherUnitsDoNot() {
    let tallies = [
      SurveyTests.tally(["DAN_BIEU": ["A": 3]]), SurveyTests.tally(["DAN_BIEU": ["D": 1]]),
      SurveyTests.tally(["DAN_BIEU": ["D": 99]], of: "V"),
    ]
    let score = SurveyTests.score(SurveyTests.design(), tallies)
    #expect(score["1"]?.points == exact("7.5"))
    #expect(score.surveyed == exact("7.5"))
    #expect(score.appraised == nil)
  }

  @Test(arguments: [(4, false), (5, true)])
  func fewerAnswersThanTheMinimumCountAsMissing(answers: Int, isScored: Bool) throws {
    let tally = SurveyTests.tally(["DAN_BIEU": ["A": answers, "E": 9]])
    let score = SurveyTests.score(SurveyTests.design(minimum: 5), [tally])
    #expect((score["1"]?.points == exact("10")) == isScored)
    #expect(score.isComplete == isScored)
    if !isScored {
      #expect(try #require(score["1"]).explanation.en.contains("4 valid answers"))
      #expect(score["1"]?.groups.map(\.mean) == [nil])
    }
  }

  @Test func noAnswersAreMissingAndNotZero() {
    for tallies in [[], [SurveyTests.tally(["DAN_BIEU": ["E": 4]])]] {
      let score = SurveyTests.score(SurveyTests.design(), tallies)
      #expect(score["1"]?.basis == .missing && score["1"]?.points == nil)
      #expect(score.index == nil && score.achieved == nil && score.surveyed == nil)
    }
  }

  @Test func withoutASurveyTheLevelSaysWhatHappens() {
    var unit = SmallUnit(
      nodes: [SurveyTests.leaf, node("2", "40", .yesNo)], appraised: [row("2", "30")],
      wasSurveyHeld: false)
    let incomplete = unit.score()
    #expect(incomplete.missing.map(\.leaf) == ["1"] && incomplete.index == nil)
    unit.withoutSurvey = .rescale
    let rescaled = unit.score()
    #expect(rescaled["1"]?.basis == .excluded)
    #expect(rescaled.maximum == Points(40) && rescaled.index == exact("75"))
    #expect(rescaled.isComplete)
  }
}
