public import Domain
internal import Disk

/// A reading of the machine's clocks: the time of day, which can be set, and the time since boot,
/// which cannot.
public struct MachineClock: Hashable, Sendable {
  /// The time of day.
  public let now: Instant
  /// The machine's boot.
  public let bootID: String
  /// The seconds since boot, sleep included.
  public let uptime: Int64

  /// Creates a reading.
  public init(now: Instant, bootID: String, uptime: Int64) {
    self.now = now
    self.bootID = bootID
    self.uptime = uptime
  }

  /// This machine's clocks.
  public static let system: @Sendable () -> MachineClock = {
    MachineClock(
      now: Runner.systemClock(), bootID: ProcessStart.bootID() ?? "",
      uptime: ProcessStart.uptime())
  }
}
