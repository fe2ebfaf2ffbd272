internal import Domain
internal import Foundation

/// What a hook is told of, as JSON on its input or as the body of the request.
struct NotifyReport: Encodable {
  /// The round.
  let round: String
  /// `succeeded`, or `failed`, also when no run could begin.
  let state: String
  /// The exit code of the runner.
  let exitCode: Int32
  /// Why it failed, with the command that mends it; empty for a success.
  let cause: String
  /// The stage that failed; nil for none.
  let stage: String?
  /// What the run came to; nil when none could begin.
  let run: LastRun?

  /// The same for a command as variables.
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
/// An address is told through curl: a child process can be killed whole at its time, whatever it
/// waits for, and the runner itself stays without an HTTP client.
struct Notifier {
  /// The hooks.
  let settings: NotifySettings

  /// The hook for an ending: its name in pipeline.yaml and what it is.
  func hook(failed: Bool) -> (name: String, hook: NotifySettings.Hook)? {
    failed
      ? settings.onFailure.map { ("on_failure", $0) }
      : settings.onSuccess.map { ("on_success", $0) }
  }

  /// Tells somebody.
  ///
  /// - Returns: Why nobody was told; nil when the hook did its part.
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
      // The address comes in by the input: it may hold a key, and arguments are for all to see.
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
  /// Tells whom `notify` names how a run ended; what goes wrong with that is kept for `status`.
  ///
  /// - Parameters:
  ///   - last: What the run came to; nil when none could begin.
  ///   - failure: Why it failed or could not begin; nil when it succeeded.
  /// - Returns: Whether a hook was run.
  func notify(_ last: LastRun?, _ failure: RunnerFailure?) -> Bool {
    let notifier = Notifier(settings: pipeline.settings.notify)
    guard failure?.kind != .busy,
      let (name, hook) = notifier.hook(failed: failure != nil)
    else { return false }
    let cause = failure?.description ?? ""
    // Ticks that fail alike before a run can begin are told of once, not every few minutes; that a
    // definition waits is, too.
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
    // Where nothing can be kept, the run's own failure says so.
    try? signalsFile.update { $0.notice = notice }
    if let trouble { observer.note("\(name): nobody was told: \(trouble)") }
    return true
  }
}

extension NotifyReport {
  /// Whether two causes differ in nothing but numbers, such as by how much a clock is wrong.
  static func isAlike(_ first: String, _ second: String) -> Bool {
    first.filter { !$0.isNumber } == second.filter { !$0.isNumber }
  }
}
