internal import Disk
internal import Domain
internal import Foundation

/// Whether this process was started by a hook of `notify`.
enum InsideHook {
  /// The environment variable set for every hook.
  static let variable = ProcessFamily.variable

  /// Refuses commands that would run hooks of their own: a hook that runs the program would start
  /// hooks without end.
  static func refuse(_ command: String) throws {
    guard ProcessInfo.processInfo.environment[variable]?.isEmpty == false else { return }
    throw RunnerFailure(
      .busy,
      cause: "'\(Printable.line(command))' was called by a hook of notify (\(variable) is set), "
        + "whose own run would call the hook again",
      mend: "let the hook only read (status, explain, diff), or have cron call: parindex tick")
  }
}
