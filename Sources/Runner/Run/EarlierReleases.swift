internal import Checkpoints
internal import Definitions
internal import Domain

extension Runner {
  /// Records which survey answers generations counted that a program made which knew no releases:
  /// what they showed is public, and later publications are compared with it.
  func recordEarlierReleases(in store: CheckpointStore) throws {
    let id = pipeline.round.id
    let recorded = try store.surveyProgress(round: id)
    let earlier = try store.publications(round: id).reversed().filter {
      recorded[$0.generation] == nil
    }
    guard pipeline.round.survey != nil, !earlier.isEmpty else { return }
    let editions = try store.editions(round: id)
    var counted: [Int: IntendedSurvey] = [:]
    var last: [Bytewise: String] = [:]
    for publication in earlier {
      let units = try answers(of: publication, editions[publication.generation], store)
      let changed = units.filter { last[$0.unit] != $0.sha256 }
      let gone = Set(last.keys).subtracting(units.map { Bytewise($0.unit) }).sorted()
      last = Dictionary(first: units.map { ($0.unit, $0.sha256) })
      counted[publication.generation] = IntendedSurvey(
        progress: .complete,
        units: changed
          + gone.map { unit in
            ReleasedUnit(
              unit: unit.text, wanted: "", waiting: 0,
              body: SurveyRelease.none(unit.text).encoded)
          })
    }
    try store.record(
      counted, round: id,
      audit: Audit(
        who: request.actor, verb: "upgrade",
        reason: "the survey answers that earlier generations showed", at: clock()))
  }

  private func answers(
    of publication: Publication, _ edition: PublishedEdition?, _ store: CheckpointStore
  ) throws -> [ReleasedUnit] {
    guard
      let basis = try store.basis(round: publication.round, generation: publication.generation),
      let definition = try store.definition(basis.definition)
    else { return [] }
    var original = self
    original.pipeline = Definition(
      round: try CanonicalJSON.decode(Round.self, from: definition),
      settings: pipeline.settings, directory: pipeline.directory, files: pipeline.files,
      fingerprint: pipeline.fingerprint)
    original.request = RunRequest(command: request.command, looksAtInbox: false)
    let session = try RunSession(
      runner: original, store: store, run: nil,
      made: (generation: publication.generation, basis: basis, edition: edition))
    let surveys = try store.arrivals(through: basis.lastArrival).filter {
      $0.folder == InboxFolder.survey
    }
    return try session.answersAsBefore(surveys)
  }
}
