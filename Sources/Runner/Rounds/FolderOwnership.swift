internal import Checkpoints
internal import Definitions
internal import Disk
internal import Domain
internal import Foundation

/// Determines who owns the folders of a round: a round owns its Inbox, its Outbox and its database,
/// and two rounds sharing one would count each other's files and rewrite each other's receipts.
///
/// Other rounds are known from the definitions beside this one, from the claim in Outbox, and from
/// the claims in the databases beside this one's. A claim whose definition is gone follows the
/// round with the same id; a folder never changes from one round to another.
struct FolderOwnership {
  let pipeline: Definition
  /// This round, from its definition.
  let own: RoundNeighbour
  private let definition: FolderIdentity
  /// The claims in this round's database and in its Outbox.
  private let databaseClaim: Claim?
  private let outboxClaim: OutboxClaim?

  /// The result of a review.
  struct Review {
    /// The folders shared with other rounds.
    var conflicts: [FolderConflict] = []
    /// The places that could not be inspected, one line each.
    var warnings: [String] = []
  }

  init(_ pipeline: Definition) {
    self.pipeline = pipeline
    definition = FolderIdentity(pipeline.directory)
    let settings = pipeline.settings
    databaseClaim = CheckpointStore.claim(ofDatabase: pipeline.databasePath)
    outboxClaim = OutboxClaim.read(settings.outboxPath)
    let folders: [RoundFolder: FolderIdentity] = [
      .inbox: FolderIdentity(settings.inboxPath), .outbox: FolderIdentity(settings.outboxPath),
      .checkpoints: FolderIdentity(settings.checkpointsPath),
    ]
    own = RoundNeighbour(
      round: pipeline.round.id, source: "\(pipeline.directory)/\(DefinitionLoader.mainFile)",
      folders: folders)
  }

  private var outbox: FolderIdentity { FolderIdentity(pipeline.settings.outboxPath) }
  private var checkpoints: FolderIdentity { FolderIdentity(pipeline.settings.checkpointsPath) }

  /// Compares the round's folders with those of all other rounds.
  func review() -> Review {
    var review = Review()
    let settings = pipeline.settings
    let siblings = SiblingDefinitions(
      of: pipeline.directory,
      near: [settings.inboxPath, settings.outboxPath, settings.checkpointsPath])
    review.warnings = siblings.unreadable.map {
      "warning: '\(Printable.line($0))/\(DefinitionLoader.mainFile)' cannot be read; whether it has "
        + "this round's folders is not known"
    }
    var others = siblings.sketches.map(RoundNeighbour.init)
    for neighbour in claimed() + ofDatabases() where !isKnown(neighbour, among: others) {
      others.append(neighbour)
    }
    review.warnings += others.filter { other in
      !isOwn(other.round) && other.round.lowercased() == pipeline.round.id.lowercased()
    }.map {
      "warning: the id '\(pipeline.round.id)' differs from that of \(Printable.line($0.source)), "
        + "'\($0.round)', in capital letters alone; people and some disks take them for one"
    }
    let isHolder = holds()
    for other in others {
      review.conflicts += FolderConflict.between(
        own, other, definition: pipeline, isHolder: isHolder, avoiding: others)
    }
    let known = review.conflicts.map(\.folder)
    review.conflicts += foreign().filter { !known.contains($0.folder) }
    return review
  }

  private func isKnown(_ neighbour: RoundNeighbour, among others: [RoundNeighbour]) -> Bool {
    guard let directory = neighbour.sketch?.directory else { return false }
    let place = FolderIdentity(directory)
    return others.contains { other in
      other.sketch.map { FolderIdentity($0.directory).isSame(as: place) } ?? false
    }
  }

  private func isOwn(_ round: String) -> Bool {
    round.utf8.elementsEqual(pipeline.round.id.utf8)
  }

  /// Another definition that still exists where a claim points; nil when there is none, it is this
  /// one, or it now belongs to another round.
  private func standing(_ directory: String, of round: String) -> DefinitionSketch? {
    guard !FolderIdentity(directory).isSame(as: definition),
      let sketch = DefinitionSketch.read(directory), sketch.id.value.utf8.elementsEqual(round.utf8)
    else { return nil }
    return sketch
  }

  /// Whether a claim of this round names this definition.
  private func holds() -> Bool {
    let claims = [
      outboxClaim.map { ($0.round, outbox.following($0.definition)) },
      databaseClaim.map { ($0.round, checkpoints.following($0.definition)) },
    ]
    return claims.compactMap(\.self).contains { round, directory in
      isOwn(round) && FolderIdentity(directory).isSame(as: definition)
    }
  }

  /// Definitions elsewhere that have this round's id and still use its Outbox or database.
  private func claimed() -> [RoundNeighbour] {
    var found: [DefinitionSketch] = []
    if let claim = outboxClaim, isOwn(claim.round) {
      found += standing(outbox.following(claim.definition), of: claim.round).map { [$0] } ?? []
    }
    if let claim = databaseClaim, isOwn(claim.round) {
      found += standing(checkpoints.following(claim.definition), of: claim.round).map { [$0] } ?? []
    }
    return found.map(RoundNeighbour.init)
  }

  /// The rounds of the other databases in the same folder.
  private func ofDatabases() -> [RoundNeighbour] {
    let folder = checkpoints.path
    let name = pipeline.round.id + ".sqlite"
    return ((try? DirectoryEntries.of(folder))?.entries ?? []).compactMap { entry in
      guard entry.isText, entry.name.hasSuffix(".sqlite"),
        !entry.name.utf8.elementsEqual(name.utf8),
        let claim = CheckpointStore.claim(ofDatabase: "\(folder)/\(entry.name)"),
        !isOwn(claim.round)
      else { return nil }
      if let sketch = standing(checkpoints.following(claim.definition), of: claim.round) {
        return RoundNeighbour(sketch)
      }
      return RoundNeighbour(
        round: claim.round, source: "its database '\(folder)/\(entry.name)'",
        folders: [
          .inbox: FolderIdentity(checkpoints.following(claim.inbox)),
          .outbox: FolderIdentity(checkpoints.following(claim.outbox)),
        ])
    }
  }

  /// Folders left by another round, or by this round with another database.
  private func foreign() -> [FolderConflict] {
    var found: [FolderConflict] = []
    func report(_ folder: RoundFolder, _ vietnamese: String, _ english: String, line: String? = nil)
    {
      found.append(
        FolderConflict.foreign(
          folder, in: pipeline, own: own, what: Bilingual(vi: vietnamese, en: english),
          text: line))
    }
    if let claim = outboxClaim {
      let database = FolderIdentity(outbox.following(claim.database))
      if !isOwn(claim.round) {
        report(
          .outbox, "Outbox là của đợt “\(claim.round)” (theo \(OutboxClaim.path) trong đó)",
          "Outbox is that of the round '\(claim.round)' (says \(OutboxClaim.path) in it)")
      } else if FileManager.default.fileExists(atPath: database.path),
        !database.isSame(as: FolderIdentity(pipeline.databasePath))
      {
        let folder = FolderIdentity((database.path as NSString).deletingLastPathComponent)
        report(
          .checkpoints, "Outbox được tạo từ cơ sở dữ liệu khác, “\(database.path)”",
          "Outbox was made from another database, '\(database.path)'",
          line: definition.way(to: folder))
      }
    } else if let other = Outbox.strangers(pipeline.settings.outboxPath, pipeline.round.id).first {
      report(
        .outbox, "Outbox đã có kết quả của đợt “\(other)”",
        "Outbox holds the standings of the round '\(other)'")
    }
    if let above = claimAbove() {
      report(
        .outbox, "Outbox nằm trong Outbox của đợt “\(above.round)”",
        "Outbox lies in the Outbox of the round '\(above.round)'")
    }
    if let claim = databaseClaim, !isOwn(claim.round) {
      report(
        .checkpoints, "cơ sở dữ liệu “\(pipeline.databasePath)” là của đợt “\(claim.round)”",
        "the database '\(pipeline.databasePath)' is that of the round '\(claim.round)'")
    }
    return found
  }

  /// A claim on a folder above Outbox, by a round that still uses it.
  private func claimAbove() -> OutboxClaim? {
    var folder = (outbox.path as NSString).deletingLastPathComponent
    while folder.count > 1 {
      let place = FolderIdentity(folder)
      if let claim = OutboxClaim.read(folder) {
        let directory = place.following(claim.definition)
        let sketch = DefinitionSketch.read(directory)
        let isStill =
          sketch.map {
            !$0.id.value.utf8.elementsEqual(claim.round.utf8)
              || FolderIdentity($0.path(.outbox)).isSame(as: place)
          } ?? !isOwn(claim.round)
        if isStill { return claim }
      }
      folder = (folder as NSString).deletingLastPathComponent
    }
    return nil
  }
}
