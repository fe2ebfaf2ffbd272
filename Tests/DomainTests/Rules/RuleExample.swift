import Domain
import Testing

/// A rule of each kind and all that is asked of it, on a leaf of at most two points.
struct RuleExample: Sendable, CustomTestStringConvertible {
  let rule: ScoringRule
  /// The parameters that read as the rule.
  let parameters: StatedParameters
  /// The rule's encoding, which a definition's digest covers.
  let json: String
  /// A result that the rule can use, and its points.
  let result: (measure: Measure, points: Fraction)?
  /// Points that the rule never gives; nil where it gives any.
  let impossible: Points?

  var testDescription: String { rule.typeName }

  static let maximum = Points(2)

  static let all = ScoringRule.Name.allCases.map(of)

  /// A new rule comes here, too: the compiler insists on it.
  static func of(_ name: ScoringRule.Name) -> RuleExample {
    switch name {
    case .choice: choice
    case .yesNo: yesNo
    case .band: band
    case .ratio: ratio
    case .deduction: deduction
    case .externalIndex: externalIndex
    case .surveyMean: surveyMean
    }
  }

  private static let choice = RuleExample(
    rule: .choice([
      ScoringRule.Choice(label: "Đúng hạn", points: Points(2)),
      ScoringRule.Choice(label: "Muộn", points: Points(1)),
    ]),
    parameters: StatedParameters([
      ["when": ["Đúng hạn"], "points": ["2"]], ["when": ["Muộn"], "points": ["1"]],
    ]),
    json: #"{"choice":{"_0":[{"label":"Đúng hạn","points":"2"},"#
      + #"{"label":"Muộn","points":"1"}]}}"#,
    result: (.choice("Muộn"), Fraction(1)), impossible: Points(millionths: 1_500_000))

  private static let yesNo = RuleExample(
    rule: .yesNo, parameters: StatedParameters([]), json: #"{"yesNo":{}}"#,
    result: (.yesNo(true), Fraction(2)), impossible: Points(1))

  private static let band = RuleExample(
    rule: .band([
      ScoringRule.Step(threshold: Points(80), includesThreshold: true, points: Points(2)),
      ScoringRule.Step(threshold: .zero, includesThreshold: false, points: Points(1)),
    ]),
    parameters: StatedParameters([
      ["ge": ["80"], "points": ["2"]], ["gt": ["0"], "points": ["1"]],
    ]),
    json: #"{"band":{"_0":[{"includesThreshold":true,"points":"2","threshold":"80"},"#
      + #"{"includesThreshold":false,"points":"1","threshold":"0"}]}}"#,
    result: (.percent(Fraction(80)), Fraction(2)), impossible: .zero)

  private static let ratio = RuleExample(
    rule: .ratio(zeroBelow: Points(50)),
    parameters: StatedParameters([["zero_below": ["50"]]]),
    json: #"{"ratio":{"zeroBelow":"50"}}"#,
    result: (.percent(Fraction(200, over: 3)), Fraction(4, over: 3)),
    impossible: Points(millionths: 500_000))

  private static let deduction = RuleExample(
    rule: .deduction(perFault: Points(millionths: 500_000), minimum: Points(millionths: 250_000)),
    parameters: StatedParameters([["per_fault": ["0.5"], "min": ["0.25"]]]),
    json: #"{"deduction":{"minimum":"0.25","perFault":"0.5"}}"#,
    result: (.faults(Points(3)), Fraction(1, over: 2)), impossible: .zero)

  private static let externalIndex = RuleExample(
    rule: .externalIndex("SIPAS"), parameters: StatedParameters([["index": ["SIPAS"]]]),
    json: #"{"externalIndex":{"_0":"SIPAS"}}"#,
    result: (.percent(Fraction(80)), Fraction(8, over: 5)), impossible: nil)

  private static let surveyMean = RuleExample(
    rule: .surveyMean, parameters: StatedParameters([["groups": ["CC", "ND"]]]),
    json: #"{"surveyMean":{}}"#, result: nil, impossible: nil)
}

/// Parameters as a criteria file would state them, without the file.
struct StatedParameters: RuleParameters {
  /// Texts by key.
  struct Entry: RuleEntry {
    let values: [Bytewise: [String]]

    func has(_ key: String) -> Bool { values[Bytewise(key)] != nil }
    func text(_ key: String) -> String? { texts(key).first }
    func points(_ key: String) -> Points? { text(key).flatMap { Points($0) } }
    func percent(_ key: String) -> Points? { points(key) }
    func texts(_ key: String) -> [String] { values[Bytewise(key)] ?? [] }
    func report(_ message: Bilingual, at key: String?) {}
  }

  let entries: [Entry]

  init(_ entries: [KeyValuePairs<String, [String]>]) {
    self.entries = entries.map { pairs in
      Entry(
        values: Dictionary(
          pairs.map { (Bytewise($0.key), $0.value) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  var isBlank: Bool { entries.isEmpty }

  func expectNone() -> Bool { isBlank }

  func entry(required: [String], optional: [String]) -> Entry? {
    entries.first { entry in required.allSatisfy(entry.has) }
  }

  func items<Item>(
    required: [String], optional: [String], _ read: (Entry) -> Item?
  ) -> [Item]? {
    let items = entries.filter { entry in required.allSatisfy(entry.has) }.compactMap(read)
    return items.count == entries.count ? items : nil
  }
}
