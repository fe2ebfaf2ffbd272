public import Domain

/// Decides which survey answers about a unit count in the next publication.
///
/// Every leaf is decided by itself, since no figure that is published of one says anything of
/// another.
public struct ReleaseRule: Sendable {
  /// How answers are taken in.
  public enum Mode: Sendable {
    /// In steps large enough that no comparison with earlier publications tells an answer.
    case inSteps
    /// All at once, by a person's word; groups stay hidden as far as that still covers anybody.
    case atOnce
    /// All at once, as programs did that knew no releases.
    case asBefore
  }

  /// A survey file that counts, with what it says.
  public struct Filed: Sendable {
    /// The file.
    public let source: SurveyRelease.Source
    /// Its questionnaires about the unit.
    public let questionnaires: [Questionnaire]

    /// Creates a filed survey.
    public init(source: SurveyRelease.Source, questionnaires: [Questionnaire]) {
      self.source = source
      self.questionnaires = questionnaires
    }
  }

  private let design: SurveyDesign
  private let level: String
  private let worths: [String: Points]

  /// Takes the survey's rules for the units of a level.
  public init(design: SurveyDesign, level: String) {
    self.design = design
    self.level = level
    worths = Dictionary(
      design.options.compactMap { option in option.percent.map { (option.code, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Decides what counts of a unit next.
  ///
  /// - Parameters:
  ///   - unit: The unit's code.
  ///   - wanted: The files that count, in the order they came.
  ///   - history: What earlier publications held of the unit, the oldest first; empty before the
  ///     round's first publication, and `SurveyRelease.none` where one held nothing of it.
  ///   - mode: How answers are taken in.
  /// - Returns: What counts, what of it is shown, and what waits.
  public func next(
    _ unit: String, wanted: [Filed], after history: [SurveyRelease], mode: Mode = .inSteps
  ) -> SurveyRelease {
    let new = AnswersByLeaf(wanted, worths)
    let old = history.last.map { AnswersByLeaf(ReleaseRule.filed($0), worths) } ?? AnswersByLeaf()
    let states = (mode == .asBefore ? [] : history).map { release in
      (AnswersByLeaf(ReleaseRule.filed(release), worths), release.shownGroups)
    }
    var chosen = Chosen()
    for leaf in Set(new.leaves.keys).union(old.leaves.keys).sorted() {
      let outcome = outcome(leaf, new, states, mode)
      chosen.take(leaf, outcome, new: new, old: old)
    }
    return chosen.release(unit)
  }

  /// The answers that were published last, while everything else waits for a person's word.
  ///
  /// - Parameters:
  ///   - last: The answers that count.
  ///   - wanted: The files that count, in the order they came.
  /// - Returns: The same answers, with what waits.
  public func holding(_ last: SurveyRelease, wanted: [Filed]) -> SurveyRelease {
    let (new, old) = (AnswersByLeaf(wanted, worths), AnswersByLeaf(ReleaseRule.filed(last), worths))
    var byLeaf: [String: Int] = [:]
    var respondents: Set<String> = []
    for leaf in Set(new.leaves.keys).union(old.leaves.keys) {
      let (after, before) = (new.leaves[leaf] ?? [:], old.leaves[leaf] ?? [:])
      let waiting = Set(after.keys).union(before.keys).filter {
        after[$0]?.answer != before[$0]?.answer
      }
      if !waiting.isEmpty { byLeaf[leaf] = waiting.count }
      respondents.formUnion(waiting)
    }
    return SurveyRelease(
      unit: last.unit, sources: last.sources, entries: last.entries, shownGroups: last.shownGroups,
      waitingByLeaf: byLeaf, waiting: respondents.count)
  }

  private func outcome(
    _ leaf: String, _ new: AnswersByLeaf, _ states: [(AnswersByLeaf, [String: [String]])],
    _ mode: Mode
  ) -> LeafRelease.Outcome {
    let rule = LeafRelease(
      fewest: design.smallestChange,
      disclosure: GroupDisclosure(
        design: design, level: level, leaf: leaf, hidesOneMind: mode != .asBefore),
      order: design.groups.map(\.code), isWeightedByGroup: design.weighting == .meanOfGroupMeans)
    let history = states.map { answers, shown in
      LeafAnswers(
        answers: (answers.leaves[leaf] ?? [:]).mapValues(\.answer), shown: Set(shown[leaf] ?? []))
    }
    return rule.next(
      (new.leaves[leaf] ?? [:]).mapValues(\.answer), after: history,
      holds: mode == .inSteps)
  }

  private static func filed(_ release: SurveyRelease) -> [Filed] {
    release.sources.indices.map { position in
      Filed(
        source: release.sources[position],
        questionnaires: release.entries.filter { $0.source == position }.map(\.questionnaire))
    }
  }
}

/// Answers by leaf and respondent, with what they were and where they stand.
struct AnswersByLeaf {
  /// One respondent's answers about a leaf.
  struct Placed {
    let group: String
    let options: [String]
    let answer: LeafAnswers.Answer
    let source: SurveyRelease.Source
  }

  /// The answers that have a worth, by leaf and respondent.
  private(set) var leaves: [String: [String: Placed]] = [:]

  /// No answers.
  init() {}

  /// Sorts answers; of several about one leaf by one respondent the first counts.
  init(_ filed: [ReleaseRule.Filed], _ worths: [String: Points]) {
    for file in filed {
      for questionnaire in file.questionnaires {
        for (leaf, options) in questionnaire.answers {
          let valid = options.filter { worths[$0] != nil }
          guard !valid.isEmpty, leaves[leaf]?[questionnaire.respondent] == nil else { continue }
          leaves[leaf, default: [:]][questionnaire.respondent] = Placed(
            group: questionnaire.group, options: valid,
            answer: LeafAnswers.Answer(
              group: questionnaire.group, worths: valid.compactMap { worths[$0] }.sorted()),
            source: file.source)
        }
      }
    }
  }
}

/// The outcomes for a unit's leaves, combined into one release.
private struct Chosen {
  private struct Key: Hashable {
    let respondent: String, group: String
    let source: SurveyRelease.Source
  }

  private var answers: [Key: [String: [String]]] = [:]
  private var shown: [String: [String]] = [:]
  private var waitingByLeaf: [String: Int] = [:]
  private var waiting: Set<String> = []

  mutating func take(
    _ leaf: String, _ outcome: LeafRelease.Outcome, new: AnswersByLeaf, old: AnswersByLeaf
  ) {
    for respondent in outcome.next.answers.keys {
      let isHeld = outcome.waiting.contains(respondent)
      guard let placed = (isHeld ? old : new).leaves[leaf]?[respondent] else { continue }
      let key = Key(respondent: respondent, group: placed.group, source: placed.source)
      answers[key, default: [:]][leaf] = placed.options
    }
    if !outcome.next.answers.isEmpty { shown[leaf] = outcome.next.shown.sorted() }
    if !outcome.waiting.isEmpty { waitingByLeaf[leaf] = outcome.waiting.count }
    waiting.formUnion(outcome.waiting)
  }

  func release(_ unit: String) -> SurveyRelease {
    var sources = Array(Set(answers.keys.map(\.source)))
    sources.sort { left, right in
      guard left.path == right.path else { return left.path < right.path }
      return Bytewise(left.sha256) < Bytewise(right.sha256)
    }
    let positions = Dictionary(
      zip(sources, sources.indices), uniquingKeysWith: { first, _ in first })
    let entries = answers.map { key, answers in
      SurveyRelease.Entry(
        questionnaire: Questionnaire(
          unit: unit, group: key.group, respondent: key.respondent, answers: answers),
        source: positions[key.source] ?? 0)
    }
    return SurveyRelease(
      unit: unit, sources: sources,
      entries: entries.sorted {
        ($0.questionnaire.respondent, $0.source) < ($1.questionnaire.respondent, $1.source)
      }, shownGroups: shown, waitingByLeaf: waitingByLeaf, waiting: waiting.count)
  }
}
