internal import Checkpoints
internal import Domain
internal import Stages
internal import Synchronization

/// The answers that a publication counted, found again to rebuild it.
extension ReleasePass {
  /// Finds the answers that a generation counted, as far as the archived files hold them.
  ///
  /// - Parameters:
  ///   - generation: The generation.
  ///   - fileStages: The file stages, which have been through the files that it knew.
  /// - Returns: What counted; all answers where a program made it that knew no releases.
  /// - Throws: `RunnerFailure` where an answer is in no archived file.
  func again(_ generation: Int, _ fileStages: FileStages) throws -> Outcome {
    guard let design = round.survey else { return Outcome() }
    guard let progress = try store.surveyProgress(round: round.id)[generation] else {
      return try asBefore(design)
    }
    let known = try store.releases(round: round.id, through: generation)
    var units: [Bytewise: Released] = [:]
    let proof = ReleaseProof(fileStages: fileStages, files: files, design: design)
    for (unit, entry) in known {
      let released = stored(unit.text, entry)
      units[unit] = Released(digest: entry.sha256) {
        let release = try released.release()
        try proof.check(release)
        return release
      }
    }
    return Outcome(units: units, progress: progress)
  }

  /// All answers of the files that count, as they were published before there were releases.
  func asBefore(_ design: SurveyDesign) throws -> Outcome {
    let answers = SurveyAnswers(files)
    var outcome = Outcome()
    for unit in round.units where answers.units.contains(unit.code) {
      let release = ReleaseRule(design: design, level: unit.level).next(
        unit.code, wanted: try answers.filed(unit.code), after: [], mode: .asBefore)
      let counted = ReleasedUnit(
        unit: unit.code, wanted: "", waiting: 0, body: release.encoded)
      outcome.units[Bytewise(unit.code)] = Released(digest: counted.sha256) { release }
      outcome.changed.append(counted)
    }
    return outcome
  }
}

/// Proves that the answers a publication counts are in the archived files it names.
final class ReleaseProof: Sendable {
  private let fileStages: FileStages
  private let arrivals: [SurveyRelease.Source: Arrival]
  private let worths: Set<Bytewise>
  private let read = Mutex(Read())

  /// The answers about the units at hand in the files read so far.
  private struct Read {
    var units: Set<Bytewise>?
    var files: [Bytewise: [Bytewise: [Questionnaire]]] = [:]
  }

  /// Takes the files that are known.
  init(fileStages: FileStages, files: [SettledFile], design: SurveyDesign) {
    self.fileStages = fileStages
    arrivals = Dictionary(
      files.map {
        (SurveyRelease.Source(path: $0.arrival.path, sha256: $0.arrival.sha256), $0.arrival)
      },
      uniquingKeysWith: { first, _ in first })
    worths = Set(of: design.options.filter { $0.percent != nil }.map(\.code))
  }

  /// Keeps only the answers about these units from here on; those of others are forgotten.
  func keep(_ units: Set<Bytewise>) {
    read.withLock { $0 = Read(units: units) }
  }

  /// Checks every answer.
  func check(_ release: SurveyRelease) throws {
    for (position, source) in release.sources.enumerated() {
      let said = try questionnaires(source, about: release.unit)
      for entry in release.entries where entry.source == position {
        let counted = entry.questionnaire
        let isThere = said.contains { said in
          said.respondent == counted.respondent && said.group == counted.group
            && counted.answers.allSatisfy { leaf, options in
              said.answers[leaf]?.filter { worths.contains($0) } == options
            }
        }
        guard isThere else { throw failure(release.unit, source) }
      }
    }
  }

  /// The answers in a file about a unit, also of respondents whom earlier files hold already.
  private func questionnaires(
    _ source: SurveyRelease.Source, about unit: String
  ) throws -> [Questionnaire] {
    guard let arrival = arrivals[source] else {
      throw failure(unit, source)
    }
    let partition = FileStages.partition(arrival)
    let known = read.withLock { $0.units?.contains(unit) ?? true ? $0.files[partition] : nil }
    if let known { return known[unit] ?? [] }
    let byUnit = Dictionary(
      grouping: try fileStages.questionnaires(of: arrival), by: { Bytewise($0.unit) })
    read.withLock { read in
      read.files[partition] = byUnit.filter { read.units?.contains($0.key) ?? true }
    }
    return byUnit[unit] ?? []
  }

  private func failure(_ unit: String, _ source: SurveyRelease.Source) -> RunnerFailure {
    ReleaseProof.failure(
      "the survey answers about \(Printable.line(unit)) that were published are not those "
        + "of '\(Printable.line(source.path))' in the archive")
  }

  /// The failure of recorded answers that nothing proves.
  static func failure(_ cause: String) -> RunnerFailure {
    RunnerFailure(
      .io, stage: "score", cause: cause, mend: "restore the last backup of the checkpoint database")
  }
}
