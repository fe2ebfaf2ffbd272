internal import Checkpoints
internal import Disk
internal import Domain

extension LeaseHolder {
  /// This process, known by boot, number and start time.
  static func thisProcess(command: String, since: Instant) throws -> LeaseHolder {
    let pid = ProcessStart.ownNumber
    guard let boot = ProcessStart.bootID(), let start = ProcessStart.time(of: pid) else {
      throw RunnerFailure(
        .io, cause: "/proc does not tell this process's start",
        mend: "mount /proc, without which a dead run cannot be told from a living one")
    }
    return LeaseHolder(
      bootID: boot, pid: pid, processStart: start, command: command, since: since)
  }

  /// Whether the process is still the one that took the lease: same boot, number and start time.
  var isAlive: Bool {
    ProcessStart.bootID() == bootID && ProcessStart.time(of: pid) == processStart
  }
}
