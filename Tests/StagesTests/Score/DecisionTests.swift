import Domain
import Stages
import TestSupport
import Testing

/// The Council's decisions about leaves: each kind, the last one wins, none counts twice.
struct DecisionTests {
  static func unit(_ decisions: [[Decision]]) -> SmallUnit {
    var unit = SmallUnit(
      nodes: [
        node("1", "10", .yesNo, notApplicable: .exclude),
        node("2", "10", .yesNo, notApplicable: .full), node("3", "80", .yesNo),
      ])
    unit.appraised = [row("1", "1"), row("2", "2"), row("3", "40")]
    unit.own = [row("1", "9.5"), row("2", "10"), row("3", "80")]
    unit.decisions = decisions
    return unit
  }

  static let kinds: [(kind: Decision.Kind, leaf: String, value: String?, points: String?)] = [
    (.setPoints, "1", "7.25", "7.25"), (.setPoints, "1", "0", "0"), (.setPoints, "1", "10", "10"),
    (.zero, "1", nil, "0"), (.carrySelfPoints, "1", nil, "9.5"), (.notApplicable, "1", nil, nil),
    (.notApplicable, "2", nil, "10"),
  ]

  @Test(arguments: kinds)
  func eachKindSettlesItsLeaf(
    kind: Decision.Kind, leaf: String, value: String?, points: String?
  ) throws {
    let score = DecisionTests.unit([[decision(kind, leaf, value)]]).score()
    let scored = try #require(score[leaf])
    #expect(scored.points == points.map(exact))
    #expect(score.isComplete)
    #expect(
      scored.place
        == SourceCell(
          sha256: "d0", address: CellAddress(sheet: "QĐ", row: 2, column: 1)))
    #expect(scored.explanation.vi.contains("1/QĐ ngày 01/02/2024"))
    #expect(scored.explanation.vi.contains("lý do"))
    switch (kind, leaf) {
    case (.notApplicable, "1"): #expect(scored.basis == .excluded && score.maximum == Points(90))
    case (.notApplicable, _): #expect(scored.basis == .full && score.maximum == Points(100))
    default: #expect(scored.basis == .decision)
    }
  }

  static let impossible: [(kind: Decision.Kind, leaf: String, value: String?)] = [
    (.setPoints, "1", nil), (.setPoints, "1", "10.5"), (.setPoints, "1", "-1"),
    (.notApplicable, "3", nil),
  ]

  @Test(arguments: impossible)
  func whatADecisionCannotSetIsMissing(kind: Decision.Kind, leaf: String, value: String?) {
    let score = DecisionTests.unit([[decision(kind, leaf, value)]]).score()
    #expect(score[leaf]?.basis == .missing)
    #expect(score.missing.map(\.leaf) == [leaf] && score.index == nil)
  }

  @Test func ownPointsThatAreNotThereCannotBeCarried() {
    var unit = DecisionTests.unit([[decision(.carrySelfPoints, "1")]])
    unit.own = [row("2", "10")]
    #expect(unit.score()["1"]?.basis == .missing)
    unit.own = nil
    #expect(unit.score()["1"]?.basis == .missing)
    unit.own = [row("1", "11")]
    #expect(unit.score()["1"]?.basis == .missing, "above the maximum")
  }

  @Test func aDecisionFillsWhatTheAppraisalLacks() {
    var unit = DecisionTests.unit([[decision(.zero, "1")]])
    unit.appraised = [row("2", "2"), row("3", "40")]
    let score = unit.score()
    #expect(score.isComplete && score.index == exact("42"))
  }

  @Test func aDecisionThatReplacesAnotherSaysSo() throws {
    let first = decision(.setPoints, "1", "3", row: 2)
    let score = DecisionTests.unit([[first], [decision(.setPoints, "1", "5", row: 3)]]).score()
    let leaf = try #require(score["1"])
    #expect(leaf.points == exact("5"))
    #expect(leaf.explanation.vi.contains("Quyết định này thay cho: Quyết định số 1/QĐ"))
    let same = DecisionTests.unit([[first, first]]).score()
    #expect(same["1"]?.explanation.vi.contains("thay cho") == false)
  }

  @Test func theLastDecisionWins() {
    let inOneFile = DecisionTests.unit([
      [decision(.setPoints, "1", "3", row: 2), decision(.setPoints, "1", "5", row: 3)]
    ])
    #expect(inOneFile.score()["1"]?.points == exact("5"))
    let inTwoFiles = DecisionTests.unit([
      [decision(.setPoints, "1", "5", number: "2/QĐ")], [decision(.zero, "1", number: "3/QĐ")],
    ])
    let score = inTwoFiles.score()
    #expect(score["1"]?.points == .zero)
    #expect(score["1"]?.place?.sha256 == "d1")
    #expect(score["1"]?.explanation.vi.contains("3/QĐ") == true)
  }

  @Test func aDecisionWinsOverNotApplicableInTheAppraisal() {
    var unit = DecisionTests.unit([[decision(.setPoints, "1", "4")]])
    unit.appraised = [row("1", isNotApplicable: true), row("2", "2"), row("3", "40")]
    let score = unit.score()
    #expect(score["1"]?.points == exact("4") && score.maximum == Points(100))
  }

  @Test func decisionsAboutOtherUnitsChangeNothing() {
    let score = DecisionTests.unit([[decision(.zero, "3", unit: "V")]]).score()
    #expect(score["3"]?.points == exact("40"))
  }

  @Test func notRankedKeepsTheScore() {
    let score = DecisionTests.unit([[decision(.notRanked, nil, because: "sáp nhập")]]).score()
    #expect(score.isComplete && score.index == exact("43"))
    #expect(
      score.unrankedReason?.vi
        == "Quyết định số 1/QĐ ngày 01/02/2024: không xếp hạng đơn vị. Lý do: sáp nhập")
  }
}
