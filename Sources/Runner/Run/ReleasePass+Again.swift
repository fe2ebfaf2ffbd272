internal import Checkpoints
internal import Domain
internal import Stages

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
    for unit in round.units where answers.cover(unit.code) {
      let release = ReleaseRule(design: design, level: unit.level).next(
        unit.code, wanted: try answers.filed(unit.code), after: [], mode: .asBefore)
      let counted = ReleasedUnit(
        unit: unit.code, wanted: "", waiting: 0, body: release.encoded)
      outcome.units[Bytewise(unit.code)] = Released(counted)
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
  /// The answers about the units at hand, also of respondents whom earlier files hold already.
  let atHand = AnswersAtHand()

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

  /// Checks every answer.
  func check(_ release: SurveyRelease) throws {
    for (position, source) in release.sources.enumerated() {
      guard let arrival = arrivals[source] else { throw failure(release.unit, source) }
      let said = try atHand.answers(in: FileStages.partition(arrival), about: release.unit) {
        try fileStages.questionnaires(of: arrival)
      }
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
