import Domain
import TestSupport
import Testing

@testable import Runner

/// The output of `explain`.
struct ExplanationTextTests {
  private static func leaf(_ explanation: Bilingual) -> Explanation.Leaf {
    Explanation.Leaf(
      code: "1.1", name: "Kế hoạch",
      score: LeafScore(
        leaf: "1.1", maximum: Points("2.5") ?? .zero, points: Fraction(4, over: 3), basis: .rule,
        explanation: explanation, selfPoints: Points("1.5"), enteredPoints: Points("1.25")),
      source: "_appraisal/a.xml › P!D5", enteredSource: "_appraisal/a.xml › P!F5",
      selfSource: "U/a.xml › P!E5")
  }

  private static func lines(
    _ language: Language, isExact: Bool = false,
    _ explanation: Bilingual = Bilingual(vi: "Tỷ lệ 53,33…%.", en: "The rate is 53.33…%.")
  ) -> [String] {
    ExplanationText(
      Explanation(
        unit: "U", name: "Sở Thử", rank: 2, of: 3, unranked: nil,
        band: Bilingual(vi: "Khá", en: "Fair"), index: Fraction(160, over: 3),
        shownIndex: "53.33", achieved: Fraction(4, over: 3), maximum: Points("2.5") ?? .zero,
        neighbours: [], leaves: [leaf(explanation)],
        files: [
          .init(form: .appraisal, path: "a\u{1B}[31m.xml", sha256: "aa", receipt: nil, notes: [])
        ]),
      policies: Policies(), language: language, isExact: isExact
    ).lines
  }

  @Test func oneLanguageAndOneDecimalMarkInEachText() {
    let vietnamese = ExplanationTextTests.lines(.vietnamese).joined(separator: "\n")
    #expect(vietnamese.contains("hạng 2/3, chỉ số 53,33 %, xếp loại: Khá"))
    #expect(vietnamese.contains("1.1 Kế hoạch: 1,33/2,5, tự đánh giá 1,5"))
    #expect(vietnamese.contains("quyết định bởi ô: _appraisal/a.xml › P!D5"))
    #expect(vietnamese.contains("điểm đã ghi 1,25 ở: _appraisal/a.xml › P!F5"))
    let english = ExplanationTextTests.lines(.english).joined(separator: "\n")
    #expect(english.contains("rank 2 of 3, index 53.33 %, class: Fair"))
    #expect(english.contains("1.1 Kế hoạch: 1.33 of 2.5, self-assessed 1.5"))
    #expect(english.contains("The rate is 53.33…%."))
    #expect(english.contains("  appraisal: ") && !english.contains("self_assessment"))
    for comma in ["53,33", "1,33", "2,5"] { #expect(!english.contains(comma)) }
  }

  @Test func exactFractionsStandThereOnDemand() {
    #expect(!ExplanationTextTests.lines(.english).joined().contains("160/3"))
    let exact = ExplanationTextTests.lines(.english, isExact: true).joined(separator: "\n")
    #expect(exact.contains("index 53.33 % (exactly 160/3)"))
    #expect(exact.contains("1.33 of 2.5 (exactly 4/3)"))
  }

  @Test func textFromOutsideReachesTheTerminalHarmless() {
    let hostile = Bilingual(vi: "\u{1B}]0;x\u{7}\u{9B}31m\u{202E}", en: "\u{1B}]0;x\u{7}")
    for language in Language.allCases {
      let text = ExplanationTextTests.lines(language, hostile).joined()
      for scalar in ["\u{1B}", "\u{7}", "\u{9B}", "\u{202E}"] {
        #expect(!text.unicodeScalars.contains(scalar.unicodeScalars.first ?? " "))
      }
    }
  }

  @Test func aCriterionNamesOnlyItsOwnFiles() throws {
    let round = try OperatorVerbsTests.round()
    let runner = try OperatorVerbsTests.runner(round)
    let whole = try runner.explain(unit: "Sở Y tế", leaf: nil)
    #expect(whole.unit == "HD-SO-SYT" && whole.files.contains { $0.form == .survey })
    let appraised = try #require(whole.leaves.first { $0.score.basis == .rule })
    let own = try runner.explain(unit: "hd-so-syt", leaf: appraised.code)
    #expect(own.files.map(\.form).allSatisfy { $0 == .selfAssessment || $0 == .appraisal })
    #expect(!own.files.isEmpty)
    let surveyed = try #require(whole.leaves.first { $0.score.basis == .survey })
    let answers = try runner.explain(unit: "HD-SO-SYT", leaf: surveyed.code)
    #expect(answers.files.allSatisfy { $0.form == .survey } && !answers.files.isEmpty)
  }
}
