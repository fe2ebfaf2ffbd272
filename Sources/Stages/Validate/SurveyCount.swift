internal import Digests
internal import Domain

/// The questionnaires of a workbook as they are read.
struct SurveyCount {
  /// The findings about rows left out, each with its reason.
  var findings = FindingLog()
  /// The answers, one respondent and unit after another.
  private(set) var questionnaires: [Questionnaire] = []
  private let key: [UInt8]
  private var rated: [String: Mark] = [:]
  private var order: [String] = []
  private var earlier: Set<Pair> = []
  /// Who is asked in the file.
  private var audiences: Set<Audience> = []
  /// Whether nobody in the file answers anything.
  var isAllUnanswered = true

  private struct Mark {
    let group: String
    var home: String
    var units: Set<String>
  }

  private struct Audience: Hashable {
    let level: String, group: String
  }

  private struct Pair: Hashable {
    let respondent: String, unit: String
  }

  init(earlier marks: [RespondentMark], key: [UInt8]) {
    self.key = key
    for mark in marks {
      for unit in mark.ratedUnits {
        earlier.insert(Pair(respondent: mark.respondent, unit: unit))
      }
    }
  }

  /// Stands for a respondent and names nobody: without the key, a short code is not found by trying
  /// all of them.
  func mark(group: String, respondent: String) -> String {
    String(Digests.keyed("\(group)\n\(respondent)", by: key).description.prefix(16))
  }

  /// Notes that somebody of a group is asked about a unit of a level.
  mutating func asks(_ group: String, level: String) {
    audiences.insert(Audience(level: level, group: group))
  }

  /// Whether anybody in the file is asked a question.
  func isAsked(_ question: SurveyDesign.Question) -> Bool {
    question.groups.contains {
      audiences.contains(Audience(level: question.level, group: $0))
    }
  }

  /// Whether an earlier file has a respondent's answers about a unit.
  func isEarlier(_ respondent: String, rating unit: String) -> Bool {
    earlier.contains(Pair(respondent: respondent, unit: unit))
  }

  /// Takes a respondent's answers about a unit; false where there are some already.
  mutating func admit(
    _ respondent: String, group: String, from home: String, rating unit: String
  ) -> Bool {
    guard !isEarlier(respondent, rating: unit) else { return false }
    if rated[respondent] == nil {
      rated[respondent] = Mark(group: group, home: home, units: [unit])
      order.append(respondent)
    } else if rated[respondent]?.units.insert(unit).inserted != true {
      return false
    }
    questionnaires.append(Questionnaire(unit: unit, group: group, respondent: respondent))
    return true
  }

  /// Adds an answer to the questionnaire that was admitted last.
  mutating func add(_ option: String, to leaf: String) {
    guard let last = questionnaires.indices.last else { return }
    var options = questionnaires[last].answers[leaf] ?? []
    options.append(option)
    questionnaires[last].answers[leaf] = options.sorted()
  }

  /// Who answered, in the order of the workbook: an order by marks would differ by the key.
  var marks: [RespondentMark] {
    order.compactMap { respondent in
      rated[respondent].map {
        RespondentMark(
          respondent: respondent, group: $0.group, respondentUnit: $0.home,
          ratedUnits: $0.units.sorted())
      }
    }
  }
}
