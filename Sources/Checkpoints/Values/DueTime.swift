public import Domain

/// The outcome of one due time of the pipeline.
public struct DueTime: Hashable, Sendable {
  /// The possible decisions.
  public enum Decision: String, Hashable, Sendable, Codable {
    /// Its run is in progress, or its process died unnoticed.
    case started
    /// It ran; the run records how it ended.
    case ran
    /// Its process died.
    case interrupted
    /// Several were missed, and the latest ran for all of them.
    case collapsed
    /// It was missed by more than the catch-up window.
    case outsideWindow = "outside-window"
    /// Another run was in progress.
    case overlap
  }

  /// When it was due.
  public let dueAt: Instant
  /// The number of this attempt, from 1.
  public let attempt: Int
  /// The decision.
  public let decision: Decision
  /// The expressions that named it, as written.
  public let expressions: [String]
  /// Why, in words.
  public let reason: String
  /// The run; nil when none began.
  public let run: RunID?
  /// When it was decided.
  public let decidedAt: Instant

  /// Describes a decision.
  public init(
    dueAt: Instant, attempt: Int = 1, decision: Decision, expressions: [String], reason: String,
    run: RunID? = nil, decidedAt: Instant
  ) {
    self.dueAt = dueAt
    self.attempt = attempt
    self.decision = decision
    self.expressions = expressions
    self.reason = reason
    self.run = run
    self.decidedAt = decidedAt
  }
}

/// How far the schedule is decided, and the machine's clocks at that time.
public struct ScheduleClock: Hashable, Sendable {
  /// Everything due up to here was decided.
  public let decidedThrough: Instant
  /// The time of the last tick.
  public let tickedAt: Instant
  /// The machine's boot at that tick.
  public let bootID: String
  /// How many seconds the machine had been up.
  public let uptime: Int64
  /// Why the clock is not trusted; empty when it is.
  public let suspicion: String

  /// Describes a clock.
  public init(
    decidedThrough: Instant, tickedAt: Instant, bootID: String, uptime: Int64,
    suspicion: String = ""
  ) {
    self.decidedThrough = decidedThrough
    self.tickedAt = tickedAt
    self.bootID = bootID
    self.uptime = uptime
    self.suspicion = suspicion
  }
}
