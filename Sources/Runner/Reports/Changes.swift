internal import Checkpoints
public import Domain
internal import Definitions
internal import Foundation
internal import Stages

/// A submission that was taken out of the count or let in again.
public struct ExclusionReport: Sendable, Codable, Hashable {
  /// The submission's path below Inbox and the SHA-256 of its bytes.
  public let path: Bytewise, sha256: String
  /// Whether it is out of the count now.
  public let isExcluded: Bool
  /// Who decided that, and why.
  public let who: String, reason: String
  /// Whether the round is final, so that the change waits for a correction.
  public let waitsForCorrection: Bool
  /// Why a correction of a final round would change nothing by this, in words; nil where it may.
  public let changesNothing: String?
  /// The commands that make the change show; empty where it changes nothing.
  public let next: String
}

extension Runner {
  /// Takes a submission out of the count or lets it in again; shows with the next run.
  ///
  /// - Parameters:
  ///   - name: The path below Inbox, or at least eight digits of the SHA-256 of the bytes.
  ///   - isExcluded: Whether it is out of the count from now on.
  ///   - reason: Why; kept in the audit trail, and shown in the receipt.
  /// - Returns: What was changed.
  /// - Throws: `RunnerFailure` when the name fits no submission or several, when it is so already,
  ///   or when a run is on.
  public func setExcluded(
    _ name: String, _ isExcluded: Bool, reason: String
  ) throws -> ExclusionReport {
    try holdingLease(command: request.command, ifHeld: { throw Runner.busy($1, in: $0) }) {
      store in
      let arrival = try submission(name, store)
      let already = try ExcludedFile.all(store, utcOffset: pipeline.settings.utcOffsetSeconds).first
      {
        FileKey($0.path, $0.sha256) == FileKey(arrival)
      }
      guard (already != nil) != isExcluded else {
        throw RunnerFailure(
          .data,
          cause: "'\(Printable.line(arrival.path))' is "
            + (already.map { "already \(Printable.line($0.sentence))" } ?? "not excluded"),
          mend: isExcluded
            ? "to let it count again: parindex readmit" : "see what counts with: parindex status")
      }
      let before = try counting(store)
      try store.record(
        Exclusion(
          path: arrival.path, sha256: arrival.sha256, isExcluded: isExcluded, reason: reason),
        audit: Audit(
          who: request.actor, verb: isExcluded ? "exclude" : "readmit", reason: reason, at: clock())
      )
      let state = try RoundState(store, round: pipeline.round.id)
      let idle = try counting(store).flatMap { Runner.idle($0, before: before, isExcluded) }
      return ExclusionReport(
        path: arrival.path, sha256: arrival.sha256, isExcluded: isExcluded, who: request.actor,
        reason: reason, waitsForCorrection: state.official != nil && idle == nil,
        changesNothing: idle, next: idle == nil ? Runner.showing(state) : "")
    }
  }

  /// The files that count in a final round: in its official result, and in a correction made now.
  private struct Counting {
    let official: Set<FileKey>, corrected: Set<FileKey>
  }

  /// The files that count in a final round; nil in another one, or where no correction can be made
  /// now.
  private func counting(_ store: CheckpointStore) throws -> Counting? {
    let state = try RoundState(store, round: pipeline.round.id)
    guard state.official != nil, state.unfinished == nil else { return nil }
    func counted(_ publishing: PublishRequest?) throws -> Set<FileKey> {
      var runner = self
      runner.request = RunRequest(
        command: request.command, looksAtInbox: false, actor: request.actor,
        publishing: publishing)
      runner = try runner.underDefinitionInForce(store, recording: false).runner
      let session = try RunSession(runner: runner, store: store, run: nil)
      return Set(try session.settleKnown().filter(\.counts).map { FileKey($0.arrival) })
    }
    do {
      return Counting(
        official: try counted(nil),
        corrected: try counted(.correction(reason: "", decision: "", submissions: [])))
    } catch let failure as RunnerFailure where failure.kind == .data {
      // `correct` says why no correction can be made now.
      return nil
    }
  }

  /// Why a correction would not differ by an exclusion or readmission; nil where it may.
  private static func idle(_ now: Counting, before: Counting?, _ isExcluded: Bool) -> String? {
    if now.corrected == before?.corrected {
      return isExcluded
        ? "it did not count, so nothing changes" : "it does not count, so nothing changes"
    }
    return now.corrected == now.official
      ? "the same files count as in the official result, so nothing changes" : nil
  }

  /// The command that makes an exclusion or readmission show: a freeze holds it back.
  private static func showing(_ state: RoundState) -> String {
    if state.official != nil { return "parindex publish --correction --reason '…'" }
    if state.freeze != nil { return "parindex unfreeze --reason '…', then: parindex run" }
    return "parindex run"
  }

  /// The submission that a person named by its path below Inbox or the start of its digest.
  func submission(_ name: String, _ store: CheckpointStore) throws -> Arrival {
    let fitting = try store.arrivals().filter {
      $0.path == name || name.utf8.count >= 8 && Bytewise($0.sha256).hasPrefix(Bytewise(name))
    }
    guard let arrival = fitting.last, Set(fitting.map(\.path)).count == 1 else {
      throw RunnerFailure(
        .data,
        cause: fitting.isEmpty
          ? "no submission is called '\(Printable.line(name))'"
          : "several submissions fit '\(Printable.line(name))': "
            + fitting.map { Printable.line($0.path) }.joined(separator: ", "),
        mend: (fitting.isEmpty ? Runner.near(name, try store.arrivals().map(\.path)) : "")
          + "name its path below Inbox, or the start of its sha256 from the receipt")
    }
    return arrival
  }

  /// Asks whether one of the files is meant whose name passes for the written one, or whose last part
  /// it is.
  private static func near(_ name: String, _ paths: [Bytewise]) -> String {
    let written = Lookalike(name, isGenerous: true)
    let near = Set(paths).sorted().filter { path in
      Lookalike(path.text, isGenerous: true) == written
        || path.components.last.map { Lookalike($0.text, isGenerous: true) } == written
    }
    guard !near.isEmpty else { return "" }
    return "did you mean " + near.prefix(3).map { "'\($0.shownApart)'" }.joined(separator: " or ")
      + "? Otherwise: "
  }

  /// The failure of coming second.
  static func busy(_ other: LeaseHolder, in store: CheckpointStore) -> RunnerFailure {
    // The holder may not have begun its run yet, and then the last one is another's.
    let last = (try? store.runs(limit: 1))?.first
    let run =
      if let last, last.state == .running, last.beganAt >= other.since {
        "run \(last.id.rawValue)"
      } else {
        "a run"
      }
    return RunnerFailure(
      .busy,
      cause: "\(run) is on: '\(Printable.line(other.command))', process \(other.pid), since "
        + Moment.text(other.since),
      mend: "wait for it to end, or look at it with: parindex status")
  }
}
