internal import Checkpoints
internal import Digests
internal import Domain
internal import Stages
internal import Synchronization

/// The answers about each unit in the survey files that count; a file is decoded once a run, and
/// only on demand.
final class SurveyAnswers: Sendable {
  /// A survey file that counts.
  private struct File: Sendable {
    let source: SurveyRelease.Source
    let partition: Bytewise
    let unitDigests: [Bytewise: String]
  }

  private let ledger: Ledger
  private let files: [Bytewise: [File]]
  private let decoded = Mutex<[Bytewise: [Bytewise: [Questionnaire]]]>([:])

  /// Finds the survey files among the receipts.
  init(_ receipts: [Receipt], _ ledger: Ledger) {
    self.ledger = ledger
    var files: [Bytewise: [File]] = [:]
    for receipt in receipts where receipt.counts && receipt.subject?.form == .survey {
      let partition = FileChain.partition(receipt.arrival)
      guard let entry = ledger.entry(.validate, partition),
        let summary = SubmissionSummary(entry.summary)
      else { continue }
      let file = File(
        source: SurveyRelease.Source(path: receipt.arrival.path, sha256: receipt.arrival.sha256),
        partition: partition, unitDigests: summary.unitDigests)
      for unit in summary.unitDigests.keys { files[unit, default: []].append(file) }
    }
    self.files = files
  }

  /// The units that the files are about.
  var units: Set<Bytewise> { Set(files.keys) }

  /// The digest of all that is said about a unit.
  func digest(_ unit: String) -> String {
    let lines = (files[unit] ?? []).map {
      "\($0.source.path) \($0.source.sha256) \($0.unitDigests[unit] ?? "")"
    }
    return Digests.sha256(lines.joined(separator: "\n")).description
  }

  /// The answers about a unit, in the order in which the files came.
  func filed(_ unit: String) throws -> [ReleaseRule.Filed] {
    try (files[unit] ?? []).map { file in
      ReleaseRule.Filed(
        source: file.source, questionnaires: try questionnaires(file.partition)[unit] ?? [])
    }
  }

  private func questionnaires(_ partition: Bytewise) throws -> [Bytewise: [Questionnaire]] {
    if let known = decoded.withLock({ $0[partition] }) { return known }
    let submission = try ledger.output(Validate.self, partition)
    let byUnit = Dictionary(grouping: submission.questionnaires, by: { Bytewise($0.unit) })
    decoded.withLock { $0[partition] = byUnit }
    return byUnit
  }
}
