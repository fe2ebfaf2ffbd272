import Domain
import Stages
import TestSupport
import Testing

/// "Not applicable": what each policy makes of it, and that only the appraisal or the Council can
/// say so.
struct NotApplicableTests {
  static func unit(_ policy: Criterion.NotApplicable) -> SmallUnit {
    SmallUnit(
      nodes: [node("1", "16", .yesNo, notApplicable: policy), node("2", "84", .yesNo)],
      appraised: [row("1", isNotApplicable: true, because: "không có nhiệm vụ"), row("2", "68.32")]
    )
  }

  // Thanh Hóa 2023, Ban Dân tộc: 68.32 points of 84 were published as 81.33 %.
  @Test func excludeTakesTheMaximumOutOfTheDenominator() {
    let score = NotApplicableTests.unit(.exclude).score()
    #expect(score["1"]?.basis == .excluded && score["1"]?.points == nil)
    #expect(score.maximum == Points(84) && score.achieved == exact("68.32"))
    #expect(score.index.map { Policies().shown($0) } == "81.33")
    #expect(score["1"]?.explanation.vi.contains("16 điểm tối đa không tính vào mẫu số") == true)
    #expect(score["1"]?.explanation.vi.hasSuffix("Lý do: không có nhiệm vụ") == true)
  }

  @Test func fullGivesTheMaximum() {
    let score = NotApplicableTests.unit(.full).score()
    #expect(score["1"]?.basis == .full && score["1"]?.points == exact("16"))
    #expect(score.maximum == Points(100) && score.index == exact("84.32"))
  }

  @Test func noneLeavesTheUnitIncomplete() {
    let score = NotApplicableTests.unit(.none).score()
    #expect(score["1"]?.basis == .missing)
    #expect(score.missing.map(\.leaf) == ["1"] && score.index == nil)
  }

  @Test func theUnitsOwnClaimDecidesNothing() {
    var unit = NotApplicableTests.unit(.exclude)
    unit.own = [row("1", isNotApplicable: true)]
    unit.appraised = [row("1", "0"), row("2", "84")]
    let score = unit.score()
    #expect(score["1"]?.points == .zero && score["1"]?.basis == .appraised)
    #expect(score.index == exact("84"))
  }

  @Test func aSurveyLeafCanBeExcludedToo() {
    var unit = NotApplicableTests.unit(.exclude)
    unit.nodes[0] = node("1", "16", .surveyMean, by: .survey, notApplicable: .exclude)
    unit.survey = SurveyTests.design()
    unit.tallies = [SurveyTests.tally(["DAN_BIEU": ["A": 3]])]
    #expect(unit.score()["1"]?.basis == .excluded)
  }

  @Test func whereNothingCountsThereIsNoIndexAndNoRank() {
    var unit = SmallUnit(nodes: [node("1", "16", .yesNo, notApplicable: .exclude)])
    unit.appraised = [row("1", isNotApplicable: true)]
    let score = unit.score()
    #expect(score.isComplete && score.maximum == .zero)
    #expect(score.index == nil, "neither 0 nor 100")
    #expect(score.unrankedReason?.en == "No leaf counts, so there is no index.")
  }
}
