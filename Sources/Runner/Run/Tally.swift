internal import Domain
internal import Stages

/// The number of files with each disposition, and of findings with each severity.
struct Tally {
  /// The files by disposition; those that wait have no receipt.
  let files: [Receipt.Disposition: Int]
  /// The findings by severity: error, warning, note.
  let findings: [String: Int]

  /// Counts the files that have a receipt.
  init(_ files: [SettledFile]) {
    let summaries = files.map(\.judged.summary)
    findings = [
      "error": summaries.reduce(0) { $0 + $1.errors },
      "warning": summaries.reduce(0) { $0 + $1.warnings },
      "note": summaries.reduce(0) { $0 + $1.notes },
    ]
    self.files = Dictionary(grouping: files, by: \.receipt.disposition).mapValues(\.count)
  }
}
