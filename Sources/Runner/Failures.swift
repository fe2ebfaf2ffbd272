internal import Checkpoints
internal import Disk

extension Runner {
  /// Runs a piece of work and turns every error into a failure with an exit code and a mend.
  static func mapped<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch { throw failure(from: error) }
  }

  /// The failure that an error means to the operator.
  static func failure(from error: any Error) -> RunnerFailure {
    if let failure = RunnerFailure(error) { return failure }
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

extension RunnerFailure {
  /// The failure itself, or one of files, folders and processes in the words of the operator; nil
  /// for other errors.
  public init?(_ error: any Error) {
    switch error {
    case let failure as RunnerFailure: self = failure
    case let failure as SystemFailure:
      self.init(.io, stage: "publish", cause: failure.cause, mend: failure.mend)
    case let failure as MachineFailure:
      self.init(.io, cause: failure.cause, mend: failure.mend)
    default: return nil
    }
  }

  /// Runs work on files and puts its failures into the words of the operator.
  static func wording<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch { throw RunnerFailure(error) ?? error }
  }
}
