internal import Checkpoints
internal import Definitions
internal import Digests
internal import Disk
internal import Domain
internal import Foundation

/// The Outbox of one round: numbered generations, and the link `latest` to the newest.
///
/// A generation is written beside the others, synced and renamed into place; only then `latest`
/// moves, by an atomic rename: readers see the old generation or the new one.
struct Outbox {
  /// The Outbox folder.
  let root: String
  /// The round's short name.
  let round: String
  /// Who may read the files; nil leaves it to the account's umask.
  var access: ReadAccess?

  /// The round's folder: Outbox itself where it is named after the round or was moved with the
  /// round's generations in it; otherwise the folder in it named after the round.
  let folder: String

  /// The Outbox of a round.
  init(root: String, round: String) {
    self.root = root
    self.round = round
    let below = root + "/" + round
    func isThere(_ folder: String) -> Bool {
      FileManager.default.fileExists(atPath: folder + "/generations")
    }
    let isNamed = (root as NSString).lastPathComponent.utf8.elementsEqual(round.utf8)
    folder = (isNamed || isThere(root)) && !isThere(below) ? root : below
  }

  /// The Outbox of a pipeline.
  init(_ pipeline: Definition) {
    self.init(root: pipeline.settings.outboxPath, round: pipeline.round.id)
    access = pipeline.settings.outboxAccess
  }

  /// Other rounds with standings in an Outbox that this round never published to.
  static func strangers(_ root: String, _ round: String) -> [String] {
    let own = Outbox(root: root, round: round)
    guard !FileManager.default.fileExists(atPath: own.folder + "/generations") else { return [] }
    return ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).filter {
      FileManager.default.fileExists(atPath: "\(root)/\($0)/generations")
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The folder for receipts.
  var receipts: String { root + "/receipts" }

  /// A generation's folder.
  func generation(_ number: Int) -> String { "\(folder)/generations/\(number)" }

  /// The bytes of a publication's manifest, verified by the digest in the database; nil when they
  /// are missing.
  func manifest(of publication: Publication) -> [UInt8]? {
    let path = generation(publication.generation) + "/manifest.json"
    guard case .bytes(let bytes) = RegularFile.read(path),
      Digests.sha256(bytes).description == publication.manifestHash
    else { return nil }
    return bytes
  }

  /// The remains of a generation from an interrupted publication.
  private var unfinished: [String] {
    let generations = folder + "/generations"
    return entries(of: generations).map(\.text).filter(Outbox.isStagedGeneration)
      .map { generations + "/" + $0 }.filter { kind(of: $0) == .folder }
  }

  /// The receipts that a dead run had not yet renamed into place.
  private var unfinishedReceipts: [String] {
    [receipts, root + "/_status"].flatMap { place in
      let names = (FileManager.default.enumerator(atPath: place)?.allObjects as? [String]) ?? []
      return names.sortedByBytes().filter {
        Outbox.isStagedFile(($0 as NSString).lastPathComponent)
      }
      .map { place + "/" + $0 }.filter { kind(of: $0) == .file }
    }
  }

  /// Whether a name belongs to a generation being written: only those are ever removed as
  /// leftovers.
  static func isStagedGeneration(_ name: String) -> Bool {
    guard name.utf8.first == UInt8(ascii: ".") else { return false }
    let rest = name.utf8.dropFirst()
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let ending = rest.dropFirst(digits.count)
    return !digits.isEmpty && (ending.isEmpty || ending.elementsEqual(".old".utf8))
  }

  /// Whether a name belongs to a file being written beside its final path.
  static func isStagedFile(_ name: String) -> Bool {
    let start = ".staged-"
    guard name.utf8.starts(with: start.utf8) else { return false }
    let parts = name.utf8.dropFirst(start.utf8.count).split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }
  }

  /// The number of a generation, from the name of its folder.
  static func number(_ name: String) -> Int? {
    Int(name).flatMap { String($0).isSame(as: name) && $0 > 0 ? $0 : nil }
  }

  /// The names in a folder, in byte order; empty when the folder is missing.
  func entries(of folder: String) -> [Bytewise] {
    ((try? DirectoryEntries.of(folder))?.entries ?? []).map { Bytewise($0.name) }
  }

  /// The kind of entry at a path; links are not followed.
  func kind(of path: String) -> ForeignEntry.Kind {
    FileStatus(path).map { ForeignEntry.Kind($0.kind) } ?? .device
  }

  /// The remains of generations and receipts from dead runs.
  var leftovers: [String] { unfinished + unfinishedReceipts }

  /// Removes the remains of an interrupted publication.
  func sweep() throws {
    for path in unfinished { try removeItem(path) }
    let next = folder + "/.latest"
    if (try? FileManager.default.destinationOfSymbolicLink(atPath: next)) != nil {
      try removeItem(next)
    }
  }

  /// Removes the receipts that a dead run had not yet renamed into place.
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

  /// Opens an empty staging folder for a generation beside the others.
  func stage(_ number: Int) throws -> StagedGeneration {
    #if PARINDEX_FAULTS
      if BrokenPublication.inPlace.isOn {
        let open = try StagedGeneration(folder: generation(number), access: access)
        try show(number)
        return open
      }
    #endif
    let place = "\(folder)/generations"
    guard FileStatus(place)?.kind != .link else {
      throw RunnerFailure(
        .io, stage: "publish",
        cause: "'\(Printable.line(place))' is a link; the program writes to its own folders only",
        mend: "put the folder back in the place of the link, then: parindex retry")
    }
    let staged = "\(place)/.\(number)"
    if FileManager.default.fileExists(atPath: staged) { try removeItem(staged) }
    return try StagedGeneration(folder: staged, access: access)
  }

  /// Moves a staged, durable generation to its number; an existing folder of that number was left
  /// by an interrupted run or is damaged, and is replaced.
  ///
  /// `latest` may already lead to the old folder, so the two are exchanged in one step, and the old
  /// one is removed only once readers see the new one.
  func place(_ staged: StagedGeneration, as number: Int) throws {
    #if PARINDEX_FAULTS
      if BrokenPublication.inPlace.isOn { return }
    #endif
    let final = generation(number)
    let isThere = FileManager.default.fileExists(atPath: final)
    if isThere {
      try DurableFolder.exchange(staged.folder, final)
      try keepForeign(of: staged, in: final)
    } else {
      try DurableFolder.rename(staged.folder, to: final)
    }
    try DurableFolder.syncFolder("\(folder)/generations")
    if isThere { try removeItem(staged.folder) }
  }

  /// Moves foreign entries from a replaced generation into its successor: a person must look at
  /// them, and they are not ours to delete.
  private func keepForeign(of staged: StagedGeneration, in final: String) throws {
    let old = staged.folder
    let name = (old as NSString).lastPathComponent
    var place = OwnedPlace(name)
    place.expect("manifest.json", .any)
    for file in staged.files() { place.expect(file.path, .any) }
    if case .bytes(let bytes) = RegularFile.read(old + "/manifest.json"),
      let manifest = try? CanonicalJSON.decode(Manifest.self, from: bytes)
    {
      for file in manifest.files { place.expect(file.path, .any) }
    }
    let found = place.look(in: (old as NSString).deletingLastPathComponent)
    for folder in Set(of: found.unreadable).sorted() {
      try DurableFolder.makeFolder(final + "/" + folder.text)
      try DirectoryEntries.moveUnreadable(
        from: old + "/" + folder.text, to: final + "/" + folder.text)
    }
    for entry in found.names {
      var target = final + "/" + entry
      try DurableFolder.makeFolder((target as NSString).deletingLastPathComponent)
      if FileStatus(target, followsLink: true) != nil {
        // A link in the place of one of our files no longer blocks anything; a folder may hold what
        // somebody needs, and is put beside the file.
        guard FileStatus(old + "/" + entry)?.kind == .folder else { continue }
        var number = 1
        while FileStatus("\(target).kept-\(number)") != nil { number += 1 }
        target += ".kept-\(number)"
      }
      try DurableFolder.rename(old + "/" + entry, to: target)
    }
  }

  /// Moves `latest` to a generation, atomically.
  func show(_ number: Int) throws {
    let next = folder + "/.latest"
    try Links.point(next, to: "generations/\(number)")
    try DurableFolder.rename(next, to: folder + "/latest")
    try DurableFolder.syncFolder(folder)
  }

  /// One above the highest generation in Outbox that the database does not know: after a restore
  /// from a backup, generations published meanwhile keep their numbers.
  func highestGeneration(above known: [Publication]) throws -> Int {
    let numbers = Set(known.map(\.generation))
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder + "/generations")) ?? []
    return (names.compactMap { Int($0) }.filter { !numbers.contains($0) }.max() ?? 0) + 1
  }

  /// The number that `latest` leads to; nil when nothing is published or the link leads elsewhere.
  ///
  /// - Parameter link: The link's name, staged or in place.
  /// - Returns: The number.
  func shown(by link: String = "latest") -> Int? {
    let target = try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + link)
    return target.flatMap { Bytewise($0).dropping(prefix: "generations/") }
      .flatMap(Outbox.number)
  }
}
