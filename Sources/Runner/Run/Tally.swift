internal import Domain
internal import Stages

/// How many files have each disposition, and how many findings each severity.
struct Tally {
  /// The files by disposition; those that wait have no receipt.
  let files: [Receipt.Disposition: Int]
  /// The findings by severity: error, warning, note.
  let findings: [String: Int]

  /// Counts the files that have a receipt.
  init(_ receipts: [Receipt], _ ledger: Ledger) {
    var findings = ["error": 0, "warning": 0, "note": 0]
    for receipt in receipts {
      guard let entry = ledger.entry(.validate, FileChain.partition(receipt.arrival)),
        let summary = SubmissionSummary(entry.summary)
      else { continue }
      findings["error", default: 0] += summary.errors
      findings["warning", default: 0] += summary.warnings
      findings["note", default: 0] += summary.notes
    }
    self.findings = findings
    files = Dictionary(grouping: receipts, by: \.disposition).mapValues(\.count)
  }
}
