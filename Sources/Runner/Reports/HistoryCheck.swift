internal import Checkpoints
internal import Domain

/// Whether the audit chain holds, tells of everything that people did and of nothing else, and is
/// still the one that what was published names.
struct HistoryCheck {
  /// The database.
  let store: CheckpointStore
  /// The round's Outbox.
  let outbox: Outbox

  /// Returns the fault in the history, in words; nil in good order.
  func fault() throws -> String? {
    if let fault = try store.historyFault() { return fault }
    guard let (generation, chain) = try published() else { return nil }
    guard try store.auditHash(at: chain.rows) != chain.head else { return nil }
    return "the audit chain was cut or written anew: generation \(generation) was published after "
      + "row \(chain.rows) with the hash \(chain.head), which the chain has not"
  }

  /// Stops what would be done on a history that somebody changed.
  func check() throws {
    guard let fault = try fault() else { return }
    throw RunnerFailure(
      .data, cause: "checkpoints, \(store.path): \(Printable.line(fault))",
      mend: HistoryCheck.mend)
  }

  /// The remedy for a changed history.
  static let mend =
    "parindex restore (sets the changed database aside untouched); see the rows: parindex audit"

  /// The state of the chain that the newest generation names which Outbox has whole.
  private func published() throws -> (generation: Int, chain: Manifest.Chain)? {
    for publication in try store.publications(round: outbox.round) {
      guard let bytes = outbox.manifest(of: publication),
        let manifest = try? CanonicalJSON.decode(Manifest.self, from: bytes)
      else { continue }
      return manifest.audit.map { (publication.generation, $0) }
    }
    return nil
  }
}
