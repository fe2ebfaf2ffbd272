internal import Checkpoints
internal import Definitions
internal import Digests
internal import Disk
internal import Domain
internal import Foundation

/// Counts and durations of the last run, which the history does not hold.
///
/// Kept beside the database, so that a tick with nothing due can still report the previous run to
/// monitors.
struct LastRun: Codable, Hashable {
  /// The result of one stage.
  struct StageLine: Codable, Hashable {
    /// The stage.
    let stage: StageName
    /// How many partitions were computed, were reused and failed.
    let ran: Int, reused: Int, failed: Int
    /// How long it took, see `StageMeter`.
    let milliseconds: Int64
  }

  /// The run's number, command, state and exit code.
  let run: Int64, command: String, state: String, exitCode: Int32
  /// Why it failed; empty otherwise.
  let cause: String
  /// When it began and ended, and its due time; nil when a person began it.
  let beganAt: Instant, endedAt: Instant, dueAt: Instant?
  /// How long it took.
  let milliseconds: Int64
  /// The result of each stage, in order.
  let stages: [StageLine]
  /// How many files waited; nil when the run failed before that was known.
  let waiting: Int?
  /// Those files and the reasons; nil in files by older programs.
  let waits: [WaitingFile]?

  /// Its duration in seconds, with three decimals.
  var seconds: String { LastRun.seconds(milliseconds) }

  /// Milliseconds as seconds with three decimals.
  static func seconds(_ milliseconds: Int64) -> String {
    let fraction = String(milliseconds % 1000)
    let padding = String(repeating: "0", count: 3 - fraction.count)
    return "\(milliseconds / 1000).\(padding)\(fraction)"
  }
}

/// The result of the last notification: the hook's kind, the time, the run, and why it failed.
struct Notice: Codable, Hashable {
  /// `on_failure` or `on_success`.
  let hook: String
  /// When it ended.
  let at: Instant
  /// The run it reported; nil when no run could begin.
  let run: Int64?
  /// The cause it reported; empty for a success.
  let cause: String
  /// Why the hook failed; nil when it succeeded.
  let failure: String?
}

/// The file beside the database that keeps the signals' data on the last run.
struct SignalsFile {
  /// The content of the file.
  struct Content: Codable, Hashable {
    var lastRun: LastRun?
    var notice: Notice?
    /// The signals in Outbox; nil in files by older programs.
    var signals: [Signal]?

    /// Records a signal before it is written.
    mutating func expect(_ file: OutputFile) {
      var signals = signals ?? []
      let place = signals.firstIndex { $0.name == file.path }
      let before = place.map { signals[$0].digests.prefix(1) } ?? []
      let signal = Signal(
        name: Bytewise(file.path), digests: [Digests.sha256(file.bytes).description] + before)
      if let place { signals[place] = signal } else { signals.append(signal) }
      self.signals = signals
    }
  }

  /// A file in `Outbox/_status`, and the SHA-256 of its new and its previous content: a process may
  /// die between the two.
  struct Signal: Codable, Hashable {
    let name: Bytewise, digests: [String]
  }

  /// The folder of the database, and the round.
  let folder: String, round: String

  private var name: String { "\(round).signals.json" }

  /// Reads the file; empty when it is missing or unreadable, since signals then only lose detail.
  func read() -> Content {
    guard let bytes = try? Data(contentsOf: URL(filePath: "\(folder)/\(name)")),
      let content = try? CanonicalJSON.decode(Content.self, from: [UInt8](bytes))
    else { return Content() }
    return content
  }

  /// Changes the content.
  func update(_ change: (inout Content) -> Void) throws {
    var content = read()
    change(&content)
    // The remains of a process killed while writing.
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasPrefix(".staged-") {
      try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
    try DurableFolder(root: folder, access: .ownerOnly).replace(
      OutputFile(path: name, bytes: try CanonicalJSON.encodeSafely(content)),
      isDurable: true)
  }
}

extension Runner {
  /// The file with the signals' data on the last run.
  var signalsFile: SignalsFile {
    SignalsFile(folder: pipeline.settings.checkpointsPath, round: pipeline.round.id)
  }
}
