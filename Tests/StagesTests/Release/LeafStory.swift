import Domain
import Stages
import TestSupport

/// The publications of one leaf's answers, each drawn as `P1 A, P2 B | Q1 C`: the respondents of
/// the groups DAN_BIEU, LANH_DAO and TRUONG_PHONG with what they answered.
struct LeafStory {
  let rule: ReleaseRule
  private(set) var history: [SurveyRelease] = []

  init(
    _ weighting: SurveyDesign.Weighting = .equalRespondents, smallest: Int = 5, change: Int? = nil
  ) {
    let design = SurveyTests.design(weighting, smallest: smallest)
    rule = ReleaseRule(
      design: SurveyDesign(
        groups: design.groups, questions: design.questions, options: design.options,
        weighting: weighting, smallestPublishedGroup: smallest, smallestChange: change),
      level: "so")
  }

  /// A survey file with the answers drawn.
  static func filed(_ drawn: String, path: String = "_survey/a.xml") -> ReleaseRule.Filed {
    let codes = ["DAN_BIEU", "LANH_DAO", "TRUONG_PHONG"]
    let groups = drawn.split(separator: "|", omittingEmptySubsequences: false)
    let questionnaires = zip(codes, groups).flatMap { code, people in
      people.split(separator: ",").map { person in
        let words = person.split(separator: " ").map(String.init)
        return Questionnaire(
          unit: "U", group: code, respondent: words[0], answers: ["1": Array(words.dropFirst())])
      }
    }
    return ReleaseRule.Filed(
      source: SurveyRelease.Source(path: Bytewise(path), sha256: path),
      questionnaires: questionnaires)
  }

  /// Publishes something that holds nothing of the unit.
  mutating func publishNothing() { history.append(.none("U")) }

  /// Publishes what may be published of these files.
  @discardableResult
  mutating func publish(_ drawn: String..., mode: ReleaseRule.Mode = .inSteps) -> SurveyRelease {
    let files = drawn.enumerated().map { LeafStory.filed($1, path: "_survey/\($0).xml") }
    let release = rule.next("U", wanted: files, after: history, mode: mode)
    history.append(release)
    return release
  }
}

extension SurveyRelease {
  /// The answers that count, as `P1 A`, in order.
  var drawn: [String] {
    entries.map {
      "\($0.questionnaire.respondent) \(($0.questionnaire.answers["1"] ?? []).joined(separator: " "))"
    }.sorted()
  }
}

/// Respondents `P1 A, P2 B, …` numbered from a number on.
func people(_ letter: String, from first: Int = 1, _ answers: String) -> String {
  answers.enumerated().map { "\(letter)\(first + $0) \($1)" }.joined(separator: ", ")
}
