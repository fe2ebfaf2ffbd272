internal import Checkpoints
internal import Definitions
internal import Domain
internal import Foundation

/// The things that can safely be removed, and those that are kept and why.
public struct CollectionReport: Sendable, Codable, Hashable {
  /// Items of one kind.
  public struct Line: Sendable, Codable, Hashable {
    /// The kind, in words.
    public let what: String
    /// How many, and how many bytes they take.
    public let count: Int, bytes: Int
    /// Why they are removed or kept.
    public let why: String
  }

  /// Whether items were removed; otherwise this is a preview.
  public let isDone: Bool
  /// The removed items.
  public let removed: [Line]
  /// The kept items.
  public let kept: [Line]
  /// The free bytes of the database file afterwards; `--vacuum` returns them to the disk.
  public let freeBytes: Int
}

extension Runner {
  /// Removes what nothing depends on: outputs that are neither current nor cited, remains of
  /// interrupted runs, and backups by ticks beyond those to keep.
  ///
  /// - Parameters:
  ///   - reason: Why; kept in the audit trail.
  ///   - isPlan: Whether only to report what would be removed.
  ///   - vacuums: Whether the database returns free space to the disk.
  /// - Returns: The removed and the kept items.
  /// - Throws: `RunnerFailure` when a run is in progress, or when something cannot be removed.
  public func collect(
    reason: String, isPlan: Bool, vacuums: Bool = false
  ) throws -> CollectionReport {
    try holdingLease(command: request.command, ifHeld: { throw Runner.busy($1, in: $0) }) {
      store in
      let before = try store.contents()
      let leftovers = Leftovers(pipeline)
      let removed = outputs(before) + leftovers.lines
      if !isPlan {
        try store.integrityCheck()
        _ = try store.removeUnused(
          audit: Audit(who: request.actor, verb: "gc", reason: reason, at: clock()))
        try leftovers.remove()
        if vacuums { try store.vacuum() }
      }
      return CollectionReport(
        isDone: !isPlan, removed: removed, kept: kept(before, leftovers),
        freeBytes: try store.contents().freeBytes)
    }
  }

  private func outputs(_ contents: StoreContents) -> [CollectionReport.Line] {
    contents.removable.sorted { $0.key < $1.key }.map { stage, amount in
      CollectionReport.Line(
        what: "outputs of \(stage.rawValue) that were replaced", count: amount.count,
        bytes: amount.bytes, why: "not current, not cited by any publication; can be recomputed")
    }
  }

  private func kept(
    _ contents: StoreContents, _ leftovers: Leftovers
  ) -> [CollectionReport.Line] {
    func line(_ what: String, _ amount: Amount, _ why: String) -> CollectionReport.Line {
      CollectionReport.Line(what: what, count: amount.count, bytes: amount.bytes, why: why)
    }
    return [
      line(
        "archived originals", contents.originals, "every publication is rebuilt from them"),
      line("current outputs", contents.current, "the next run builds on them"),
      line("outputs that were replaced", contents.cited, "a publication cites them"),
      line(
        "attempts", Amount(count: contents.attempts, bytes: 0), "the history of all work"),
      line(
        "rows of the audit trail", Amount(count: contents.auditRows, bytes: 0),
        "its chain would break"),
      line("backups", leftovers.keptBackups, "made by hand, or among those to keep"),
      line(
        "folders with a damaged database", leftovers.damaged, "set aside for inspection"),
    ].filter { $0.count > 0 }
  }
}

/// Our files that nothing depends on; listed while this process holds the lease, so that no live
/// run is writing one of them.
///
/// Copies left by a killed backup are removed when the database is opened: a live backup holds no
/// lease, so only its process number identifies it.
private struct Leftovers {
  let staged: [String], backups: [String]
  let keptBackups: Amount, damaged: Amount

  init(_ pipeline: Definition) {
    let settings = pipeline.settings
    let outbox = Outbox(pipeline)
    staged = outbox.leftovers
    let own = Backups(pipeline)
    backups = settings.backupsKept.map { own.outdated(keeping: $0) } ?? []
    let gone = Set(of: backups)
    keptBackups = Leftovers.amount(
      own.names.map { own.folder + "/" + $0 }.filter { !gone.contains($0) })
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: settings.checkpointsPath)) ?? []
    damaged = Leftovers.amount(
      names.filter { $0.hasPrefix("damaged-") }.map { settings.checkpointsPath + "/" + $0 })
  }

  var lines: [CollectionReport.Line] {
    [
      ("unfinished files in Outbox", staged, "left by a run that died; never published"),
      ("backups made by ticks", backups, "older than those that pipeline.yaml keeps"),
    ].filter { !$0.1.isEmpty }.map { what, paths, why in
      let amount = Leftovers.amount(paths)
      return CollectionReport.Line(
        what: what, count: amount.count, bytes: amount.bytes, why: why)
    }
  }

  func remove() throws {
    for path in staged + backups {
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        throw RunnerFailure(
          .io, cause: "'\(Printable.line(path))' cannot be removed",
          mend: "make its folder writable for the runner, then: parindex gc")
      }
    }
  }

  /// The number of entries at paths, and their size in bytes with all their contents.
  private static func amount(_ paths: [String]) -> Amount {
    var bytes = 0
    for path in paths {
      let below = (FileManager.default.enumerator(atPath: path)?.allObjects as? [String]) ?? []
      for file in [path] + below.map({ path + "/" + $0 }) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        if attributes?[.type] as? FileAttributeType == .typeRegular {
          bytes += attributes?[.size] as? Int ?? 0
        }
      }
    }
    return Amount(count: paths.count, bytes: bytes)
  }
}
