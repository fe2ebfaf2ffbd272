import Domain
import Stages
import TestSupport
import Testing

/// Bonus and penalty points: each entry's own maximum, the total's cap and floor, and that a
/// decision that stands twice counts once.
struct ExtrasTests {
  static func unit(_ achieved: String, _ decisions: [Decision] = []) -> SmallUnit {
    SmallUnit(
      nodes: [
        node("1", "100", .yesNo), node("T1", "3", as: .bonus, by: nil),
        node("P1", "5", as: .penalty, by: nil),
      ], appraised: [row("1", achieved)], decisions: [decisions])
  }

  @Test func entriesOfTheAppraisal() {
    var unit = ExtrasTests.unit("80")
    unit.appraised?.append(row("T1", "2.5", because: "sáng kiến"))
    unit.appraised?.append(row("P1", "1"))
    let score = unit.score()
    #expect(score.extras.map(\.points) == [points("2.5"), Points(-1)])
    #expect(score.extras.map(\.code) == ["T1", "P1"])
    #expect(score.extras.first?.reason == "sáng kiến")
    #expect(score.achieved == exact("81.5") && score.maximum == Points(100))
    #expect(score.index == exact("81.5"))
  }

  @Test func noEntryBringsMoreThanItsOwnMaximum() {
    var unit = ExtrasTests.unit("80")
    unit.appraised?.append(row("T1", "9"))
    unit.appraised?.append(row("P1", "9"))
    let score = unit.score()
    #expect(score.extras.map(\.points) == [Points(3), Points(-5)])
    #expect(score.extras.first?.reason.contains("tính 3 trong 9 điểm: tối đa 3 điểm") == true)
    #expect(score.index == exact("78"))
  }

  @Test func decisionsReplaceTheAppraisalAndAddUpToTheMaximum() {
    var unit = ExtrasTests.unit(
      "80",
      [
        decision(.bonus, "T1", "2", number: "1/QĐ"), decision(.bonus, "T1", "2", number: "2/QĐ"),
        decision(.penalty, "P1", "-1.5", number: "3/QĐ"),
      ])
    unit.appraised?.append(row("T1", "1"))
    let score = unit.score()
    #expect(score.extras.map(\.points) == [Points(2), Points(1), points("-1.5")])
    #expect(score.index == exact("81.5"))
  }

  @Test func setPointsAndZeroSettleAnEntry() {
    let set = ExtrasTests.unit(
      "80", [decision(.bonus, "T1", "1"), decision(.setPoints, "T1", "2.5", number: "2/QĐ")])
    #expect(set.score().extras.map(\.points) == [points("2.5")])
    let none = ExtrasTests.unit(
      "80", [decision(.bonus, "T1", "1"), decision(.zero, "T1", number: "2/QĐ")])
    #expect(none.score().extras.isEmpty && none.score().index == exact("80"))
  }

  @Test func aDecisionAboutTheWholeUnitStandsByItself() {
    let score = ExtrasTests.unit(
      "80", [decision(.bonus, nil, "4"), decision(.penalty, nil, "1.25", number: "2/QĐ")]
    ).score()
    #expect(score.extras.map(\.code) == ["", ""])
    #expect(score.extras.map(\.points) == [Points(4), points("-1.25")])
    #expect(score.index == exact("82.75"))
  }

  @Test func theSameDecisionTwiceCountsOnce() {
    let once = decision(.bonus, nil, "4", row: 2)
    var unit = ExtrasTests.unit("80", [once, decision(.bonus, nil, "4", row: 3)])
    #expect(unit.score().index == exact("84"), "twice in a file")
    unit.decisions = [[once], [once]]
    #expect(unit.score().index == exact("84"), "in two files")
    unit.decisions = [[once], [decision(.bonus, nil, "4", number: "2/QĐ")]]
    #expect(unit.score().index == exact("88"), "two decisions with the same points")
  }

  static let bounds: [(achieved: String, extra: String, caps: Bool, floors: Bool, index: String)] =
    [
      ("98", "5", true, true, "100"), ("98", "5", false, true, "103"),
      ("95", "5", true, true, "100"), ("2", "-5", true, true, "0"),
      ("2", "-5", true, false, "-3"), ("5", "-5", true, false, "0"),
    ]

  @Test(arguments: bounds)
  func theTotalIsHeldBetweenZeroAndTheMaximumUnlessSwitchedOff(
    achieved: String, extra: String, caps: Bool, floors: Bool, index: String
  ) {
    let kind = extra.hasPrefix("-") ? Decision.Kind.penalty : .bonus
    var unit = ExtrasTests.unit(achieved, [decision(kind, nil, extra)])
    unit.policies = Policies(capsAtMaximum: caps, floorsAtZero: floors)
    #expect(unit.score().index == exact(index))
  }

  @Test func theCapIsTheMaximumThatCounts() {
    var unit = ExtrasTests.unit("100", [decision(.bonus, nil, "3")])
    unit.nodes.append(node("2", "16", .yesNo, notApplicable: .exclude))
    unit.appraised?.append(row("2", isNotApplicable: true))
    let score = unit.score()
    #expect(score.achieved == exact("100") && score.index == exact("100"))
  }

  static let unstated: [(kind: Decision.Kind, leaf: String?, value: String?)] = [
    (.bonus, nil, nil), (.bonus, "T1", nil), (.bonus, "T1", "-1"), (.penalty, nil, nil),
  ]

  @Test(arguments: unstated)
  func pointsThatAreNotStatedKeepTheUnitIncomplete(
    kind: Decision.Kind, leaf: String?, value: String?
  ) {
    let score = ExtrasTests.unit("80", [decision(kind, leaf, value)]).score()
    #expect(score.missing.map(\.leaf) == [leaf ?? ""])
    #expect(score.missing.first?.reason.en.contains("states no valid points") == true)
    #expect(score.index == nil)
  }
}
