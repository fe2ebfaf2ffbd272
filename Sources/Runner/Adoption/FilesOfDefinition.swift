internal import Checkpoints
internal import Definitions
internal import Domain

/// The files of a definition as they lie in their folder, beside those that were taken.
struct FilesOfDefinition {
  let pipeline: Definition

  /// The files to be kept.
  var kept: [DefinitionFile] {
    pipeline.files.map { DefinitionFile(path: $0.path, bytes: $0.bytes) }
  }

  /// Whether they are, byte for byte, those that were taken.
  func isKept(_ adoption: Adoption, _ store: CheckpointStore) throws -> Bool {
    let taken = try store.adoptedDigests(adoption.id)
    return Dictionary(first: taken.map { ($0.path, Bytewise($0.sha256)) })
      == Dictionary(first: pipeline.files.map { ($0.path, Bytewise($0.sha256)) })
  }

  /// The differences from the adopted files that leave the rules the same: changed settings, in
  /// words, or else the names of the files in which comments or blanks differ.
  func otherwise(
    _ adoption: Adoption, _ store: CheckpointStore, _ pipeline: Definition
  ) throws -> [String] {
    let files = try store.adoptedFiles(adoption.id)
    let taken = Dictionary(first: files.map { ($0.path, $0.bytes) })
    let former = DefinitionLoader.read(kept: taken, directory: pipeline.directory).definition
    let settings = former.map { $0.settings.changes(to: pipeline.settings) } ?? []
    if !settings.isEmpty { return settings }
    return pipeline.files.filter { taken[$0.path] != $0.bytes }
      .map { "\($0.path): comments or blanks" }
  }
}

extension RunSettings {
  /// The settings that differ in another state, a line each; an address of `notify` may hold a key,
  /// hence only that it changed.
  func changes(to other: RunSettings) -> [String] {
    func line(_ name: String, _ value: (RunSettings) -> String) -> String? {
      let (before, after) = (value(self), value(other))
      return before.isSame(as: after) ? nil : "\(name): \(before) → \(after)"
    }
    func number(_ value: Int?) -> String { value.map(String.init) ?? "none" }
    return [
      line("folders.inbox", \.inboxPath), line("folders.outbox", \.outboxPath),
      line("folders.checkpoints", \.checkpointsPath),
      line("inbox.settle_seconds") { number($0.settleSeconds) },
      line("time_zone", \.timeZone),
      line("schedule") { $0.schedule.joined(separator: "; ") },
      line("catch_up_minutes") { number($0.catchUpMinutes) },
      line("workers") { number($0.workers) },
      line("backup.keep") { number($0.backupsKept) },
      notify == other.notify ? nil : "notify: changed",
    ].compactMap(\.self)
  }
}
