import Domain
import Stages
import TestSupport
import Testing

/// Areas and criteria with children: sums over the leaves below, at whatever depth those lie.
struct BranchTests {
  static var unit: SmallUnit {
    SmallUnit(
      nodes: [
        node("1", "10", as: .area, by: nil), node("1.1", "6", in: "1", by: nil),
        node("1.1.1", "2", .yesNo, in: "1.1", as: .subcriterion),
        node("1.1.2", "4", .yesNo, in: "1.1", as: .subcriterion, notApplicable: .exclude),
        node("1.2", "4", .yesNo, in: "1"), node("2", "5", as: .area, by: nil),
        node("2.1", "5", .yesNo, in: "2", notApplicable: .exclude),
      ],
      appraised: [
        row("1.1.1", "1.5"), row("1.1.2", "1"), row("1.2", "3"), row("2.1", "5"),
      ])
  }

  static func branch(_ code: String, of score: UnitScore) -> BranchScore? {
    score.branches.first { $0.code == code }
  }

  @Test func leavesAtDepthTwoAndThreeAddUp() {
    let score = BranchTests.unit.score()
    #expect(score.branches.map(\.code) == ["1", "1.1", "2"])
    #expect(BranchTests.branch("1.1", of: score)?.achieved == exact("2.5"))
    #expect(BranchTests.branch("1", of: score)?.achieved == exact("5.5"))
    #expect(BranchTests.branch("1", of: score)?.index == exact("55"))
    #expect(score.achieved == exact("10.5") && score.maximum == Points(15))
    #expect(score.index == exact("70"))
  }

  @Test func anExcludedLeafLeavesEveryBranchAboveIt() {
    var unit = BranchTests.unit
    unit.appraised?[1] = row("1.1.2", isNotApplicable: true)
    let score = unit.score()
    #expect(BranchTests.branch("1.1", of: score)?.maximum == Points(2))
    #expect(BranchTests.branch("1.1", of: score)?.index == exact("75"))
    #expect(BranchTests.branch("1", of: score)?.maximum == Points(6))
    #expect(BranchTests.branch("1", of: score)?.index == exact("75"))
    #expect(score.index == Fraction(950, over: 11))
  }

  @Test func aBranchWithNothingToCountHasNoIndex() throws {
    var unit = BranchTests.unit
    unit.appraised?[3] = row("2.1", isNotApplicable: true)
    let area = try #require(BranchTests.branch("2", of: unit.score()))
    #expect(area.maximum == .zero && area.achieved == .zero)
    #expect(area.index == nil, "neither 0 nor 100")
    #expect(unit.score().index == exact("55"))
  }

  @Test func aMissingLeafLeavesOnlyItsOwnBranchesOpen() {
    var unit = BranchTests.unit
    unit.appraised?.remove(at: 0)
    let score = unit.score()
    #expect(BranchTests.branch("1.1", of: score)?.achieved == nil)
    #expect(BranchTests.branch("1", of: score)?.index == nil)
    #expect(BranchTests.branch("2", of: score)?.index == exact("100"))
    #expect(score.index == nil)
  }

  @Test func ownPointsAddUpBesideThem() {
    var unit = BranchTests.unit
    unit.own = [row("1.1.1", "2"), row("1.2", "4")]
    let score = unit.score()
    #expect(BranchTests.branch("1", of: score)?.selfAssessed == Points(6))
    #expect(BranchTests.branch("1.1", of: score)?.selfAssessed == Points(2))
    #expect(BranchTests.branch("2", of: score)?.selfAssessed == nil)
  }
}
