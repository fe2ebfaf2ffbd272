internal import Checkpoints
internal import Digests
internal import Domain
internal import Foundation

/// What is known of the last run beside the history: counts and durations.
///
/// It is kept next to the database, so that a tick at which nothing is due can still tell a monitor
/// about the run before it.
struct LastRun: Codable, Hashable {
  /// What one stage came to.
  struct StageLine: Codable, Hashable {
    /// The stage.
    let stage: StageName
    /// How many partitions were made, reused and failed.
    let ran: Int, reused: Int, failed: Int
    /// How long it took, see `StageMeter`.
    let milliseconds: Int64
  }

  /// The run's number, command, state and exit code.
  let run: Int64, command: String, state: String, exitCode: Int32
  /// Why it failed; empty otherwise.
  let cause: String
  /// When it began and ended, and the due time it was for; nil when a person began it.
  let beganAt: Instant, endedAt: Instant, dueAt: Instant?
  /// How long it took.
  let milliseconds: Int64
  /// What each stage came to, in order.
  let stages: [StageLine]
  /// How many files waited; nil when the run failed before that was known.
  let waiting: Int?
  /// Which they are, and why; nil in what older programs kept.
  let waits: [WaitingFile]?

  /// How long it took, as seconds with three decimals.
  var seconds: String { LastRun.seconds(milliseconds) }

  /// Milliseconds as seconds with three decimals.
  static func seconds(_ milliseconds: Int64) -> String {
    let fraction = String(milliseconds % 1000)
    let padding = String(repeating: "0", count: 3 - fraction.count)
    return "\(milliseconds / 1000).\(padding)\(fraction)"
  }
}

/// What became of telling somebody: the hook's kind, when, for which run, and why it failed.
struct Notice: Codable, Hashable {
  /// `on_failure` or `on_success`.
  let hook: String
  /// When it ended.
  let at: Instant
  /// The run it told of; nil when no run could begin.
  let run: Int64?
  /// The cause it told of; empty for a success.
  let cause: String
  /// Why nobody was told; nil when the hook did its part.
  let failure: String?
}

/// The file beside the database that keeps what signals tell of the last run.
struct SignalsFile {
  /// What the file holds.
  struct Content: Codable, Hashable {
    var lastRun: LastRun?
    var notice: Notice?
    /// The signals in Outbox; nil in what older programs kept.
    var signals: [Signal]?

    /// Notes a signal before it is written.
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

  /// A file in `Outbox/_status`, and the SHA-256 of what is to be written and of what was there
  /// before: a process may die between the two.
  struct Signal: Codable, Hashable {
    let name: Bytewise, digests: [String]
  }

  /// The folder of the database, and the round.
  let folder: String, round: String

  private var name: String { "\(round).signals.json" }

  /// What is kept; nothing when there is no file or it cannot be read: signals only lose detail.
  func read() -> Content {
    guard let bytes = try? Data(contentsOf: URL(filePath: "\(folder)/\(name)")),
      let content = try? CanonicalJSON.decode(Content.self, from: [UInt8](bytes))
    else { return Content() }
    return content
  }

  /// Changes what is kept.
  func update(_ change: (inout Content) -> Void) throws {
    var content = read()
    change(&content)
    // What a process left that was killed while it wrote.
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
  /// Where signals keep what they tell of the last run.
  var signalsFile: SignalsFile {
    SignalsFile(folder: pipeline.settings.checkpointsPath, round: pipeline.round.id)
  }
}
