import Domain
import Stages
import TestSupport

/// Thirty nights of a survey whose files come, are corrected, withdrawn and let in again, a
/// publication a night; and what each publication shows.
struct SurveySeason {
  /// A figure of a publication: a sum, in percent, over some respondents' answers.
  struct Figure {
    let name: String
    let sum: Int
    let answers: [String: [Points]]
    /// Whether it is a leaf's own points, which are shown whatever they tell by themselves.
    let isTotal: Bool

    var count: Int { answers.values.reduce(0) { $0 + $1.count } }
  }

  static let groups = [("G0", 20), ("G1", 12), ("G2", 6), ("G3", 3)]
  static let units = ["U", "V"]
  static let nights = 30

  let design: SurveyDesign
  /// The figures of every publication, by unit and leaf.
  private(set) var published: [[String: [Figure]]] = []
  /// The most questionnaires that waited on any night.
  private(set) var mostWaiting = 0
  /// How many questionnaires count in the last publication.
  private(set) var counting = 0

  private var random: UInt64
  private var files: [[String: [String: [String]]]] = []
  private var withdrawn: Set<Int> = []
  private var histories: [String: [SurveyRelease]] = [:]

  init(seed: UInt64, mode: ReleaseRule.Mode, _ weighting: SurveyDesign.Weighting) {
    random = seed
    let codes = SurveySeason.groups.map(\.0)
    design = SurveyDesign(
      groups: codes.map {
        SurveyDesign.Group(code: $0, name: Bilingual(vi: $0, en: $0), rates: ["so"], quota: nil)
      },
      questions: [("C1", "1"), ("C2", "2"), ("C3", "2")].map {
        SurveyDesign.Question(code: $0, level: "so", leaf: $1, groups: codes, text: "")
      },
      options: SurveyTests.design().options, weighting: weighting, smallestPublishedGroup: 5)
    for night in 1...SurveySeason.nights {
      if night > 2 { happen(night) }
      publish(mode)
    }
  }

  private mutating func below(_ bound: Int) -> Int {
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((random >> 33) % UInt64(bound))
  }

  private mutating func answer(_ group: String) -> [String: [String]] {
    // Most think alike, as people do who are asked about their superiors.
    let letters = ["A", "A", "A", "A", "B", "B", "C", "D", "E"]
    // One group is of one mind about one leaf.
    let first = letters[below(9)]
    return [
      "1": [group == "G2" ? "A" : first], "2": [letters[below(9)], letters[below(9)]].sorted(),
    ]
  }

  /// The people of a file: respondent and unit, with what was answered.
  private mutating func newFile(_ night: Int) -> [String: [String: [String]]] {
    let isFirst = files.isEmpty
    let (group, most) = SurveySeason.groups[isFirst ? 0 : below(SurveySeason.groups.count)]
    // Now and then a single late questionnaire.
    let size = isFirst ? most : below(3) == 0 ? 1 : 1 + below(most)
    var file: [String: [String: [String]]] = [:]
    for person in 1...size {
      for unit in SurveySeason.units where below(10) > 0 {
        file["\(unit) \(group) \(night)-\(person)"] = answer(group)
      }
    }
    return file
  }

  private mutating func happen(_ night: Int) {
    let file = newFile(night)
    files.append(file)
    for _ in 0..<below(3) {
      let chosen = below(files.count)
      switch below(4) {
      case 0: withdrawn.insert(chosen)
      case 1: withdrawn.remove(chosen)
      case 2:
        let keys = files[chosen].keys.sorted()
        guard !keys.isEmpty else { continue }
        let key = keys[below(keys.count)]
        files[chosen][key] = answer(String(key.split(separator: " ")[1]))
      default:
        let keys = files[chosen].keys.sorted()
        guard !keys.isEmpty else { continue }
        files[chosen][keys[below(keys.count)]] = nil
      }
    }
  }

  private func wanted(_ unit: String) -> [ReleaseRule.Filed] {
    files.indices.filter { !withdrawn.contains($0) }.map { number in
      let path = "_survey/\(number).xml"
      return ReleaseRule.Filed(
        source: SurveyRelease.Source(path: Bytewise(path), sha256: path),
        questionnaires: files[number].sorted { $0.key < $1.key }.compactMap { key, answers in
          let words = key.split(separator: " ").map(String.init)
          return words[0] == unit
            ? Questionnaire(unit: unit, group: words[1], respondent: words[2], answers: answers)
            : nil
        })
    }
  }

  private mutating func publish(_ mode: ReleaseRule.Mode) {
    let rule = ReleaseRule(design: design, level: "so")
    var figures: [String: [Figure]] = [:]
    var waiting = 0
    counting = 0
    for unit in SurveySeason.units {
      var history = histories[unit] ?? []
      if history.isEmpty, !published.isEmpty { history = [.none(unit)] }
      let release = rule.next(unit, wanted: wanted(unit), after: history, mode: mode)
      histories[unit] = history + [release]
      waiting += release.waiting
      counting += release.entries.count
      for leaf in ["1", "2"] { figures[unit + leaf] = shown(release, leaf) }
    }
    mostWaiting = max(mostWaiting, waiting)
    published.append(figures)
  }

  /// The figures of a leaf on the unit's page: its points, the groups' means, and the rest when
  /// these are taken from the points.
  private func shown(_ release: SurveyRelease, _ leaf: String) -> [Figure] {
    let worths = Dictionary(
      design.options.map { ($0.code, $0.percent) }, uniquingKeysWith: { first, _ in first })
    var byGroup: [String: [String: [Points]]] = [:]
    for entry in release.entries {
      let valid = (entry.questionnaire.answers[leaf] ?? []).compactMap { worths[$0] ?? nil }
      guard !valid.isEmpty else { continue }
      byGroup[entry.questionnaire.group, default: [:]][entry.questionnaire.respondent] = valid
    }
    guard let score = score(release, leaf), score.points != nil else { return [] }
    func sum(_ answers: [String: [Points]]) -> Int {
      answers.values.flatMap(\.self).reduce(0) { $0 + Int($1.millionths / Points.scale) }
    }
    let all = byGroup.values.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    var figures = [Figure(name: "points", sum: sum(all), answers: all, isTotal: true)]
    let shownGroups = score.groups.filter { $0.mean != nil }.map(\.group)
    for group in shownGroups {
      let answers = byGroup[group] ?? [:]
      figures.append(Figure(name: group, sum: sum(answers), answers: answers, isTotal: false))
    }
    let rest = byGroup.filter { !shownGroups.contains($0.key) }.values
      .reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    if !rest.isEmpty, !shownGroups.isEmpty {
      figures.append(Figure(name: "rest", sum: sum(rest), answers: rest, isTotal: false))
    }
    return figures
  }

  private func score(_ release: SurveyRelease, _ leaf: String) -> LeafScore? {
    let level = Level(
      code: "so", name: Bilingual(vi: "Sở", en: "Agencies"), scaleMaximum: Points(20),
      surveyMaximum: Points(20), classes: ClassScale(bands: []))
    let unit = Unit(
      code: release.unit, name: "", level: "so", group: "SO", folder: Bytewise(release.unit))
    let nodes = ["1", "2"].map { node($0, "10", .surveyMean, by: .survey) }
    let stage = Score(
      level: level, criteria: CriteriaSet(level: "so", citation: "", nodes: nodes),
      survey: design, policies: Policies())
    return stage.run(
      Score.Dossier(
        unit: unit, tallies: release.tallies, shownGroups: release.shownGroups,
        waitingAnswers: release.waitingByLeaf))[leaf]
  }
}
