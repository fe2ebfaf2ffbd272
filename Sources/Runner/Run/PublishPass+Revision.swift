internal import Checkpoints
internal import Domain

extension PublishPass {
  /// The changes of the definition since the generation before; nil where there are none, where no
  /// generation came before, and in a generation of a program that recorded no adoption.
  func revision(
    of generation: Int, _ publications: [Publication]
  ) throws -> DefinitionRevision? {
    let before = publications.first { $0.state == .visible && $0.generation < generation }
    guard let adoption, let before,
      let basis = try store.basis(round: round.id, generation: before.generation),
      let bytes = try store.definition(basis.definition)
    else { return nil }
    let changes = try CanonicalJSON.decode(Round.self, from: bytes).changes(to: round)
    guard !changes.isEmpty else { return nil }
    let first = try store.governance(round: round.id, generation: before.generation) ?? 0
    return DefinitionRevision(
      since: before.generation, changes: changes,
      words: try store.adoptions(after: first, through: adoption)
        .filter { $0.kind == .adopted }
        .map { DefinitionRevision.Word(at: $0.at, reason: $0.reason) })
  }
}
