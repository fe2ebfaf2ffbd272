internal import Domain

/// A stage's output for one partition: its digest and summary, and the output itself on demand.
///
/// An output made in this run is handed on as it is while memory allows; one that an earlier run
/// made, or that was put down since, is read from the database when somebody asks for it.
struct Checkpoint<Output: CheckpointValue>: Sendable {
  /// The partition.
  let partition: Bytewise
  /// The SHA-256 of the output as it is kept.
  let digest: String
  /// The stage's summary of the output, for those who need not read all of it.
  let summary: String
  private let read: @Sendable () throws -> Output

  init(
    _ partition: Bytewise, digest: String, summary: String,
    read: @escaping @Sendable () throws -> Output
  ) {
    self.partition = partition
    self.digest = digest
    self.summary = summary
    self.read = read
  }

  /// The output.
  ///
  /// - Throws: `RunnerFailure` where the database has not what was recorded.
  func output() throws -> Output { try read() }
}
