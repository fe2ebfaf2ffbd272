internal import Checkpoints
internal import Digests
internal import Domain
internal import Stages
internal import Synchronization

/// The answers about each unit in the survey files that count; a file is decoded on demand, and only
/// what it says of the units at hand is kept.
final class SurveyAnswers: Sendable {
  /// A survey file that counts.
  private struct File: Sendable {
    let source: SurveyRelease.Source
    let judged: JudgedFile
  }

  private let files: [Bytewise: [File]]
  private let decoded = Mutex(Decoded())

  /// The answers about the units at hand in the files decoded so far.
  private struct Decoded {
    var units: Set<Bytewise>?
    var files: [Bytewise: [Bytewise: [Questionnaire]]] = [:]

    func known(_ partition: Bytewise, _ unit: String) -> [Bytewise: [Questionnaire]]? {
      units?.contains(unit) ?? true ? files[partition] : nil
    }
  }

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

  /// Keeps only the answers about these units from here on; those of others are forgotten.
  func keep(_ units: Set<Bytewise>) {
    decoded.withLock { $0 = Decoded(units: units) }
  }

  /// The units that the files are about.
  var units: Set<Bytewise> { Set(files.keys) }

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
      ReleaseRule.Filed(
        source: file.source,
        questionnaires: try questionnaires(file.judged.submission, about: unit)[unit] ?? [])
    }
  }

  /// The answers in a file by unit: of the units at hand, and at least of the one asked for.
  private func questionnaires(
    _ submission: Checkpoint<ValidatedSubmission>, about unit: String
  ) throws -> [Bytewise: [Questionnaire]] {
    let partition = submission.partition
    if let known = decoded.withLock({ $0.known(partition, unit) }) { return known }
    let byUnit = Dictionary(
      grouping: try submission.output().questionnaires, by: { Bytewise($0.unit) })
    decoded.withLock { decoded in
      decoded.files[partition] = byUnit.filter { decoded.units?.contains($0.key) ?? true }
    }
    return byUnit
  }
}
