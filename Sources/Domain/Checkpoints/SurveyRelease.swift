/// The survey answers about one unit that count in what is published, answer by answer, and what of
/// them is shown.
///
/// It moves in steps large enough that comparing two generations tells nobody's answer.
public struct SurveyRelease: Hashable, Sendable, Codable {
  /// A survey file that answers come from.
  public struct Source: Hashable, Sendable, Codable {
    /// The path below Inbox.
    public let path: Bytewise
    /// The SHA-256 of the bytes.
    public let sha256: String

    /// Names a file.
    public init(path: Bytewise, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// Answers of one respondent that count, from one file.
  public struct Entry: Hashable, Sendable, Codable {
    /// The answers.
    public let questionnaire: Questionnaire
    /// The position of their file in `sources`.
    public let source: Int

    /// Creates an entry.
    public init(questionnaire: Questionnaire, source: Int) {
      self.questionnaire = questionnaire
      self.source = source
    }
  }

  /// The rated unit's code.
  public let unit: String
  /// The files, in order of path and digest.
  public let sources: [Source]
  /// The answers, in order of respondent and file.
  public let entries: [Entry]
  /// The groups whose means are shown, sorted, by leaf.
  public let shownGroups: [String: [String]]
  /// How many respondents' answers are not taken in or not taken out yet, by leaf.
  public let waitingByLeaf: [String: Int]
  /// How many respondents that is in all.
  public let waiting: Int

  /// Creates a release.
  public init(
    unit: String, sources: [Source], entries: [Entry], shownGroups: [String: [String]],
    waitingByLeaf: [String: Int], waiting: Int
  ) {
    self.unit = unit
    self.sources = sources
    self.entries = entries
    self.shownGroups = shownGroups
    self.waitingByLeaf = waitingByLeaf
    self.waiting = waiting
  }

  /// Nothing at all.
  public static func none(_ unit: String) -> SurveyRelease {
    SurveyRelease(
      unit: unit, sources: [], entries: [], shownGroups: [:], waitingByLeaf: [:], waiting: 0)
  }

  /// The counts that the unit is scored by; none where nothing counts.
  public var tallies: [UnitTally] { UnitTally.all(of: entries.map(\.questionnaire)) }
}

/// How far the survey answers of a generation have been taken in, for everybody to read.
public struct SurveyProgress: Hashable, Sendable, Codable {
  /// How many questionnaires are not taken in or not taken out yet.
  public let waiting: Int
  /// How many units they are about.
  public let units: Int
  /// How many questionnaires were taken in although answers can be told by them.
  public let revealed: Int
  /// Why a person had them taken in; empty where nobody did.
  public let reason: String

  /// Creates a state.
  public init(waiting: Int = 0, units: Int = 0, revealed: Int = 0, reason: String = "") {
    self.waiting = waiting
    self.units = units
    self.revealed = revealed
    self.reason = reason
  }

  /// Everything has been taken in by the rule.
  public static let complete = SurveyProgress()
}
