/// The output of score for a unit: points per leaf and branch, and the index.
public struct UnitScore: Hashable, Sendable, Codable {
  /// The unit's code.
  public let unit: String
  /// Every leaf in the criteria set's order.
  public let leaves: [LeafScore]
  /// Every area and criterion that has children, in order.
  public let branches: [BranchScore]
  /// The bonus and penalty entries awarded.
  public let extras: [ExtraScore]
  /// P: the points achieved, bonus and penalty included; nil while a leaf is missing.
  public let achieved: Fraction?
  /// M: the maximum over the counted leaves.
  public let maximum: Points
  /// 100·P/M in percent; nil while incomplete or when nothing counts.
  public let index: Fraction?
  /// The sum of the unit's own points over the leaves it may score itself; nil without a
  /// self-assessment.
  public let selfAssessed: Points?
  /// The sum of appraised points over those leaves of the unit that are not surveyed; nil while
  /// one is missing or when none counts.
  public let appraised: Fraction?
  /// The sum of survey points; nil while one is missing or when none counts.
  public let surveyed: Fraction?
  /// Why the unit is incomplete, one entry per leaf; empty when it is complete.
  public let missing: [MissingLeaf]
  /// Why the unit is not ranked although complete; nil when it is.
  public let unrankedReason: Bilingual?
  /// The files the score was made from.
  public let sources: [SourceFile]

  /// Creates a score.
  public init(
    unit: String, leaves: [LeafScore], branches: [BranchScore], extras: [ExtraScore],
    achieved: Fraction?, maximum: Points, index: Fraction?, selfAssessed: Points?,
    appraised: Fraction?, surveyed: Fraction?, missing: [MissingLeaf],
    unrankedReason: Bilingual?, sources: [SourceFile]
  ) {
    self.unit = unit
    self.leaves = leaves
    self.branches = branches
    self.extras = extras
    self.achieved = achieved
    self.maximum = maximum
    self.index = index
    self.selfAssessed = selfAssessed
    self.appraised = appraised
    self.surveyed = surveyed
    self.missing = missing
    self.unrankedReason = unrankedReason
    self.sources = sources
  }

  /// Whether every leaf has its points.
  public var isComplete: Bool { missing.isEmpty }

  /// The score without its leaves, for work on all units at once.
  public var withoutLeaves: UnitScore {
    UnitScore(
      unit: unit, leaves: [], branches: branches, extras: extras, achieved: achieved,
      maximum: maximum, index: index, selfAssessed: selfAssessed, appraised: appraised,
      surveyed: surveyed, missing: missing, unrankedReason: unrankedReason, sources: sources)
  }
}

/// The points of one leaf and their derivation.
public struct LeafScore: Hashable, Sendable, Codable {
  /// The source of the points.
  public enum Basis: String, Hashable, Sendable, Codable {
    /// The rule applied to the result the appraisal states.
    case rule
    /// The points entered in the appraisal.
    case appraised
    /// The mean of the survey's answers.
    case survey
    /// An outside index.
    case externalIndex = "external_index"
    /// Not applicable: left out of the denominator.
    case excluded
    /// Not applicable: full points.
    case full
    /// A decision of the Council.
    case decision
    /// Nothing yet.
    case missing
  }

  /// The leaf's code.
  public let leaf: String
  /// The leaf's maximum.
  public let maximum: Points
  /// The points; nil when missing or excluded.
  public let points: Fraction?
  /// Their source.
  public let basis: Basis
  /// Their derivation in words, with the figures.
  public let explanation: Bilingual
  /// The unit's own points.
  public let selfPoints: Points?
  /// The cell of the unit's own points, within source `selfSource`.
  public let selfPlace: SourceCell?
  /// The cell that decided the points: for a rule, the result it was applied to.
  public let place: SourceCell?
  /// The points entered in the appraisal where a rule decided, and their cell; nil when none were
  /// entered or when they decided themselves.
  public let enteredPoints: Points?, enteredPlace: SourceCell?
  /// The survey's means by respondent group; empty for other leaves.
  public let groups: [GroupMean]

  /// Creates a leaf's score.
  public init(
    leaf: String, maximum: Points, points: Fraction?, basis: Basis, explanation: Bilingual,
    selfPoints: Points? = nil, selfPlace: SourceCell? = nil, place: SourceCell? = nil,
    enteredPoints: Points? = nil, enteredPlace: SourceCell? = nil, groups: [GroupMean] = []
  ) {
    self.leaf = leaf
    self.maximum = maximum
    self.points = points
    self.basis = basis
    self.explanation = explanation
    self.selfPoints = selfPoints
    self.selfPlace = selfPlace
    self.place = place
    self.enteredPoints = enteredPoints
    self.enteredPlace = enteredPlace
    self.groups = groups
  }

  /// Whether the leaf's maximum counts in the denominator.
  public var isCounted: Bool { basis != .excluded }
}

/// The mean of one respondent group's answers about a leaf.
public struct GroupMean: Hashable, Sendable, Codable {
  /// The group's code.
  public let group: String
  /// The number of valid answers.
  public let answers: Int
  /// The mean in percent; nil when the group is too small to be shown.
  public let mean: Fraction?

  /// Creates a mean.
  public init(group: String, answers: Int, mean: Fraction?) {
    self.group = group
    self.answers = answers
    self.mean = mean
  }
}

/// The points of an area or of a criterion with children.
public struct BranchScore: Hashable, Sendable, Codable {
  /// The node's code.
  public let code: String
  /// The points achieved below; nil while a leaf is missing.
  public let achieved: Fraction?
  /// The maximum over the counted leaves below.
  public let maximum: Points
  /// 100·P/M; nil while incomplete or when nothing below counts.
  public let index: Fraction?
  /// The sum of the unit's own points below; nil without any.
  public let selfAssessed: Points?

  /// Creates a branch's score.
  public init(
    code: String, achieved: Fraction?, maximum: Points, index: Fraction?, selfAssessed: Points?
  ) {
    self.code = code
    self.achieved = achieved
    self.maximum = maximum
    self.index = index
    self.selfAssessed = selfAssessed
  }
}

/// An awarded bonus or penalty.
public struct ExtraScore: Hashable, Sendable, Codable {
  /// The entry's code; empty for a decision about the whole unit.
  public let code: String
  /// The points, negative for a penalty.
  public let points: Points
  /// Why.
  public let reason: String
  /// The cell it was read from.
  public let place: SourceCell?

  /// Creates an extra.
  public init(code: String, points: Points, reason: String, place: SourceCell?) {
    self.code = code
    self.points = points
    self.reason = reason
    self.place = place
  }
}

/// A leaf that keeps a unit incomplete, and why.
public struct MissingLeaf: Hashable, Sendable, Codable {
  /// The leaf's code.
  public let leaf: String
  /// Why it has no points.
  public let reason: Bilingual

  /// Creates a missing leaf.
  public init(leaf: String, reason: Bilingual) {
    self.leaf = leaf
    self.reason = reason
  }
}

/// A file that a score was made from.
public struct SourceFile: Hashable, Sendable, Codable {
  /// The kind of workbook.
  public let form: Form
  /// The path below Inbox.
  public let path: Bytewise
  /// The SHA-256 of its bytes.
  public let sha256: String

  /// Creates a source.
  public init(form: Form, path: Bytewise, sha256: String) {
    self.form = form
    self.path = path
    self.sha256 = sha256
  }
}

/// A cell of one of the score's source files.
public struct SourceCell: Hashable, Sendable, Codable {
  /// The SHA-256 of the file's bytes.
  public let sha256: String
  /// The cell.
  public let address: CellAddress

  /// Creates a cell.
  public init(sha256: String, address: CellAddress) {
    self.sha256 = sha256
    self.address = address
  }
}
