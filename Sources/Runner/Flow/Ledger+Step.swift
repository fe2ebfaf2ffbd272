internal import Domain
internal import Stages

extension Ledger {
  /// Takes a partition through a stage: its checkpoint is reused where nothing that it depends on
  /// changed; else the stage runs, and its output joins a batch that is recorded as a whole.
  ///
  /// Every stage that has a value for its output runs through here, and nowhere else.
  ///
  /// - Parameters:
  ///   - stage: The stage.
  ///   - partition: The partition.
  ///   - inputs: The digests of all that the output depends on besides the settings, by name.
  ///   - batch: Takes what was made.
  ///   - isWhole: Whether what the checkpoint stands for is where it was put; asked before it is
  ///     reused.
  ///   - input: Gives the stage's input; asked for only where the stage runs.
  /// - Returns: The output's checkpoint.
  /// - Throws: What keeps the input from being read.
  func step<S: Stage>(
    _ stage: ConfiguredStage<S>, _ partition: Bytewise, _ inputs: Fingerprint.Inputs,
    into batch: inout [Made], ifWhole isWhole: (Entry) -> Bool = { _ in true },
    from input: () throws -> S.Input
  ) throws -> Checkpoint<S.Output> {
    let fingerprint = stage.fingerprint(inputs)
    if case .reuse(let entry) = verdict(S.name, partition, fingerprint), isWhole(entry) {
      return checkpoint(S.self, partition, entry)
    }
    return try meter.measure(S.name) {
      let output = stage.stage.run(try input())
      if S.name == .ingest, leavesOutCells(of: partition), let entry = entry(S.name, partition) {
        return Checkpoint(partition, digest: entry.outputHash, summary: entry.summary) { output }
      }
      let made = made(
        S.name, partition, fingerprint, body: output.encoded, summary: S.summary(of: output))
      batch.append(made)
      return Checkpoint(partition, digest: made.outputHash, summary: made.summary) { output }
    }
  }

  /// The checkpoint that a partition has; nil where it has none.
  func checkpoint<S: Stage>(_: S.Type, _ partition: Bytewise) -> Checkpoint<S.Output>? {
    entry(S.name, partition).map { checkpoint(S.self, partition, $0) }
  }

  /// The same checkpoint without its output, which is read again when somebody asks for it.
  func unloaded<S: Stage>(
    _: S.Type, _ checkpoint: Checkpoint<S.Output>
  ) -> Checkpoint<S.Output> {
    self.checkpoint(S.self, checkpoint.partition) ?? checkpoint
  }

  private func checkpoint<S: Stage>(
    _: S.Type, _ partition: Bytewise, _ entry: Entry
  ) -> Checkpoint<S.Output> {
    Checkpoint(partition, digest: entry.outputHash, summary: entry.summary) { [self] in
      try output(S.self, partition)
    }
  }

  /// Reads the output of a partition, which must have a checkpoint.
  ///
  /// - Throws: `RunnerFailure` where it is missing or damaged.
  func output<S: Stage>(_: S.Type, _ partition: Bytewise) throws -> S.Output {
    try S.Output(encoded: body(S.name, partition))
  }
}
