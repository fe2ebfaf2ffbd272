extension StatusReport {
  /// What a person must know first, and what a monitor gets.
  public struct Verdict: Sendable, Hashable {
    /// One line; what is wrong stands in capitals, with the command that mends it.
    public let text: String
    /// 0 when nobody needs to do anything, as in sysexits otherwise.
    public let exitCode: Int32
  }

  /// Whether anybody needs to do anything; of several troubles the first to mend.
  public var verdict: Verdict {
    if let run = runs.first, let code = run.exitCode, code != 0 {
      return Verdict(
        text: "FAILED: run \(run.run) (\(run.command)) ended with exit code \(code); "
          + (run.cause ?? "see: parindex log \(run.run)"),
        exitCode: code)
    }
    if let run = runs.first, run.state == "abandoned" {
      let isForgotten = run.command.hasPrefix("publish ") && closing.officialRun != run.run
      return Verdict(
        text: isForgotten
          ? "FAILED: the process of run \(run.run) (\(run.command)) died before it published. "
            + "To mend: give that command again: parindex \(run.command) …"
          : "FAILED: the process of run \(run.run) died. To mend: parindex retry", exitCode: 70)
    }
    if let suspicion = schedule.suspicion {
      return Verdict(
        text: "CLOCK NOT BELIEVED: \(suspicion). To mend: set the clock right, or if it is right: "
          + "parindex schedule trust-clock --reason '…'", exitCode: 74)
    }
    if schedule.isOverdue {
      return Verdict(
        text: "OVERDUE: a due time passed and nothing woke the runner. To mend: see that cron is "
          + "on, then: parindex schedule install", exitCode: 74)
    }
    if let backup, backup.needsAttention {
      return Verdict(
        text: "NO BACKUP: \(backup.fault ?? "the last one is too old"). To mend: parindex backup",
        exitCode: 74)
    }
    if running != nil { return Verdict(text: "a run is on; look again later", exitCode: 0) }
    if runs.isEmpty { return Verdict(text: "nothing has run yet", exitCode: 0) }
    let count = attention.count
    return Verdict(
      text: count == 0 ? "all is well" : "all is well; files that need attention: \(count)",
      exitCode: 0)
  }
}
