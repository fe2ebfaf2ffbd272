import Domain
import Stages
import TestSupport
import Testing

/// Every rule type of the method, its edges, and what it does with a result it cannot use.
struct RuleTests {
  /// A rule, a result, and the points expected; nil where nothing can be scored.
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: ScoringRule
    let measure: Measure
    let expected: String?

    init(_ rule: ScoringRule, _ measure: Measure, _ expected: String?) {
      self.rule = rule
      self.measure = measure
      self.expected = expected
    }

    var testDescription: String { "\(rule.typeName) \(measure) -> \(expected ?? "missing")" }
  }

  static let choices = ScoringRule.choice([
    .init(label: "kịp thời", points: Points(2)),
    .init(label: "không kịp thời", points: points("0.5")),
    .init(label: "không ban hành", points: .zero),
  ])
  static let bands = ScoringRule.band([
    .init(threshold: Points(90), includesThreshold: false, points: Points(2)),
    .init(threshold: Points(70), includesThreshold: true, points: Points(1)),
    .init(threshold: .zero, includesThreshold: true, points: .zero),
  ])
  static let ratio = ScoringRule.ratio(zeroBelow: nil)
  static let floored = ScoringRule.ratio(zeroBelow: Points(50))
  static let deduction = ScoringRule.deduction(perFault: points("0.5"), minimum: points("0.25"))
  static let outside = ScoringRule.externalIndex("SIPAS")

  static func percent(_ text: String) -> Measure { .percent(exact(text)) }

  static let cases: [Case] = [
    Case(choices, .choice("kịp thời"), "2"), Case(choices, .choice("không kịp thời"), "0.5"),
    Case(choices, .choice("không ban hành"), "0"), Case(choices, .choice("khác"), nil),
    Case(.yesNo, .yesNo(true), "2"), Case(.yesNo, .yesNo(false), "0"),
    // Above 90; from 70 to 90; below 70: each edge belongs to exactly one step.
    Case(bands, percent("90"), "1"), Case(bands, percent("90.000001"), "2"),
    Case(bands, percent("100"), "2"), Case(bands, percent("110"), "2"),
    Case(bands, percent("70"), "1"), Case(bands, percent("69.999999"), "0"),
    Case(bands, percent("0"), "0"), Case(bands, percent("-1"), nil),
    Case(bands, percent("900000000001/10000000000"), "2"),
    Case(ratio, percent("50"), "1"), Case(ratio, percent("100/3"), "2/3"),
    Case(ratio, percent("0"), "0"), Case(ratio, percent("100"), "2"),
    Case(ratio, percent("120"), "2"), Case(ratio, percent("-0.000001"), nil),
    Case(floored, percent("50"), "1"), Case(floored, percent("49.999999"), "0"),
    Case(floored, percent("75"), "1.5"), Case(floored, percent("0"), "0"),
    Case(floored, percent("101"), "2"),
    Case(deduction, .faults(.zero), "2"), Case(deduction, .faults(Points(1)), "1.5"),
    Case(deduction, .faults(Points(3)), "0.5"), Case(deduction, .faults(Points(4)), "0.25"),
    Case(deduction, .faults(points("100000000")), "0.25"),
    Case(deduction, .faults(Points(-1)), nil),
    Case(outside, percent("87.5"), "1.75"), Case(outside, percent("100"), "2"),
    Case(outside, percent("0"), "0"), Case(outside, percent("100.000001"), nil),
    Case(outside, percent("-1"), nil),
    // A result of another kind is never a zero.
    Case(choices, .yesNo(true), nil), Case(.yesNo, .choice("kịp thời"), nil),
    Case(bands, .faults(Points(1)), nil), Case(ratio, .choice("1"), nil),
    Case(deduction, percent("1"), nil), Case(outside, .yesNo(true), nil),
    Case(.surveyMean, percent("50"), nil),
  ]

  @Test(arguments: cases)
  func aStatedResultIsScoredByTheRule(_ example: Case) throws {
    var unit = SmallUnit(nodes: [node("1", "2", example.rule)])
    unit.appraised = [row("1", nil, example.measure)]
    let score = unit.score()
    let leaf = try #require(score["1"])
    #expect(leaf.points == example.expected.map(exact))
    guard example.expected != nil else {
      #expect(leaf.basis == .missing && !score.isComplete)
      return
    }
    #expect(score.isComplete)
    #expect(leaf.basis == (example.rule == RuleTests.outside ? .externalIndex : .rule))
    #expect(leaf.place?.address.cell == "F5")
  }

  @Test func enteredPointsCountWhereNoResultIsStated() throws {
    var unit = SmallUnit(nodes: [node("1", "2", RuleTests.choices)])
    unit.appraised = [row("1", "1.25")]
    let leaf = try #require(unit.score()["1"])
    #expect(leaf.points == exact("1.25"))
    #expect(leaf.basis == .appraised)
  }

  @Test func theRuleWinsOverEnteredPoints() throws {
    var unit = SmallUnit(nodes: [node("1", "2", RuleTests.bands)])
    unit.appraised = [row("1", "2", RuleTests.percent("90"))]
    let leaf = try #require(unit.score()["1"])
    #expect(leaf.points == exact("1"))
    #expect(leaf.basis == .rule)
  }

  @Test(arguments: [("2", true), ("0", true), ("2.000001", false), ("-0.000001", false)])
  func enteredPointsLieBetweenZeroAndTheMaximum(entered: String, isAllowed: Bool) throws {
    var unit = SmallUnit(nodes: [node("1", "2", RuleTests.choices)])
    unit.appraised = [row("1", entered)]
    let leaf = try #require(unit.score()["1"])
    #expect((leaf.points != nil) == isAllowed)
    #expect((leaf.basis == .missing) == !isAllowed)
  }

  @Test func explanationsCarryTheFiguresInBothLanguages() throws {
    var unit = SmallUnit(nodes: [node("1", "2", RuleTests.ratio)])
    unit.appraised = [row("1", nil, RuleTests.percent("87.5"), because: "Đã kiểm tra")]
    let leaf = try #require(unit.score()["1"])
    #expect(
      leaf.explanation.vi == "Tỷ lệ 87,5% × 2 điểm tối đa = 1,75. Lý do: Đã kiểm tra")
    #expect(
      leaf.explanation.en
        == "The rate 87.5% × 2 maximum points = 1.75. Reason: Đã kiểm tra")
  }

  @Test func anEndlessFigureIsCutAndMarked() throws {
    var unit = SmallUnit(nodes: [node("1", "2", RuleTests.ratio)])
    unit.appraised = [row("1", nil, RuleTests.percent("200/3"))]
    let leaf = try #require(unit.score()["1"])
    #expect(leaf.explanation.vi == "Tỷ lệ 66,6666…% × 2 điểm tối đa = 1,3333….")
  }
}
