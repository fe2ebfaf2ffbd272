public import Disk

/// How the runner runs a pipeline; nothing here changes the output of a stage.
public struct RunSettings: Hashable, Sendable {
  /// The folder that agencies drop workbooks into.
  public var inboxPath: String
  /// The folder that receipts and standings are published to.
  public var outboxPath: String
  /// The folder of the checkpoint database.
  public var checkpointsPath: String
  /// The minimum interval in seconds between the two looks that must agree before a file is taken.
  public var settleSeconds: Int
  /// The IANA name of the time zone of deadlines and the schedule.
  public var timeZone: String
  /// The zone's offset from UTC in seconds, at the end of the rated year.
  public var utcOffsetSeconds: Int
  /// The cron expressions that say when the pipeline runs.
  public var schedule: [String]
  /// How many minutes after its due time a missed run still starts.
  public var catchUpMinutes: Int
  /// How many files are processed at a time; nil leaves it to the runner.
  public var workers: Int?
  /// How many of the daily backups are kept; nil when ticks make none.
  public var backupsKept: Int?
  /// The hooks for the end of a run.
  public var notify: NotifySettings
  /// The limits per folder and per file.
  public var limits: InboxLimits
  /// Who may read the files in Outbox; nil leaves it to the account's umask.
  public var outboxAccess: ReadAccess?

  /// Creates the settings.
  public init(
    inboxPath: String, outboxPath: String, checkpointsPath: String, settleSeconds: Int,
    timeZone: String, utcOffsetSeconds: Int, schedule: [String], catchUpMinutes: Int = 1_440,
    workers: Int? = nil, backupsKept: Int? = nil, notify: NotifySettings = NotifySettings(),
    limits: InboxLimits = InboxLimits(), outboxAccess: ReadAccess? = nil
  ) {
    self.inboxPath = inboxPath
    self.outboxPath = outboxPath
    self.checkpointsPath = checkpointsPath
    self.settleSeconds = settleSeconds
    self.timeZone = timeZone
    self.utcOffsetSeconds = utcOffsetSeconds
    self.schedule = schedule
    self.catchUpMinutes = catchUpMinutes
    self.workers = workers
    self.backupsKept = backupsKept
    self.notify = notify
    self.limits = limits
    self.outboxAccess = outboxAccess
  }
}
