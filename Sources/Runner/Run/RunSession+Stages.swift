internal import Domain

extension RunSession {
  /// How many partitions each stage made and reused so far, in order.
  func stageLines() -> [LastRun.StageLine] {
    let lines = Dictionary(grouping: ledger.lines(), by: \.stage)
    return StageName.allCases.map { stage in
      // A content made while it was read is asked for again afterwards and then reused.
      let partitions = Dictionary(grouping: lines[stage] ?? [], by: \.partition)
      let ran = partitions.values.count { $0.contains(where: \.runs) }
      return LastRun.StageLine(
        stage: stage, ran: ran, reused: partitions.count - ran, failed: 0,
        milliseconds: ledger.meter.milliseconds(stage))
    }
  }

  /// The balance of files.
  func balance(of receipts: [Receipt]) -> Balance {
    let files = Tally(receipts, ledger).files
    return Balance(
      seen: receipts.count + waiting.total + evidence.count, accepted: files[.accepted] ?? 0,
      suspended: files[.suspended] ?? 0, duplicate: files[.duplicate] ?? 0,
      unchanged: files[.unchanged] ?? 0, waiting: waiting.total,
      evidence: evidence.count)
  }
}
