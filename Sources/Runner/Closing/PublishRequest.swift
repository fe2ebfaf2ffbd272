internal import Checkpoints
internal import Domain

/// That a person asks for an official publication.
public enum PublishRequest: Sendable, Hashable {
  /// The official result of a frozen round, under a decision.
  case final(decision: String)
  /// A correction of the official result, with late submissions by path or digest, and under a
  /// decision where there is one.
  case correction(reason: String, decision: String, submissions: [String])

  /// The command that asks for it.
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

/// What a run publishes.
enum Publishing: Sendable {
  /// A provisional generation, if what is published changed; it goes by the exclusions through one,
  /// or by all.
  case ordinary(lastExclusion: Int64?)
  /// Nothing: the round is final, and its official generation is only looked after.
  case held(RoundState.Official)
  /// An official generation.
  case official(IntendedEdition)
  /// What was published before, made again.
  case again(Edition)

  /// What the generation is.
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
  /// A failure of a run with the command that mends it: a retry knows nothing of an official
  /// publication that was asked for and did not get as far as being intended.
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

  /// What a run is to publish, by what was asked and how far the round is.
  ///
  /// - Throws: `RunnerFailure` when what was asked for cannot be published now.
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
          .data, cause: "there is no final result that could be corrected",
          mend: state.freeze == nil
            ? "parindex run" : "open the round with: parindex unfreeze --reason '…'")
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
        cause: "generation \(official.publication.generation) is final already, under "
          + Printable.line(official.edition.decision),
        mend: "correct it with: parindex publish --correction --reason '…'")
    }
    guard state.freeze != nil else {
      throw RunnerFailure(
        .data, cause: "the round is not frozen, so files may still come and change it",
        mend: "parindex freeze --reason '…'")
    }
    try checkNothingFailed(store)
  }

  /// A failed try to publish the standings is what this run repeats; all else must be mended.
  private func checkNothingFailed(_ store: CheckpointStore) throws {
    let failed = try store.failedPartitions().filter {
      $0.stage != .publish || $0.partition != pipeline.round.id
    }
    guard let first = failed.first else { return }
    throw RunnerFailure(
      .data,
      cause: "\(failed.count) partitions failed, such as \(first.stage.rawValue) "
        + "'\(Printable.line(first.partition))'",
      mend: "parindex retry")
  }

  private func lateSubmission(
    _ name: String, _ store: CheckpointStore, _ out: OutOfCount
  ) throws -> Arrival {
    let arrival = try submission(name, store)
    let path = Printable.line(arrival.path)
    guard out.late.contains(arrival) else {
      throw RunnerFailure(
        .data, cause: "'\(path)' came before the freeze or was let in already",
        mend: "leave it out of the command; to take it out of the count: parindex exclude")
    }
    let summary = try store.current(stage: .validate)[FileChain.partition(arrival)].flatMap {
      SubmissionSummary($0.summary)
    }
    guard let summary, summary.isAccepted else {
      throw RunnerFailure(
        .data, cause: "'\(path)' is suspended for its own faults and cannot count",
        mend: "have it mended by its receipt in Outbox/receipts and handed in again")
    }
    guard Excluded(try store.exclusions()).reason(arrival) == nil else {
      throw RunnerFailure(
        .data, cause: "'\(path)' is excluded",
        mend: "let it in first with: parindex readmit '\(path)' --reason '…'")
    }
    return arrival
  }
}
