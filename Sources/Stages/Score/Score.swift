public import Domain

/// A unit's accepted records in, points per leaf and branch and the exact index out.
public struct Score: Stage {
  /// The stage's name.
  public static let name = StageName.score
  /// Raised by hand whenever the same input may give another output.
  public static let version = 3

  /// The unit's level.
  public let level: Level
  /// The level's criteria set.
  public let criteria: CriteriaSet
  /// The survey; nil when the round holds none.
  public let survey: SurveyDesign?
  /// The round's choices.
  public let policies: Policies

  /// All that counts for one unit.
  public struct Dossier: Sendable, Hashable {
    /// The unit.
    public let unit: Unit
    /// The self-assessment that counts.
    public let selfAssessment: Filed?
    /// The appraisal that counts.
    public let appraisal: Filed?
    /// The survey's counts about the unit, one a survey file that counts.
    public let tallies: [UnitTally]
    /// The survey files the counts come from.
    public let surveySources: [SourceFile]
    /// Whether any survey of the unit's level counts.
    public let wasSurveyHeld: Bool
    /// The groups whose means are shown, by leaf; nil to go by the answers alone.
    public let shownGroups: [String: [String]]?
    /// How many questionnaires are not taken in or not taken out yet, by leaf.
    public let waitingAnswers: [String: Int]
    /// The decisions about the unit that count, with their files.
    public let decisions: [Filed]
    /// The forms that were filed about the unit and have not been accepted.
    public let unaccepted: Set<Form>
    /// The self-assessments and decision workbooks that were accepted, whether or not they count
    /// still, where a decision carries points over; empty where that is not recorded.
    public let course: [Step]

    /// A submission that counts and the file it came in.
    public struct Filed: Sendable, Hashable {
      /// The file.
      public let source: SourceFile
      /// Its leaves.
      public let leaves: [LeafEntry]
      /// Its decisions about this unit.
      public let decisions: [Decision]

      /// Creates a filed submission.
      public init(source: SourceFile, leaves: [LeafEntry] = [], decisions: [Decision] = []) {
        self.source = source
        self.leaves = leaves
        self.decisions = decisions
      }
    }

    /// Creates a dossier.
    public init(
      unit: Unit, selfAssessment: Filed? = nil, appraisal: Filed? = nil, tallies: [UnitTally] = [],
      surveySources: [SourceFile] = [], wasSurveyHeld: Bool = true,
      shownGroups: [String: [String]]? = nil, waitingAnswers: [String: Int] = [:],
      decisions: [Filed] = [], unaccepted: Set<Form> = [],
      course: [Step] = []
    ) {
      self.unit = unit
      self.selfAssessment = selfAssessment
      self.appraisal = appraisal
      self.tallies = tallies
      self.surveySources = surveySources
      self.wasSurveyHeld = wasSurveyHeld
      self.shownGroups = shownGroups
      self.waitingAnswers = waitingAnswers
      self.decisions = decisions
      self.unaccepted = unaccepted
      self.course = course
    }
  }

  /// Creates the stage.
  public init(level: Level, criteria: CriteriaSet, survey: SurveyDesign?, policies: Policies) {
    self.level = level
    self.criteria = criteria
    self.survey = survey
    self.policies = policies
  }

  /// Makes the output.
  public func run(_ input: Dossier) -> UnitScore {
    let decisions = PlacedDecision.all(in: input)
    let scoring = LeafScoring(level: level, survey: survey, dossier: input, decisions: decisions)
    let leaves = criteria.leaves.map(scoring.score)
    let extras = Extras(criteria, input, decisions)
    let missing =
      leaves.filter { $0.basis == .missing }
      .map { MissingLeaf(leaf: $0.leaf, reason: $0.explanation) } + extras.missing
    let maximum = leaves.filter(\.isCounted).reduce(Points.zero) { $0 + $1.maximum }
    let achieved =
      missing.isEmpty ? total(of: leaves, extras: extras.sum, maximum: maximum) : nil
    let index = achieved.flatMap { Score.index(of: $0, maximum: maximum) }
    let surveyed = Set(criteria.leaves.filter(\.isSurveyed).map(\.code))
    return UnitScore(
      unit: input.unit.code, leaves: leaves,
      branches: Branches.scores(of: criteria, leaves: leaves), extras: extras.scores,
      achieved: achieved, maximum: maximum, index: index,
      selfAssessed: input.selfAssessment.map { _ in
        leaves.compactMap(\.selfPoints).reduce(.zero, +)
      },
      appraised: Score.part(leaves.filter { !surveyed.contains($0.leaf) }),
      surveyed: Score.part(leaves.filter { surveyed.contains($0.leaf) }), missing: missing,
      unrankedReason: unrankedReason(input, decisions, maximum: maximum),
      sources: Score.sources(of: input, decisions))
  }

  /// The rank stage's entry for a unit.
  public static func summary(of output: UnitScore) -> String {
    String(decoding: Rank.Entry(output).encoded, as: UTF8.self)
  }

  /// 100·P/M in percent; nil when nothing counts, since no index is neither 0 nor 100.
  static func index(of achieved: Fraction, maximum: Points) -> Fraction? {
    maximum > .zero ? Fraction(100) * achieved / Fraction(maximum) : nil
  }

  private func total(of leaves: [LeafScore], extras: Fraction, maximum: Points) -> Fraction {
    var sum = leaves.compactMap(\.points).reduce(extras, +)
    if policies.capsAtMaximum { sum = min(sum, Fraction(maximum)) }
    if policies.floorsAtZero { sum = max(sum, .zero) }
    return sum
  }

  /// The sum over the leaves that count; nil while one is missing or when none counts.
  private static func part(_ leaves: [LeafScore]) -> Fraction? {
    let counted = leaves.filter(\.isCounted)
    guard !counted.isEmpty, !counted.contains(where: { $0.basis == .missing }) else { return nil }
    return counted.compactMap(\.points).reduce(.zero, +)
  }

  private func unrankedReason(
    _ input: Dossier, _ decisions: [PlacedDecision], maximum: Points
  ) -> Bilingual? {
    if let decision = decisions.last(where: { $0.decision.kind == .notRanked })?.decision {
      return Bilingual(
        vi: "\(decision.title.vi): không xếp hạng đơn vị. Lý do: \(decision.reason)",
        en: "\(decision.title.en): the unit is not ranked. Reason: \(decision.reason)")
    }
    if !input.unit.isRanked {
      return Bilingual(
        vi: "Đơn vị được chấm điểm nhưng không xếp hạng theo danh sách đơn vị của đợt đánh giá.",
        en: "The unit is scored but not ranked, by the round's list of units.")
    }
    guard maximum == .zero else { return nil }
    return Bilingual(
      vi: "Không có tiêu chí nào được tính điểm nên không có chỉ số.",
      en: "No leaf counts, so there is no index.")
  }

  /// The files in the order of forms and paths, each once.
  private static func sources(of input: Dossier, _ decisions: [PlacedDecision]) -> [SourceFile] {
    let carried = decisions.filter { $0.decision.kind == .carrySelfPoints }
      .compactMap(\.selfAssessment)
    let filed =
      [input.selfAssessment, input.appraisal].compactMap { $0 } + carried + input.decisions
    var seen: Set<SourceFile> = []
    let files = (filed.map(\.source) + input.surveySources).filter { seen.insert($0).inserted }
    return Form.allCases.flatMap { form in
      files.filter { $0.form == form }
        .sorted { ($0.path, $0.sha256) < ($1.path, $1.sha256) }
    }
  }
}
