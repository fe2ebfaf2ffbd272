public import Domain

/// What became of a time at which the pipeline was due.
public struct DueTime: Hashable, Sendable {
  /// The decisions there are.
  public enum Decision: String, Hashable, Sendable, Codable {
    /// Its run is on, or its process died and nobody has noticed yet.
    case started
    /// It ran; how that ended the run itself says.
    case ran
    /// Its process died.
    case interrupted
    /// Several were missed, and the latest of them ran for all.
    case collapsed
    /// It was missed by more than the catch-up window.
    case outsideWindow = "outside-window"
    /// A run was on.
    case overlap
  }

  /// When it was due.
  public let dueAt: Instant
  /// Which try at it this is, from 1.
  public let attempt: Int
  /// What was decided.
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

/// How far the schedule was decided, and what the machine's clocks showed then.
public struct ScheduleClock: Hashable, Sendable {
  /// Everything due up to here was decided.
  public let decidedThrough: Instant
  /// When the last tick was.
  public let tickedAt: Instant
  /// The machine's boot at that tick.
  public let bootID: String
  /// How many seconds the machine had been up.
  public let uptime: Int64
  /// Why the clock is not believed; empty when it is.
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
