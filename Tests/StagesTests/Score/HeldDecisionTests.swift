import Domain
import Stages
import TestSupport
import Testing

/// A decision that carries self-assessed points over binds what lay before the Council.
struct HeldDecisionTests {
  /// A unit whose decision takes the self-assessed points of leaf 1; `own` is what counts now.
  static func unit(_ course: [Score.Dossier.Step], own: String?) -> SmallUnit {
    var unit = DecisionTests.unit([[carry]])
    unit.own = own.map { [row("1", $0), row("2", "10")] }
    unit.course = course
    return unit
  }

  static let carry = decision(.carrySelfPoints, "1")

  static func own(
    _ points: String, _ revision: Int, at second: Int64, look: Int = 0
  ) -> Score.Dossier.Step {
    Score.Dossier.Step(
      receivedAt: Instant(seconds: second), look: look, revision: revision,
      filed: Score.Dossier.Filed(
        source: SourceFile(form: .selfAssessment, path: "\(revision).xml", sha256: "s\(revision)"),
        leaves: [row("1", points)]))
  }

  static func decided(
    _ decisions: [Decision] = [carry], revision: Int = 1, at second: Int64, look: Int = 0
  ) -> Score.Dossier.Step {
    Score.Dossier.Step(
      receivedAt: Instant(seconds: second), look: look, revision: revision,
      filed: Score.Dossier.Filed(
        source: SourceFile(form: .decision, path: "d.xml", sha256: "d\(revision)"),
        decisions: decisions))
  }

  static let stories: [(course: [Score.Dossier.Step], held: Int?, later: [Int])] = [
    // What came before is held, what comes later is not, in whatever order it is listed.
    ([own("3", 1, at: 1), decided(at: 2), own("9", 2, at: 3)], 0, [2]),
    ([own("9", 2, at: 3), decided(at: 2), own("3", 1, at: 1)], 2, [0]),
    // The last of what came before.
    ([own("3", 1, at: 1), own("4", 2, at: 2), decided(at: 3), own("9", 3, at: 4)], 1, [3]),
    // A workbook that repeats the decision does not make it a new one.
    (
      [
        own("3", 1, at: 1), decided(at: 2), own("9", 2, at: 3), decided(revision: 2, at: 4),
        own("8", 3, at: 5),
      ], 0, [2, 4]
    ),
    // What the same look found lay before the Council only where nothing else did.
    ([own("3", 1, at: 1), own("9", 2, at: 2), decided(at: 2)], 0, [1]),
    ([own("3", 1, at: 2), decided(at: 2)], 0, []),
    ([own("3", 1, at: 2, look: 1), decided(at: 2, look: 2)], 0, []),
    // Nothing lay before the Council.
    ([decided(at: 1), own("9", 1, at: 2)], nil, [1]),
  ]

  /// A blank mended in the reason, or another dash in the number, makes no new decision.
  @Test func aDecisionSavedWithAnotherWordOfItsReasonIsTheSame() throws {
    let mended = Decision(
      number: carryCosmetic, date: HeldDecisionTests.carry.date, unit: HeldDecisionTests.carry.unit,
      leaf: "1", kind: .carrySelfPoints, value: nil,
      reason: HeldDecisionTests.carry.reason + " .", place: HeldDecisionTests.carry.place)
    let course = [
      HeldDecisionTests.own("3", 1, at: 1), HeldDecisionTests.decided(at: 2),
      HeldDecisionTests.own("9", 2, at: 3),
      HeldDecisionTests.decided([mended], revision: 2, at: 4),
    ]
    var unit = DecisionTests.unit([[mended]])
    unit.own = [row("1", "9"), row("2", "10")]
    unit.course = course
    #expect(try #require(unit.score()["1"]).points == Fraction(3))
  }

  private var carryCosmetic: String { HeldDecisionTests.carry.number + " " }

  @Test(arguments: stories.indices)
  func theRevisionThatCountedWhenTheDecisionCameIsHeld(story: Int) throws {
    let (course, held, later) = HeldDecisionTests.stories[story]
    let score = HeldDecisionTests.unit(course, own: "9.5").score()
    let leaf = try #require(score["1"])
    let step = held.map { course[$0] }
    #expect(leaf.points == step?.filed.leaves.first?.points.map(Fraction.init))
    #expect(leaf.selfPoints == step?.filed.leaves.first?.points)
    #expect(leaf.selfPlace?.sha256 == step?.filed.source.sha256)
    #expect(leaf.basis == (held == nil ? .missing : .decision))
    if let step {
      #expect(leaf.explanation.vi.contains("bản tự đánh giá số \(step.revision)"))
      #expect(score.sources.contains(step.filed.source), "explained by the file it came from")
    } else {
      #expect(score.missing.first?.reason.vi.contains("khi quyết định đến") == true)
    }
    let findings = Score.heldLeaves(in: HeldDecisionTests.unit(course, own: "9.5").dossier)
    #expect(findings.keys.sorted() == later)
    for index in later {
      let finding = try #require(findings[index]?.first)
      #expect(finding.code == .heldByDecision && finding.leaf == "1")
      #expect(finding.message.vi.contains("1/QĐ") && finding.severity == .warning)
    }
  }

  @Test func aNewDecisionTakesWhatCountsNow() {
    let again = decision(.carrySelfPoints, "1", number: "2/QĐ")
    let course = [
      HeldDecisionTests.own("3", 1, at: 1), HeldDecisionTests.decided(at: 2),
      HeldDecisionTests.own("9", 2, at: 3),
      HeldDecisionTests.decided([HeldDecisionTests.carry, again], revision: 2, at: 4),
    ]
    var unit = HeldDecisionTests.unit(course, own: "9")
    unit.decisions = [[HeldDecisionTests.carry, again]]
    #expect(unit.score()["1"]?.points == exact("9"))
    #expect(Score.heldLeaves(in: unit.dossier).isEmpty)
  }

  @Test func aRevisionThatRepeatsThePointsIsOnlyNoted() {
    let course = [
      HeldDecisionTests.own("3", 1, at: 1), HeldDecisionTests.decided(at: 2),
      HeldDecisionTests.own("3", 2, at: 3),
    ]
    let findings = Score.heldLeaves(in: HeldDecisionTests.unit(course, own: "3").dossier)
    #expect(findings[2]?.map(\.severity) == [.note])
  }

  @Test func aLaterDecisionOfAnotherKindLetsGoOfTheLeaf() {
    let course = [
      HeldDecisionTests.own("3", 1, at: 1), HeldDecisionTests.decided(at: 2),
      HeldDecisionTests.own("9", 2, at: 3),
    ]
    var unit = HeldDecisionTests.unit(course, own: "9")
    unit.decisions = [[HeldDecisionTests.carry, decision(.setPoints, "1", "5", number: "2/QĐ")]]
    #expect(unit.score()["1"]?.points == exact("5"))
    #expect(Score.heldLeaves(in: unit.dossier).isEmpty)
  }

  @Test func bonusPointsThatAreCarriedOverAreHeldToo() {
    var unit = HeldDecisionTests.unit([], own: nil)
    unit.nodes.append(node("B", "5", as: .bonus))
    let carry = decision(.carrySelfPoints, "B")
    unit.decisions = [[carry]]
    unit.own = [row("B", "4")]
    unit.course = [
      Score.Dossier.Step(
        receivedAt: Instant(seconds: 1), look: 1, revision: 1,
        filed: Score.Dossier.Filed(
          source: SourceFile(form: .selfAssessment, path: "1.xml", sha256: "s1"),
          leaves: [row("B", "2")])), HeldDecisionTests.decided([carry], at: 2),
    ]
    #expect(unit.score().extras.map(\.points) == [Points(2)])
  }
}
