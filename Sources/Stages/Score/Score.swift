public import Domain

/// A unit's accepted records in, points per leaf and branch and the exact index out.
public struct Score: Stage {
  /// The stage's name.
  public static let name = StageName.score
  /// Raised by hand whenever the same input may give another output.
  public static let version = 1

  /// The unit's level.
  public let level: Level
  /// The level's criteria set.
  public let criteria: CriteriaSet
  /// The survey; nil when the round holds none.
  public let survey: SurveyDesign?
  /// The round's choices.
  public let policies: Policies

  /// All that counts for one unit.
  public struct Dossier: Sendable, Hashable, Codable {
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
    /// The decisions about the unit that count, with their files.
    public let decisions: [Filed]

    /// A submission that counts and the file it came in.
    public struct Filed: Sendable, Hashable, Codable {
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
      surveySources: [SourceFile] = [], wasSurveyHeld: Bool = true, decisions: [Filed] = []
    ) {
      self.unit = unit
      self.selfAssessment = selfAssessment
      self.appraisal = appraisal
      self.tallies = tallies
      self.surveySources = surveySources
      self.wasSurveyHeld = wasSurveyHeld
      self.decisions = decisions
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
    UnitScore(
      unit: input.unit.code, leaves: [], branches: [], extras: [], achieved: nil, maximum: .zero,
      index: nil, selfAssessed: nil, appraised: nil, surveyed: nil, missing: [],
      unrankedReason: nil, sources: [])
  }
}
