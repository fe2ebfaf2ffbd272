internal import Checkpoints
internal import Domain

/// The way on from a publication whose run died, when this run would not make the same bytes again:
/// a file came meanwhile, or the program is a newer one.
extension PublishPass {
  /// Takes note of a generation that readers see since its run died before it could say so.
  ///
  /// - Parameters:
  ///   - promised: The generation that was intended last.
  ///   - fingerprint: What this run would publish.
  /// - Returns: The generation when it is an official result, which stands as it was shown; nil when
  ///   this run's own generation is to follow.
  /// - Throws: What keeps the database from being changed.
  func acknowledge(_ promised: Publication, _ fingerprint: Fingerprint) throws -> Outcome? {
    guard outbox.shown() == promised.generation, let manifest = outbox.manifest(of: promised)
    else { return nil }
    let edition = try store.editions(round: round.id)[promised.generation]?.edition
    let isOfficial = edition?.isOfficial ?? false
    if isOfficial {
      try ledger.record([Ledger.Made(.publish, Bytewise(round.id), fingerprint, body: manifest)])
    }
    try markVisible(
      promised.generation, because: "it is in Outbox; the run that made it died before it said so")
    guard isOfficial else { return nil }
    try outbox.sweep()
    return Outcome(generation: promised.generation, isNew: true)
  }
}
