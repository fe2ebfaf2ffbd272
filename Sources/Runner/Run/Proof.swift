public import Domain
internal import Checkpoints

/// The proof that checkpoints are what the archived originals give.
///
/// Every digest and seal lies in the same database as what it is a digest of, so whoever rewrites
/// an output can rewrite those, too. The originals are what agencies handed in: what is published is
/// made from them again, in memory, and must come out the same.
extension RunSession {
  /// Refuses to go on when a checkpoint is not what the archived originals give.
  ///
  /// Outputs that this process made from the originals itself are not made twice.
  ///
  /// - Parameter arrivals: The files that the checkpoints rest on.
  /// - Throws: `RunnerFailure` of kind `defect` that names the first such checkpoint by stage and
  ///   partition.
  func prove(_ arrivals: [Arrival]) throws {
    let proof = try proved(arrivals, cells: false)
    guard !proof.ledger.refuted.isEmpty else { return }
    // Only now is it worth its cost to know whether the cells were changed first.
    let whole = try proved(arrivals, cells: true)
    let refuted = whole.ledger.refuted.isEmpty ? proof.ledger.refuted : whole.ledger.refuted
    guard let first = refuted.first else { return }
    throw first.failure(besides: refuted.count - 1)
  }

  /// Makes everything again that this session knows, and compares it.
  func proved(_ arrivals: [Arrival], cells: Bool) throws -> RunSession {
    let proof = try RunSession(proving: self, cells: cells)
    _ = try proof.result(of: InboxLook(arrivals: arrivals))
    return proof
  }
}

/// A checkpoint that is not what the archived originals give.
public struct RefutedCheckpoint: Sendable, Codable, Hashable {
  /// The stage and the partition.
  public let stage: StageName, partition: String

  /// The fault in words.
  public var line: String {
    "the checkpoint of \(stage.rawValue) '\(Printable.line(partition))' is not what the archived "
      + "originals give"
  }

  /// The command that makes it again.
  public var mend: String {
    "parindex rerun --from \(stage.rawValue) --reason 'the checkpoint was changed'"
  }

  /// Why nothing is published from it.
  func failure(besides others: Int) -> RunnerFailure {
    RunnerFailure(
      .defect, stage: stage.rawValue,
      cause: line + (others == 0 ? "" : ", nor are \(others) more") + "; nothing is published",
      mend: mend)
  }
}
