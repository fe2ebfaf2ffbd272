internal import Checkpoints
public import Definitions
internal import Disk
internal import Domain
internal import Foundation

extension Runner {
  /// Refuses to work in another round's Inbox, Outbox or database.
  func requireOwnFolders() throws {
    let review = FolderOwnership(pipeline).review()
    for warning in review.warnings { observer.note(warning) }
    if let failure = folderConflict(review) { throw failure }
  }

  /// Why nothing may run in the round's folders; nil when they are its own.
  func folderConflict() -> RunnerFailure? { folderConflict(FolderOwnership(pipeline).review()) }

  private func folderConflict(_ review: FolderOwnership.Review) -> RunnerFailure? {
    guard let first = review.conflicts.first else { return nil }
    var lines: [String] = []
    for conflict in review.conflicts {
      let line = "'\(conflict.text)' in \(Printable.line(conflict.file)), line \(conflict.line)"
      if !lines.contains(line) { lines.append(line) }
    }
    return RunnerFailure(
      .configuration,
      cause: Printable.line(review.conflicts.map(\.what.en).joined(separator: "; ")),
      mend: "write " + lines.joined(separator: ", ") + ", then: parindex check --pipeline "
        + Printable.word((first.file as NSString).deletingLastPathComponent))
  }

  /// Refuses to use another round's database.
  func requireOwnDatabase(_ store: CheckpointStore) throws {
    let own = pipeline.round.id
    var other = try store.claim()?.round
    if other == nil {
      let rounds = try store.publishedRounds()
      other = rounds.contains { $0.utf8.elementsEqual(own.utf8) } ? nil : rounds.first
    }
    guard let other, !other.utf8.elementsEqual(own.utf8) else { return }
    throw RunnerFailure(
      .configuration,
      cause:
        "the database '\(pipeline.databasePath)' is that of the round '\(other)', not of '\(own)'",
      mend: "give it its own name again, or correct id and folders.checkpoints in "
        + "\(pipeline.directory)/\(DefinitionLoader.mainFile), then: parindex check --pipeline "
        + Printable.word(pipeline.directory))
  }

  /// Records in the database its round and the folders it is used with.
  func claimDatabase(_ store: CheckpointStore) throws {
    let settings = pipeline.settings
    let home = FolderIdentity(settings.checkpointsPath)
    let claim = Claim(
      round: pipeline.round.id, definition: home.way(to: FolderIdentity(pipeline.directory)),
      inbox: home.way(to: FolderIdentity(settings.inboxPath)),
      outbox: home.way(to: FolderIdentity(settings.outboxPath)))
    let known = try store.claim()
    guard known != claim else { return }
    let moved = known.map { known in
      Audit(
        who: request.actor, verb: "claim",
        reason: "the round's folders moved; they were: definition \(known.definition), Inbox "
          + "\(known.inbox), Outbox \(known.outbox)", at: clock())
    }
    try store.record(claim, audit: moved)
  }

  /// The claim that belongs in Outbox.
  func outboxOwner() -> OutboxClaim {
    let home = FolderIdentity(pipeline.settings.outboxPath)
    return OutboxClaim(
      round: pipeline.round.id, definition: home.way(to: FolderIdentity(pipeline.directory)),
      inbox: home.way(to: FolderIdentity(pipeline.settings.inboxPath)),
      database: home.way(to: FolderIdentity(pipeline.databasePath)))
  }

  /// Writes the round's claim to Outbox; an unwritable `_status` fails no run, and the claim in the
  /// database holds.
  func claimOutbox() throws {
    let settings = pipeline.settings
    let claim = outboxOwner()
    guard OutboxClaim.read(settings.outboxPath) != claim else { return }
    let file = try claim.file()
    do {
      try DurableFolder(root: settings.outboxPath, access: settings.outboxAccess).replace(
        file, isDurable: true)
    } catch {
      observer.note("the claim on Outbox was not written: \(Runner.failure(from: error).cause)")
    }
  }
}

/// The report of `check` on the rounds around one.
public struct OwnershipReport: Sendable {
  /// The folders shared with other rounds, by file and line.
  public let conflicts: [DefinitionFault]
  /// The places that could not be inspected, one line each.
  public let warnings: [String]

  /// Compares a round's folders with those of all other rounds.
  public init(_ pipeline: Definition) {
    let review = FolderOwnership(pipeline).review()
    conflicts = review.conflicts.map(\.fault)
    warnings = review.warnings
  }
}
