/// The survey answers about one unit that count in the publication, answer by answer, and the
/// figures shown from them.
///
/// It changes in steps large enough that comparing two generations reveals nobody's answer.
public struct SurveyRelease: Hashable, Sendable {
  /// A survey file that contains answers.
  public struct Source: Hashable, Sendable {
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

  /// The counted answers of one respondent, from one file.
  public struct Entry: Hashable, Sendable {
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
  /// How many respondents' answers are not yet added or not yet removed, by leaf.
  public let waitingByLeaf: [String: Int]
  /// The number of those respondents in total.
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

  /// An empty release.
  public static func none(_ unit: String) -> SurveyRelease {
    SurveyRelease(
      unit: unit, sources: [], entries: [], shownGroups: [:], waitingByLeaf: [:], waiting: 0)
  }

  /// The counts used to score the unit; empty where nothing counts.
  public var tallies: [UnitTally] { UnitTally.all(of: entries.map(\.questionnaire)) }
}

/// How far the survey answers of a generation have been counted; public.
public struct SurveyProgress: Hashable, Sendable, Codable {
  /// How many questionnaires are not yet added or not yet removed.
  public let waiting: Int
  /// The number of units they rate.
  public let units: Int
  /// How many questionnaires were counted although they can reveal answers.
  public let revealed: Int
  /// Why an operator had them counted; empty when nobody did.
  public let reason: String

  /// Creates a state.
  public init(waiting: Int = 0, units: Int = 0, revealed: Int = 0, reason: String = "") {
    self.waiting = waiting
    self.units = units
    self.revealed = revealed
    self.reason = reason
  }

  /// Everything was counted by the rule.
  public static let complete = SurveyProgress()
}
