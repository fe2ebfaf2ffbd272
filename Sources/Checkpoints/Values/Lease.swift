public import Domain

/// The process that may change the database, identified uniquely even after its number is reused or
/// the machine is rebooted.
public struct LeaseHolder: Hashable, Sendable {
  /// The machine's boot, from `/proc/sys/kernel/random/boot_id`.
  public let bootID: String
  /// The process number.
  public let pid: Int32
  /// When the process started, in clock ticks since boot, from `/proc/PID/stat`.
  public let processStart: Int64
  /// The command it runs.
  public let command: String
  /// When it took the lease.
  public let since: Instant

  /// Describes a process.
  public init(bootID: String, pid: Int32, processStart: Int64, command: String, since: Instant) {
    self.bootID = bootID
    self.pid = pid
    self.processStart = processStart
    self.command = command
    self.since = since
  }

  /// Whether both are the same process.
  public func isSameProcess(as other: LeaseHolder) -> Bool {
    bootID == other.bootID && pid == other.pid && processStart == other.processStart
  }
}

/// The answer to a request for the lease.
public enum LeaseAnswer: Hashable, Sendable {
  /// The caller holds it; `from` is the dead process it was taken over from.
  case acquired(from: LeaseHolder?)
  /// Another, living process holds it.
  case held(by: LeaseHolder)
}
