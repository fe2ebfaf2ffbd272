import Domain
import Foundation
import Testing

/// Every rule answers every question: a table over all kinds, which no new rule is left out of.
struct RuleKindTests {
  static let measures: [Measure] = [
    .choice("Muộn"), .yesNo(true), .percent(Fraction(80)), .faults(Points(1)),
  ]

  @Test(arguments: ScoringRule.Name.allCases)
  func everyNameLeadsToItsKind(_ name: ScoringRule.Name) {
    let rule = RuleExample.of(name).rule
    let named: ScoringRule.Name = name.kind.name
    #expect(named == name)
    let typeName = Bytewise(rule.typeName)
    #expect(typeName == name.rawValue)
  }

  @Test func theNamesOfTheCriteriaFilesStay() {
    let names = ScoringRule.Name.allCases.map { Bytewise($0.rawValue) }
    #expect(
      names
        == ["enum", "yes_no", "band", "ratio", "deduct", "external", "survey_mean"]
        .map { Bytewise($0) })
  }

  static func read(
    _ name: ScoringRule.Name, _ parameters: StatedParameters
  ) -> RuleReading<String>? {
    name.kind.read(parameters)
  }

  @Test(arguments: ScoringRule.Name.allCases)
  func itsParametersAreRead(_ name: ScoringRule.Name) {
    let example = RuleExample.of(name)
    let rule = RuleKindTests.read(name, example.parameters)?.rule
    #expect(rule == example.rule)
  }

  @Test(arguments: [ScoringRule.Name.choice, .yesNo, .band, .deduction, .externalIndex])
  func parametersOfAnotherRuleAreNotRead(_ name: ScoringRule.Name) {
    let rule = RuleKindTests.read(name, StatedParameters([["other": ["1"]]]))?.rule
    #expect(rule == nil)
  }

  @Test func surveyedGroupsAreReadBesideTheRule() {
    let example = RuleExample.of(.surveyMean)
    let groups = RuleKindTests.read(.surveyMean, example.parameters)?.groups
    #expect(groups?.map { Bytewise($0) } == [Bytewise("CC"), Bytewise("ND")])
    let all = RuleKindTests.read(.surveyMean, StatedParameters([]))
    #expect(all?.rule == .surveyMean && all?.groups == nil)
  }

  @Test(arguments: RuleExample.all)
  func itsEncodingStays(_ example: RuleExample) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = String(decoding: try encoder.encode(example.rule), as: UTF8.self)
    #expect(Bytewise(json) == example.json)
    #expect(try JSONDecoder().decode(ScoringRule.self, from: Data(json.utf8)) == example.rule)
  }

  @Test(arguments: RuleExample.all)
  func soundParametersHaveNoFault(_ example: RuleExample) throws {
    let method = try #require(example.rule.kind.methods.first)
    let leaf = Criterion(
      code: "1.1", parent: nil, kind: .subcriterion, name: "Tên", maximum: RuleExample.maximum,
      method: method, rule: example.rule)
    let faults = example.rule.kind.faults(of: leaf).filter { $0.kind == .bestStep }
    #expect(faults.isEmpty)
  }

  @Test(arguments: RuleExample.all)
  func itUsesOnlyResultsOfItsForm(_ example: RuleExample) {
    let rule = example.rule.kind
    let used = RuleKindTests.measures.filter {
      rule.result(for: $0, maximum: RuleExample.maximum) != nil
    }
    let expected: [Measure] =
      switch rule.form {
      case .choice: [.choice("Muộn")]
      case .yesNo: [.yesNo(true)]
      case .rate, .index: [.percent(Fraction(80))]
      case .faults: [.faults(Points(1))]
      case .surveyAnswers: []
      }
    #expect(used == expected)
    #expect(rule.isAskedInSurvey == expected.isEmpty)
  }

  @Test(arguments: RuleExample.all)
  func itsGridHoldsWhatItGives(_ example: RuleExample) throws {
    let rule = example.rule.kind
    let grid = rule.grid(upTo: RuleExample.maximum)
    #expect(grid.allows(RuleExample.maximum))
    if let impossible = example.impossible { #expect(!grid.allows(impossible)) }
    for value in grid.values ?? [] { #expect(grid.allows(value)) }
    guard let stated = example.result else { return }
    let result = try #require(rule.result(for: stated.measure, maximum: RuleExample.maximum))
    #expect(result.points == stated.points)
    let rounded = try #require(Points(result.points.decimal(2, .halfUp)))
    #expect(rounded.agree(with: result.points))
    #expect(grid.allows(rounded))
  }

  @Test(arguments: RuleExample.all)
  func itHasWordsInBothLanguages(_ example: RuleExample) throws {
    let rule = example.rule.kind
    var texts = [rule.words, rule.expected, rule.grid(upTo: RuleExample.maximum).words]
    if let stated = example.result {
      let result = try #require(rule.result(for: stated.measure, maximum: RuleExample.maximum))
      texts.append(result.explanation)
    }
    for text in texts { #expect(!text.vi.isEmpty && !text.en.isEmpty && text.vi != text.en) }
    for text in rule.texts { #expect(rule.words.vi.contains(text)) }
    if case .choice(let labels) = rule.form {
      #expect(rule.choices?.map { Bytewise($0) } == labels.map { Bytewise($0) })
    }
  }
}
