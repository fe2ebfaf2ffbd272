internal import Checkpoints
internal import Disk
internal import Domain

/// A database that is an older state of itself, such as a copy put back by hand, is whole by all
/// its own rules; what gives it away is that Outbox shows a generation it never intended.
struct UnknownGeneration {
  /// The audit trail's verb for a restoration; its body lists the generations it took note of.
  static let restoration = "restore"

  /// The round's Outbox.
  let outbox: Outbox
  /// The database.
  let store: CheckpointStore

  /// A generation that Outbox shows and neither the database nor a restoration knows; nil in good order.
  func number() throws -> Int? {
    guard let shown = outbox.shown(),
      try !store.publications(round: outbox.round).contains(where: { $0.generation == shown })
    else { return nil }
    return try noted().contains(shown) ? nil : shown
  }

  /// The generations that restorations found in Outbox and took note of.
  func noted() throws -> Set<Int> {
    let restorations = try store.auditEntries().filter {
      $0.audit.verb == UnknownGeneration.restoration
    }
    return Set(
      restorations.flatMap { entry in
        (try? CanonicalJSON.decode([Int].self, from: Array(entry.body.utf8))) ?? []
      })
  }

  /// Which generations showed survey answers that the database does not know.
  func unknownAnswers() throws -> UnknownAnswers {
    let noted = try noted()
    guard !noted.isEmpty else { return UnknownAnswers() }
    let revealed = try store.surveyProgress(round: outbox.round).filter { $0.value.revealed > 0 }
    return UnknownAnswers(shown: noted, revealed: Set(revealed.keys))
  }

  /// The generations in Outbox that neither the database nor a restoration knows, as far as they
  /// have a manifest of the round and of their number.
  func unknown() throws -> [Int] {
    let known = try noted().union(store.publications(round: outbox.round).map(\.generation))
    let numbers = outbox.entries(of: outbox.folder + "/generations")
      .compactMap { Outbox.number($0.text) }.filter { !known.contains($0) }
    return numbers.sorted().filter { number in
      guard case .bytes(let bytes) = RegularFile.read(outbox.generation(number) + "/manifest.json"),
        let manifest = try? CanonicalJSON.decode(Manifest.self, from: bytes)
      else { return false }
      return manifest.generation == number && manifest.round.isSame(as: outbox.round)
    }
  }

  /// The fault in words.
  static func damage(_ number: Int) -> String {
    "the database is an older state of itself: Outbox shows generation \(number), "
      + "which it does not know"
  }

  /// Stops a run that would build on an older state.
  func check() throws {
    guard let number = try number() else { return }
    throw RunnerFailure(
      .io, cause: "checkpoints, \(store.path): \(UnknownGeneration.damage(number))",
      mend: "parindex restore (sets the damaged database aside untouched)")
  }
}

/// The generations whose survey answers a restored database does not know, so that no comparison with
/// them can be ruled out.
struct UnknownAnswers: Sendable {
  /// The unknown generations.
  var shown: Set<Int> = []
  /// The generations that counted all answers by a person's word.
  var revealed: Set<Int> = []

  /// Whether a generation comes after an unknown one, and no person has had all answers counted in
  /// between.
  func mayTell(_ generation: Int) -> Bool {
    guard let last = shown.filter({ $0 < generation }).max() else { return false }
    return !revealed.contains { last < $0 && $0 < generation }
  }
}
