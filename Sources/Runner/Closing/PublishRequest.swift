internal import Checkpoints
internal import Definitions
internal import Domain
internal import Stages

/// A request for an official publication.
public enum PublishRequest: Sendable, Hashable {
  /// The official result of a frozen round, under a decision.
  case final(decision: String)
  /// A correction of the official result, with late submissions by path or digest, and under a
  /// decision where there is one.
  case correction(reason: String, decision: String, submissions: [String])

  /// The command that admits a file which arrived after the freeze.
  public static let lateFile =
    "parindex publish --correction --reason '…' --submission PATH (status lists the late files)"

  /// The command that makes this request.
  var command: String {
    func option(_ name: String, _ value: String) -> String {
      " --\(name) \(Printable.word(Printable.line(value)))"
    }
    return switch self {
    case .final(let decision): "parindex publish --final" + option("decision", decision)
    case .correction(let reason, let decision, let submissions):
      "parindex publish --correction" + option("reason", reason)
        + (decision.isEmpty ? "" : option("decision", decision))
        + submissions.map { option("submission", $0) }.joined()
    }
  }
}

/// The publication mode of a run.
enum Publishing: Sendable {
  /// A provisional generation, if the published content changed; uses exclusions up to
  /// `lastExclusion`, or all.
  case ordinary(lastExclusion: Int64?)
  /// Nothing: the round is final, and its official generation is only maintained.
  case held(RoundState.Official)
  /// An official generation.
  case official(IntendedEdition)
  /// A rebuild of an earlier publication.
  case again(Edition)

  /// The edition of the generation.
  var edition: Edition {
    switch self {
    case .ordinary: .provisional
    case .held(let official): official.edition
    case .official(let intended): intended.edition
    case .again(let edition): edition
    }
  }
}

extension Runner {
  /// Adds to a failure the command that fixes it: a retry knows nothing of a requested official
  /// publication that failed before it was intended.
  func withCommand(_ failure: RunnerFailure, of run: RunID, in store: CheckpointStore)
    -> RunnerFailure
  {
    let reveal = request.revealsSurvey.map {
      " --reveal-survey \(Printable.word(Printable.line($0)))"
    }
    guard failure.kind == .io, let asked = request.publishing,
      (try? store.publications(round: pipeline.round.id).first?.run) != run
    else { return failure }
    return RunnerFailure(
      failure.kind, stage: failure.stage, cause: failure.cause,
      mend: failure.mend.replacing("parindex retry", with: asked.command + (reveal ?? "")))
  }

  /// Chooses the publication mode from the request and the state of the round.
  ///
  /// - Throws: `RunnerFailure` when the request cannot be published now.
  func publishing(
    _ store: CheckpointStore, _ state: RoundState, _ out: OutOfCount
  ) throws -> Publishing {
    if request.publishing != nil, let unfinished = state.unfinished {
      throw RunnerFailure(
        .data,
        cause: "the publication of generation \(unfinished.publication.generation), "
          + "\(unfinished.edition.kind.rawValue), was interrupted",
        mend: "parindex retry")
    }
    switch request.publishing {
    case nil:
      if let unfinished = state.unfinished {
        return .official(
          IntendedEdition(unfinished.edition, lastExclusion: out.lastExclusion))
      }
      return state.official.map(Publishing.held) ?? .ordinary(lastExclusion: out.lastExclusion)
    case .final(let decision):
      try checkFinal(store, state)
      return .official(
        IntendedEdition(
          Edition(kind: .official, decision: decision), lastExclusion: out.lastExclusion))
    case .correction(let reason, let decision, let submissions):
      guard let official = state.official else {
        throw RunnerFailure(
          .data, cause: "there is no final result to correct",
          mend: (state.freeze == nil ? "parindex freeze --reason '…', then: " : "")
            + "parindex publish --final --decision '…'")
      }
      try checkNothingFailed(store)
      return .official(
        IntendedEdition(
          Edition(
            kind: .correction, decision: decision, reason: reason,
            finalGeneration: official.edition.finalGeneration ?? official.publication.generation,
            corrects: official.publication.generation,
            correctedDecisions: official.edition.decisionsInForce),
          admitting: try submissions.map { try lateSubmission($0, store, out) }))
    }
  }

  private func checkFinal(_ store: CheckpointStore, _ state: RoundState) throws {
    if let official = state.official {
      throw RunnerFailure(
        .data,
        cause: "generation \(official.publication.generation) is already final, under "
          + Printable.line(official.edition.decision),
        mend: "correct it with: \(PublishRequest.lateFile)")
    }
    guard state.freeze != nil else {
      throw RunnerFailure(
        .data, cause: "the round is not frozen, so files may still arrive and change it",
        mend: "parindex freeze --reason '…'")
    }
    try checkNothingFailed(store)
  }

  /// This run repeats a failed publication of the standings; all other failures must be fixed
  /// first.
  private func checkNothingFailed(_ store: CheckpointStore) throws {
    let failed = try store.failedPartitions().filter {
      $0.stage != .publish || $0.partition != pipeline.round.id
    }
    guard let first = failed.first else { return }
    throw RunnerFailure(
      .data,
      cause: "\(Printable.count(failed.count, "partition")) failed, such as "
        + "\(first.stage.rawValue) '\(Printable.line(first.partition))'",
      mend: "parindex retry")
  }

  private func lateSubmission(
    _ name: String, _ store: CheckpointStore, _ out: OutOfCount
  ) throws -> Arrival {
    let arrival = try submission(name, store)
    let path = Printable.line(arrival.path)
    guard out.late.contains(arrival) else {
      throw RunnerFailure(
        .data, cause: "'\(path)' came before the freeze or was already admitted",
        mend: "leave it out of the command; to exclude it: parindex exclude")
    }
    let summary = try store.current(stage: .validate)[FileStages.partition(arrival)].flatMap {
      SubmissionSummary($0.summary)
    }
    guard let summary, summary.isAccepted else {
      throw RunnerFailure(
        .data, cause: "'\(path)' is suspended for its own faults and cannot count",
        mend: "have it corrected by its receipt in '"
          + Printable.line(pipeline.settings.outboxPath) + "/receipts' and handed in again")
    }
    guard Excluded(try store.exclusions()).reason(arrival) == nil else {
      throw RunnerFailure(
        .data, cause: "'\(path)' is excluded",
        mend: "readmit it first with: parindex readmit '\(path)' --reason '…'")
    }
    return arrival
  }
}
