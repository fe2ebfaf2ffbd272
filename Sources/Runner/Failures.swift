internal import Checkpoints

extension Runner {
  /// Runs a piece of work and turns every error into a failure with an exit code and a mend.
  static func mapped<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch { throw failure(from: error) }
  }

  /// The failure that an error means to the operator.
  static func failure(from error: any Error) -> RunnerFailure {
    if let failure = error as? RunnerFailure { return failure }
    guard let failure = error as? StoreFailure else {
      return RunnerFailure(
        .defect, cause: "an unforeseen error: \(error)",
        mend: "report it with the output of: parindex status --json")
    }
    let kind: RunnerFailure.Kind =
      switch failure.kind {
      case .busy: .busy
      case .inputOutput, .diskFull, .corrupt: .io
      case .configuration: .configuration
      case .altered: .data
      case .defect: .defect
      }
    return RunnerFailure(
      kind, cause: "checkpoints, \(failure.place): \(failure.what)",
      mend: failure.isDamage
        ? "parindex restore (sets the damaged database aside untouched)" : failure.hint)
  }
}
