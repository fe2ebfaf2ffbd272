/// How the runner runs a pipeline; nothing here changes what a stage makes of its input.
public struct RunSettings: Hashable, Sendable {
  /// The folder that agencies drop workbooks into.
  public var inboxPath: String
  /// The folder that receipts and standings are published to.
  public var outboxPath: String
  /// The folder of the checkpoint database.
  public var checkpointsPath: String
  /// How many seconds apart the two looks are that must agree before a file is taken.
  public var settleSeconds: Int
  /// The IANA name of the zone that deadlines and the schedule are told in.
  public var timeZone: String
  /// The zone's distance from UTC in seconds, at the end of the rated year.
  public var utcOffsetSeconds: Int
  /// The cron expressions that say when the pipeline runs.
  public var schedule: [String]
  /// How many minutes after its time a missed run is still made up for.
  public var catchUpMinutes: Int
  /// How many files are worked on at a time; nil leaves it to the runner.
  public var workers: Int?
  /// How many of the backups that ticks make each day are kept; nil when they make none.
  public var backupsKept: Int?
  /// Whom the runner tells how a run ended.
  public var notify: NotifySettings
  /// How much of one folder, and how large a file, is taken.
  public var limits: InboxLimits
  /// Who may read what is written to Outbox; nil leaves it to the account's umask.
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
