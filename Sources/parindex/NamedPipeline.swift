internal import Domain
internal import Runner
internal import Synchronization

/// The pipeline that was named on the command line: commands that a message tells to give name it,
/// too, so that they can be given as they stand.
enum NamedPipeline {
  private static let folder = Mutex<String?>(nil)

  /// The verbs that work on a pipeline.
  private static let verbs: Set<Substring> = [
    "run", "plan", "status", "retry", "rerun", "tick", "schedule", "explain", "history", "log",
    "diff", "verify", "audit", "exclude", "readmit", "freeze", "unfreeze", "publish", "backup",
    "restore", "adopt", "gc",
  ]

  /// Remembers the folder that was named.
  static func remember(_ named: String) { folder.withLock { $0 = named } }

  /// A line in which every command names the pipeline that was named.
  static func add(to line: String) -> String { add(folder.withLock { $0 }, to: line) }

  /// A line in which every command names a pipeline; unchanged where there is none to name.
  static func add(_ named: String?, to line: String) -> String {
    guard let named, line.utf8.contains(UInt8(ascii: " ")) else { return line }
    let option = " --pipeline \(Printable.word(named))"
    return line.replacing(
      /parindex ([a-z]+)( install| remove| next| past| trust-clock)?(?! --pipeline)\b/
    ) {
      match in
      guard verbs.contains(match.output.1) else { return String(match.output.0) }
      return String(match.output.0) + option
    }
  }
}
