internal import Domain

extension StatusReport {
  /// The verdict for a person, and for a monitor.
  public struct Verdict: Sendable, Hashable {
    /// One line; what is wrong stands in capitals, with the command that mends it.
    public let text: String
    /// 0 when nobody needs to do anything, as in sysexits otherwise.
    public let exitCode: Int32
  }

  /// Whether anybody needs to do anything; of several troubles the first to mend.
  public var verdict: Verdict {
    if let fault = audit.fault {
      return Verdict(
        text: "HISTORY CHANGED: \(fault). To mend: \(HistoryCheck.mend)", exitCode: 65)
    }
    if let conflict {
      return Verdict(
        text: "NOTHING RUNS: \(conflict)", exitCode: RunnerFailure.Kind.configuration.rawValue)
    }
    if let pending, runs.first?.exitCode ?? 0 == 0 || runs.first?.waitedForDefinition == true {
      let failure = pending.failure
      return Verdict(
        text: "THE DEFINITION WAITS: \(failure.cause). To mend: \(failure.mend)",
        exitCode: failure.kind.rawValue)
    }
    if let run = runs.first, run.waitedForDefinition {
      return Verdict(
        text: "the definition that run \(run.run) waited for is settled; to go on: parindex run",
        exitCode: 0)
    }
    if let run = runs.first, let code = run.exitCode, code != 0 {
      return Verdict(
        text: "FAILED: run \(run.run) (\(run.command)) ended with exit code \(code); "
          + (run.cause ?? "see: parindex log \(run.run)"),
        exitCode: code)
    }
    // A process that was killed ends no run; the next run would call it abandoned.
    if let run = runs.first,
      run.state == "abandoned" || run.state == "running" && running == nil
    {
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
    if let verdict = outboxVerdict { return verdict }
    if running != nil { return Verdict(text: "a run is on; look again later", exitCode: 0) }
    if runs.isEmpty { return Verdict(text: "nothing has run yet", exitCode: 0) }
    let needs = self.needs
    return Verdict(
      text: needs.isEmpty
        ? "all is well"
        : "the runs are well, but people are needed: " + needs.joined(separator: ", "),
      exitCode: 0)
  }

  /// Why the standings are not what they could be, each reason with its number.
  private var needs: [String] {
    func count(_ number: Int, _ one: String, _ many: String) -> String? {
      number == 0 ? nil : Printable.count(number, one, many)
    }
    let suspended = attention.filter { $0.what == "suspended" }
    let byForm = Form.allCases.compactMap { form in
      count(
        suspended.count { $0.form == form }, "\(form.words.one) suspended",
        "\(form.words.many) suspended")
    }
    return byForm
      + [
        count(
          suspended.count { $0.form == nil }, "file of no known form suspended",
          "files of no known form suspended"),
        count(attention.count { $0.what == "late" }, "file late", "files late"),
        count(unranked, "unit not ranked", "units not ranked"),
      ].compactMap { $0 }
  }

  /// The verdict on an Outbox that is not in order, else nil; changed files wait for a run to end.
  private var outboxVerdict: Verdict? {
    if let failure = foreign.failure {
      return Verdict(
        text: "NOT OURS: \(failure.cause). To mend: look at what it is and take it away",
        exitCode: failure.kind.rawValue)
    }
    guard running == nil, let first = outboxFaults.first else { return nil }
    return Verdict(
      text: "CHANGED IN OUTBOX: \(first)"
        + (outboxFaults.count == 1 ? "" : ", and \(outboxFaults.count - 1) more")
        + ". To mend: parindex run; what stays is of an older generation, and comes back only from "
        + "a backup of Outbox", exitCode: 74)
  }
}

extension Form {
  /// The kind of workbook in a sentence.
  fileprivate var words: (one: String, many: String) {
    switch self {
    case .selfAssessment: ("self-assessment", "self-assessments")
    case .appraisal: ("appraisal", "appraisals")
    case .survey: ("survey file", "survey files")
    case .decision: ("decision file", "decision files")
    }
  }
}

extension StatusReport.RunLine {
  /// Whether the run did its work and ended with the word that a definition waits.
  fileprivate var waitedForDefinition: Bool {
    exitCode == RunnerFailure.Kind.configuration.rawValue
      && cause?.contains(PendingDefinition.mark) == true
  }
}
