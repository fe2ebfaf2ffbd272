internal import Definitions
internal import Disk
internal import Domain
internal import Foundation

/// The report to a hook, as JSON on its standard input or in the request body.
struct NotifyReport: Encodable {
  /// The round.
  let round: String
  /// `succeeded`, or `failed`, also when no run could begin.
  let state: String
  /// The exit code of the runner.
  let exitCode: Int32
  /// Why it failed, with the command that fixes it; empty for a success.
  let cause: String
  /// The stage that failed; nil for none.
  let stage: String?
  /// The result of the run; nil when none could begin.
  let run: LastRun?

  /// The same report as environment variables for a command.
  var variables: [String: String] {
    [
      "PARINDEX_ROUND": round, "PARINDEX_STATE": state, "PARINDEX_EXIT_CODE": String(exitCode),
      "PARINDEX_CAUSE": cause, "PARINDEX_STAGE": stage ?? "",
      "PARINDEX_RUN": run.map { String($0.run) } ?? "",
    ]
  }
}

/// Runs the hooks of `notify`.
///
/// A URL is called through curl: a child process can be killed at its deadline whatever it waits
/// for, and the runner needs no HTTP client.
struct Notifier {
  /// The hooks.
  let settings: NotifySettings

  /// The hook for an outcome, with its name in pipeline.yaml.
  func hook(failed: Bool) -> (name: String, hook: NotifySettings.Hook)? {
    failed
      ? settings.onFailure.map { ("on_failure", $0) }
      : settings.onSuccess.map { ("on_success", $0) }
  }

  /// Runs a hook.
  ///
  /// - Returns: Why the hook failed; nil when it succeeded.
  func tell(_ report: NotifyReport, by hook: NotifySettings.Hook) -> String? {
    guard let bytes = try? SafeJSON.escaped(CanonicalJSON.encode(report)) else {
      return "the report has no JSON"
    }
    return switch hook {
    case .command(let words):
      BoundedProgram(
        words: words, variables: report.variables, input: bytes, seconds: settings.timeoutSeconds
      ).run()
    case .url(let address):
      // The URL is passed on standard input: it may hold a key, and arguments are visible to all.
      BoundedProgram(
        words: ["curl", "--disable", "--config", "-"], variables: [:],
        input: configuration(address, body: String(decoding: bytes, as: UTF8.self)),
        seconds: settings.timeoutSeconds
      ).run()
    }
  }

  private func configuration(_ address: String, body: String) -> [UInt8] {
    func quoted(_ text: String) -> String {
      let escaped = text.replacingScalars(["\\": "\\\\", "\"": "\\\""])
      return "\"\(escaped)\""
    }
    let lines = [
      "silent", "show-error", "fail", "globoff", "proto = \"=http,https\"",
      "max-time = \(settings.timeoutSeconds)", "output = \"/dev/null\"",
      "header = \"Content-Type: application/json\"", "data-raw = \(quoted(body))",
      "url = \(quoted(address))",
    ]
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}

extension Runner {
  /// Runs the hook of `notify` for the end of a run; a failed hook is recorded for `status`.
  ///
  /// - Parameters:
  ///   - last: The result of the run; nil when none could begin.
  ///   - failure: Why it failed or could not begin; nil when it succeeded.
  /// - Returns: Whether a hook was run.
  func notify(_ last: LastRun?, _ failure: RunnerFailure?) -> Bool {
    let notifier = Notifier(settings: pipeline.settings.notify)
    guard failure?.kind != .busy,
      let (name, hook) = notifier.hook(failed: failure != nil)
    else { return false }
    let cause = failure?.description ?? ""
    // Ticks that fail alike before a run can begin are reported once, not every few minutes; so is
    // a pending definition.
    if let notice = signalsFile.read().notice, notice.failure == nil,
      failure?.isOfWaitingDefinition == true || last == nil && notice.run == nil,
      NotifyReport.isAlike(notice.cause, cause)
    {
      return false
    }
    let trouble = notifier.tell(
      NotifyReport(
        round: pipeline.round.id, state: failure == nil ? "succeeded" : "failed",
        exitCode: failure?.kind.rawValue ?? 0, cause: cause, stage: failure?.stage, run: last),
      by: hook)
    let notice = Notice(hook: name, at: clock(), run: last?.run, cause: cause, failure: trouble)
    // If the file cannot be written, the run's own failure reports it.
    try? signalsFile.update { $0.notice = notice }
    if let trouble { observer.note("\(name): the hook failed: \(trouble)") }
    return true
  }
}

extension NotifyReport {
  /// Whether two causes differ only in numbers, such as the error of a clock.
  static func isAlike(_ first: String, _ second: String) -> Bool {
    first.filter { !$0.isNumber } == second.filter { !$0.isNumber }
  }
}
