public import Domain

/// The report of a run, for people and programs.
public struct RunReport: Sendable, Codable {
  /// The work of one stage.
  public struct StageLine: Sendable, Codable {
    /// The stage.
    public let stage: StageName
    /// How many partitions it has.
    public let partitions: Int
    /// How many ran.
    public let ran: Int
    /// How many checkpoints were reused.
    public let reused: Int
  }

  /// A row of the short table of standings.
  public struct Leader: Sendable, Codable {
    /// The ranking group's name.
    public let group: String
    /// The rank.
    public let rank: Int
    /// The unit's name.
    public let unit: String
    /// The index as shown.
    public let index: String
    /// The class.
    public let band: String
  }

  /// The run's number.
  public let run: Int64
  /// The work of each stage, in order.
  public let stages: [StageLine]
  /// The balance of files.
  public let balance: Balance
  /// The files that wait, with the reason.
  public let waiting: [WaitingFile]
  /// How many findings there are, by severity.
  public let findings: [String: Int]
  /// How many units are ranked and how many are not.
  public let ranked: Int, unranked: Int
  /// How many files came after the round was frozen and do not count.
  public let lateFiles: Int
  /// The generation that `latest` leads to.
  public let generation: Int
  /// Whether this run made that generation.
  public let isNewGeneration: Bool
  /// The edition of that generation.
  public let edition: Edition
  /// The units that this run's correction moved.
  public let moves: [UnitMove]
  /// The entries in Outbox, among the program's own, that the program did not write.
  public let foreign: [ForeignEntry]
  /// How far the survey answers that count have been taken in.
  public let survey: SurveyProgress
  /// The path of the standings page.
  public let standings: String
  /// The best three of every ranking group, or the first where a level has many groups.
  public let leaders: [Leader]
  /// A changed definition that waits; nil where the files say the same as the one in force, which
  /// this run worked by.
  public var pending: PendingDefinition?
  /// The adopted changes of the definition that show only with the next correction.
  public var awaitingCorrection: [DefinitionChange] = []

  /// Why the command does not end with 0 although the run did all of its work; nil when it does.
  public var concern: RunnerFailure? { pending?.failure ?? foreign.failure }
}

/// A line of the plan: one partition.
public struct PlanLine: Sendable, Hashable, Codable {
  /// The stage.
  public let stage: StageName
  /// The partition.
  public let partition: Bytewise
  /// Whether it will run.
  public let runs: Bool
  /// Why, in words.
  public let reason: String
  /// A remark on the partition, such as that the round is frozen; nil for none.
  public var note: String?
}

/// Hears of the work while it goes on.
public protocol RunObserver: Sendable {
  /// Some partitions of a stage are done.
  func progress(_ stage: StageName, done: Int, of total: Int)
  /// Something worth a line in the log.
  func note(_ line: String)
}
