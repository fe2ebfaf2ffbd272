internal import Checkpoints
internal import Digests
internal import Domain
internal import Stages

/// The answers about each unit in the survey files that count.
final class SurveyAnswers: Sendable {
  /// A survey file that counts.
  private struct File: Sendable {
    let source: SurveyRelease.Source
    let judged: JudgedFile
  }

  private let files: [Bytewise: [File]]
  /// The answers about the units at hand.
  let atHand = AnswersAtHand()

  /// Finds the survey files that count.
  init(_ settled: [SettledFile]) {
    var files: [Bytewise: [File]] = [:]
    for file in settled where file.counts && file.receipt.subject?.form == .survey {
      let source = SurveyRelease.Source(path: file.arrival.path, sha256: file.arrival.sha256)
      for unit in file.judged.summary.unitDigests.keys {
        files[unit, default: []].append(File(source: source, judged: file.judged))
      }
    }
    self.files = files
  }

  /// Whether any file is about a unit.
  func cover(_ unit: String) -> Bool { files[unit] != nil }

  /// The digest of all that is said about a unit.
  func digest(_ unit: String) -> String {
    let lines = (files[unit] ?? []).map {
      "\($0.source.path) \($0.source.sha256) \($0.judged.summary.unitDigests[unit] ?? "")"
    }
    return Digests.sha256(lines.joined(separator: "\n")).description
  }

  /// The answers about a unit, in the order in which the files came.
  func filed(_ unit: String) throws -> [ReleaseRule.Filed] {
    try (files[unit] ?? []).map { file in
      let submission = file.judged.submission
      return ReleaseRule.Filed(
        source: file.source,
        questionnaires: try atHand.answers(in: submission.partition, about: unit) {
          try submission.output().questionnaires
        })
    }
  }
}
