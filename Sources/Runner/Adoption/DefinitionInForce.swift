internal import Checkpoints
internal import Definitions
internal import Digests
internal import Domain

/// Which definition a run works by, and what of the files waits for a person's word.
///
/// The definition taken last is in force. While nothing is published and the round is open, the
/// files are taken as they lie there; afterwards a change waits. A freeze holds the definition as it
/// holds the files, and an official result holds its own until a correction.
struct DefinitionInForce {
  /// The round by the definition in force.
  let round: Round
  /// Which of the definitions taken it is; nil before any was.
  let adoption: Int64?
  /// The changes in the files that wait to be adopted; nil where the files match.
  let pending: PendingDefinition?
  /// The changes adopted that only show with the next correction.
  let awaitingCorrection: [DefinitionChange]
}

extension Runner {
  /// This runner, working by the definition in force.
  ///
  /// - Parameters:
  ///   - store: The database.
  ///   - recording: Whether what is taken at once is recorded, by the holder of the lease.
  /// - Returns: The runner and what it works by.
  /// - Throws: `RunnerFailure` when the definition in force cannot be read.
  func underDefinitionInForce(
    _ store: CheckpointStore, recording: Bool
  ) throws -> (runner: Runner, definition: DefinitionInForce) {
    let definition = try definitionInForce(store, recording: recording)
    var runner = self
    runner.pipeline = pipeline.with(round: definition.round)
    runner.adoption = definition.adoption
    return (runner, definition)
  }

  private func definitionInForce(
    _ store: CheckpointStore, recording: Bool
  ) throws -> DefinitionInForce {
    let state = try RoundState(store, round: pipeline.round.id)
    let taken = try takenDefinition(store, state, recording: recording)
    let isCorrection =
      if case .correction? = request.publishing, state.unfinished == nil { true } else { false }
    guard let official = state.unfinished ?? state.official, !isCorrection,
      let basis = try store.basis(
        round: official.publication.round, generation: official.publication.generation),
      basis.definition != taken.sha256
    else {
      return DefinitionInForce(
        round: taken.round, adoption: taken.adoption?.id, pending: taken.pending,
        awaitingCorrection: [])
    }
    let round = try archivedRound(basis.definition, store)
    return DefinitionInForce(
      round: round,
      adoption: try store.governance(
        round: official.publication.round, generation: official.publication.generation),
      pending: taken.pending, awaitingCorrection: round.changes(to: taken.round))
  }

  /// The definition taken last, by a person or because nothing stood against it.
  struct TakenDefinition {
    var round: Round
    var sha256: String
    var adoption: Adoption?
    var pending: PendingDefinition?
  }

  /// The definition taken last, after whatever of the files is taken at once.
  func takenDefinition(
    _ store: CheckpointStore, _ state: RoundState, recording: Bool
  ) throws -> TakenDefinition {
    let files = FilesOfDefinition(pipeline: pipeline)
    let last = try store.adoption()
    let publications = try store.publications(round: pipeline.round.id)
    let newest = publications.first
    let basis =
      last == nil
      ? try publications.lazy.compactMap {
        try store.basis(round: $0.round, generation: $0.generation)
      }.first : nil
    guard let known = last?.definition ?? basis?.definition else {
      return try take(
        files, kind: .unpublished, "the first definition of the round", [], store, recording)
    }
    guard pipeline.faults.isEmpty else {
      return TakenDefinition(
        round: try archivedRound(known, store), sha256: known, adoption: last,
        pending: pending(.faulty, [], last))
    }
    let digest = Digests.sha256(try CanonicalJSON.encode(pipeline.round)).description
    let former = digest == known ? pipeline.round : try archivedRound(known, store)
    // A program that reads or writes definitions otherwise makes other bytes of the same one.
    let changes = digest == known ? [] : former.changes(to: pipeline.round)
    let isKept = try last.map { try files.isKept($0, store) } ?? false
    if changes.isEmpty {
      let same = TakenDefinition(round: pipeline.round, sha256: known, adoption: last)
      if isKept { return same }
      let isFirst = last == nil
      let reason =
        isFirst
        ? "generation \(newest?.generation ?? 0) was published by it"
        : "what determines the result is the same"
      let told = try last.map { try files.otherwise($0, store, pipeline) } ?? []
      return try take(files, kind: isFirst ? .found : .unchanged, reason, told, store, recording)
    }
    if newest == nil && state.freeze == nil {
      return try take(
        files, kind: .unpublished, "nothing is published yet", changes.map(\.both), store,
        recording)
    }
    let found = try last ?? (recording ? recordFound(known, newest, store) : nil)
    // The same files read otherwise by another version of the program are no person's change.
    return TakenDefinition(
      round: former, sha256: known, adoption: found,
      pending: isKept ? nil : pending(obstacle(state), changes, found))
  }

  private func obstacle(_ state: RoundState) -> PendingDefinition.Obstacle {
    if state.official != nil || state.unfinished != nil { return .final }
    return state.freeze == nil ? .published : .frozen
  }

  private func pending(
    _ obstacle: PendingDefinition.Obstacle, _ changes: [DefinitionChange], _ adoption: Adoption?
  ) -> PendingDefinition {
    PendingDefinition(
      obstacle: obstacle, changes: changes, faults: pipeline.faults.count,
      folder: pipeline.directory,
      inForceSince: adoption.flatMap {
        $0.kind == .found
          ? nil : Moment.text($0.at, offset: pipeline.settings.utcOffsetSeconds)
      })
  }

  private func take(
    _ files: FilesOfDefinition, kind: Adoption.Kind, _ reason: String, _ changes: [String],
    _ store: CheckpointStore, _ recording: Bool
  ) throws -> TakenDefinition {
    let archived = ArchivedDefinition(try CanonicalJSON.encode(pipeline.round))
    let adoption =
      recording
      ? try store.adopt(
        archived, files: files.kept, kind: kind, changes: changes,
        audit: Audit(who: request.actor, verb: "definition", reason: reason, at: clock())) : nil
    return TakenDefinition(
      round: pipeline.round, sha256: archived.sha256, adoption: adoption)
  }

  /// Records which definition the last publication of an older program was made by; nobody knows
  /// the files it was read from any more.
  private func recordFound(
    _ sha256: String, _ publication: Publication?, _ store: CheckpointStore
  ) throws -> Adoption {
    guard let bytes = try store.definition(sha256) else { throw Runner.noDefinition(sha256) }
    return try store.adopt(
      ArchivedDefinition(bytes), files: [], kind: .found, changes: [],
      audit: Audit(
        who: request.actor, verb: "definition",
        reason: "generation \(publication?.generation ?? 0) was published by it", at: clock()))
  }

  /// The round by an archived definition.
  func archivedRound(_ sha256: String, _ store: CheckpointStore) throws -> Round {
    guard let bytes = try store.definition(sha256) else { throw Runner.noDefinition(sha256) }
    return try CanonicalJSON.decode(Round.self, from: bytes)
  }

  private static func noDefinition(_ sha256: String) -> RunnerFailure {
    RunnerFailure(
      .io, cause: "the archive has no definition \(sha256)",
      mend: "restore the last backup of the checkpoint database: parindex restore")
  }
}

extension DefinitionChange {
  /// The change in both languages, for the audit trail.
  var both: String { "\(sentence.vi) / \(sentence.en)" }
}
