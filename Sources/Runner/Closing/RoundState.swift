internal import Checkpoints
internal import Domain

/// The state of a round: open, frozen, final or corrected.
struct RoundState: Sendable {
  /// A publication that is the official result or a correction of it.
  struct Official: Sendable {
    let publication: Publication
    let edition: Edition
  }

  /// The freeze in force; nil while the round is open.
  let freeze: Closing?
  /// The official result in force; nil before the final publication.
  let official: Official?
  /// The official publication that a run failed to show; the next run shows it.
  let unfinished: Official?

  /// Reads the state of a round.
  init(_ store: CheckpointStore, round: String) throws {
    freeze = try store.closing().flatMap { $0.isFrozen ? $0 : nil }
    let editions = try store.editions(round: round)
    let publications = try store.publications(round: round)
    let all = publications.compactMap { publication -> Official? in
      guard let edition = editions[publication.generation]?.edition, edition.isOfficial else {
        return nil
      }
      return Official(publication: publication, edition: edition)
    }
    official = all.first { $0.publication.state == .visible }
    unfinished =
      publications.first?.state == .intended
      ? all.first { $0.publication == publications.first } : nil
  }
}

/// The files that do not count: excluded by an operator, or late.
struct OutOfCount: Sendable {
  /// The files that an operator excluded.
  let excluded: Excluded
  /// The files that arrived too late.
  let late: LateFiles
  /// The last exclusion or readmission to consider; nil for all.
  let lastExclusion: Int64?

  /// The files that do not count now: a freeze holds back exclusions too, until a correction.
  init(_ store: CheckpointStore, _ state: RoundState, utcOffset: Int) throws {
    let newest = state.unfinished ?? state.official
    let basis = try newest.flatMap {
      try store.basis(round: $0.publication.round, generation: $0.publication.generation)
    }
    try self.init(
      store, freeze: state.freeze,
      lastExclusion: basis?.lastExclusion
        ?? state.freeze?.lastExclusion, admissions: nil, utcOffset: utcOffset)
  }

  /// The files that did not count in a publication.
  init(
    _ store: CheckpointStore, basis: Basis, edition: PublishedEdition?, utcOffset: Int
  ) throws {
    let closing = try edition.flatMap { try store.closing(through: $0.lastClosing) }
    try self.init(
      store, freeze: closing.flatMap { $0.isFrozen ? $0 : nil },
      lastExclusion: basis.lastExclusion, admissions: edition?.lastAdmission ?? 0,
      utcOffset: utcOffset)
  }

  /// The files that do not count in a correction: those excluded, and all late files but the
  /// admitted ones.
  func correcting(_ store: CheckpointStore, admitting arrivals: [Arrival]) throws -> OutOfCount {
    OutOfCount(
      excluded: Excluded(try store.exclusions()), late: late.admitting(arrivals),
      lastExclusion: nil)
  }

  private init(
    _ store: CheckpointStore, freeze: Closing?, lastExclusion: Int64?, admissions: Int64?,
    utcOffset: Int
  ) throws {
    excluded = Excluded(try store.exclusions(through: lastExclusion))
    late = try LateFiles(store, freeze: freeze, admissions: admissions, utcOffset: utcOffset)
    self.lastExclusion = lastExclusion
  }

  /// Creates a set of files that do not count.
  init(excluded: Excluded, late: LateFiles, lastExclusion: Int64?) {
    self.excluded = excluded
    self.late = late
    self.lastExclusion = lastExclusion
  }
}
