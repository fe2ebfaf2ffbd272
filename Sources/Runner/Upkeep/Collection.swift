internal import Checkpoints
internal import Domain
internal import Foundation

/// What could be removed without breaking any promise, and what is kept and why.
public struct CollectionReport: Sendable, Codable, Hashable {
  /// Things of one kind.
  public struct Line: Sendable, Codable, Hashable {
    /// What they are.
    public let what: String
    /// How many, and how many bytes they take.
    public let count: Int, bytes: Int
    /// Why they can go or stay.
    public let why: String
  }

  /// Whether it was removed; otherwise it is only said what would be.
  public let isDone: Bool
  /// What is removed.
  public let removed: [Line]
  /// What is kept.
  public let kept: [Line]
  /// Bytes of the database file that hold nothing afterwards; `--vacuum` gives them back.
  public let freeBytes: Int
}

extension Runner {
  /// Removes what nothing rests on: outputs of attempts that are neither current nor cited, what
  /// interrupted runs left, and backups of ticks beyond those to keep.
  ///
  /// - Parameters:
  ///   - reason: Why; kept in the audit trail.
  ///   - isPlan: Whether it is only said what would be removed.
  ///   - vacuums: Whether the database gives the space back to the disk.
  /// - Returns: What was removed and what is kept.
  /// - Throws: `RunnerFailure` when a run is on, or when something cannot be removed.
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
        bytes: amount.bytes, why: "not current and cited by no publication; can be made again")
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
        "archived originals", contents.originals, "every publication is made again from them"),
      line("current outputs", contents.current, "the next run builds on them"),
      line("outputs that were replaced", contents.cited, "a publication cites them"),
      line(
        "attempts", Amount(count: contents.attempts, bytes: 0), "what was done when is history"),
      line(
        "rows of the audit trail", Amount(count: contents.auditRows, bytes: 0),
        "its chain would break"),
      line("backups", leftovers.keptBackups, "made by a person, or among those to keep"),
      line(
        "folders with a damaged database", leftovers.damaged, "set aside for a person to look at"),
    ].filter { $0.count > 0 }
  }
}

/// Files of ours that nothing rests on; read while this process holds the lease, so that no living
/// run is writing one of them.
///
/// Copies that a killed backup left went when the database was opened: a living backup holds no
/// lease, so only its process's number tells.
private struct Leftovers {
  let staged: [String], backups: [String]
  let keptBackups: Amount, damaged: Amount

  init(_ pipeline: Pipeline) {
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
      ("unfinished files in Outbox", staged, "left by a run that died; never shown to anybody"),
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

  /// How many things lie at paths, and how many bytes they take with all that is in them.
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
