internal import Checkpoints
internal import Digests
internal import Domain
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// The Outbox of one round: numbered generations, and `latest`, which leads to the newest.
///
/// A generation is written complete beside the others, made durable, renamed into place, and only
/// then `latest` moves, by an atomic rename: readers see the old generation or the new one.
struct Outbox {
  /// The Outbox folder.
  let root: String
  /// The round's short name.
  let round: String
  /// Who may read what is written; nil leaves it to the account's umask.
  var access: ReadAccess?

  /// The round's folder.
  var folder: String { root + "/" + round }
  /// Where receipts go.
  var receipts: String { root + "/receipts" }

  /// A generation's folder.
  func generation(_ number: Int) -> String { "\(folder)/generations/\(number)" }

  /// The bytes of a publication's manifest, proved by the digest that the database has; nil when
  /// they are not there.
  func manifest(of publication: Publication) -> [UInt8]? {
    let path = generation(publication.generation) + "/manifest.json"
    guard case .bytes(let bytes) = InboxFile.read(path),
      Digests.sha256(bytes).description == publication.manifestHash
    else { return nil }
    return bytes
  }

  /// What an interrupted publication left of a generation.
  private var unfinished: [String] {
    let generations = folder + "/generations"
    return ((try? FileManager.default.contentsOfDirectory(atPath: generations)) ?? [])
      .sortedByBytes()
      .filter { $0.hasPrefix(".") }.map { generations + "/" + $0 }
  }

  /// The receipts that a run which died had not yet moved to their names.
  private var unfinishedReceipts: [String] {
    [receipts, root + "/_status"].flatMap { place in
      let names = (FileManager.default.enumerator(atPath: place)?.allObjects as? [String]) ?? []
      return names.sortedByBytes().filter {
        ($0 as NSString).lastPathComponent.hasPrefix(".staged-")
      }
      .map { place + "/" + $0 }
    }
  }

  /// What runs that died left, of generations and receipts.
  var leftovers: [String] { unfinished + unfinishedReceipts }

  /// Takes away what an interrupted publication left.
  func sweep() throws {
    for path in unfinished { try removeItem(path) }
    let next = folder + "/.latest"
    if (try? FileManager.default.destinationOfSymbolicLink(atPath: next)) != nil {
      try removeItem(next)
    }
  }

  /// Takes away the receipts that a run which died had not yet moved to their names.
  func sweepReceipts() throws {
    for path in unfinishedReceipts { try removeItem(path) }
  }

  private func removeItem(_ path: String) throws {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw RunnerFailure(
        .io, stage: "publish", cause: "'\(path)', left by an interrupted run, cannot be removed",
        mend: "make the folder writable for the runner, then: parindex retry")
    }
  }

  /// Opens the place beside the generations where one is written, empty.
  func stage(_ number: Int) throws -> StagedGeneration {
    #if PARINDEX_FAULTS
      if BrokenPublication.inPlace.isOn {
        let open = try StagedGeneration(folder: generation(number), access: access)
        try show(number)
        return open
      }
    #endif
    let staged = "\(folder)/generations/.\(number)"
    if FileManager.default.fileExists(atPath: staged) { try removeItem(staged) }
    return try StagedGeneration(folder: staged, access: access)
  }

  /// Moves a staged generation, durable by now, to its number; a folder of that number that is
  /// already there was left by an interrupted run or is damaged, and is replaced.
  ///
  /// `latest` may lead to the old folder already, so the two change places in one step and the old
  /// one goes only when readers have the new one.
  func place(_ staged: StagedGeneration, as number: Int) throws {
    #if PARINDEX_FAULTS
      if BrokenPublication.inPlace.isOn { return }
    #endif
    let final = generation(number)
    let isThere = FileManager.default.fileExists(atPath: final)
    if isThere {
      try DurableFolder.exchange(staged.folder, final)
    } else {
      try DurableFolder.rename(staged.folder, to: final)
    }
    try DurableFolder.syncFolder("\(folder)/generations")
    if isThere { try removeItem(staged.folder) }
  }

  /// Moves `latest` to a generation, atomically.
  func show(_ number: Int) throws {
    let next = folder + "/.latest"
    unlink(next)
    guard symlink("generations/\(number)", next) == 0 else {
      throw DurableFolder.failure("symlink", next)
    }
    try DurableFolder.rename(next, to: folder + "/latest")
    try DurableFolder.syncFolder(folder)
  }

  /// The least number that no generation in Outbox has which the database does not know: after the
  /// database was restored from a backup, what was published meanwhile keeps its number.
  func highestGeneration(above known: [Publication]) throws -> Int {
    let numbers = Set(known.map(\.generation))
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder + "/generations")) ?? []
    return (names.compactMap { Int($0) }.filter { !numbers.contains($0) }.max() ?? 0) + 1
  }

  /// The number `latest` leads to; nil when nothing is published.
  func shown() -> Int? {
    let target = try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/latest")
    return target.flatMap { Int($0.split(separator: "/").last ?? "") }
  }
}
