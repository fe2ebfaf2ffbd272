internal import Domain
internal import Stages

/// Decides every file's disposition and which revision of each subject counts.
struct Settlement {
  /// The files that an operator excluded, and those that came after a freeze.
  let out: OutOfCount

  /// The files with their receipts, in order of arrival; the receipts are still without what was
  /// found in the files.
  func files(_ judged: [JudgedFile]) -> [SettledFile] {
    let files = Dictionary(
      judged.map { (ArrivalKey($0.arrival), $0) }, uniquingKeysWith: { first, _ in first })
    return Supersession.receipts(judged.map(candidate)).compactMap { receipt in
      files[ArrivalKey(receipt.arrival)].map { SettledFile(judged: $0, receipt: receipt) }
    }
  }

  private func candidate(_ file: JudgedFile) -> Supersession.Candidate {
    let (arrival, summary) = (file.arrival, file.summary)
    return Supersession.Candidate(
      arrival: arrival,
      submission: ValidatedSubmission(
        subject: summary.subject,
        isAccepted: summary.isAccepted && out.excluded.reason(arrival) == nil,
        isLate: summary.isLate, findings: []),
      contentHash: file.records, isAfterFreeze: out.late.contains(arrival),
      repeatsAnswers: summary.repeatsAnswers,
      decidedUnits: summary.subject?.form == .decision ? Set(summary.unitDigests.keys) : [])
  }
}
