internal import Checkpoints
internal import Digests
internal import Domain
internal import Stages

/// Decides which survey answers count in what a run publishes.
///
/// A unit of which nothing changed since it was decided last is not looked into.
struct ReleasePass {
  /// The round.
  let round: Round
  /// The store, which holds the answers that earlier publications counted.
  let store: CheckpointStore
  /// The threads.
  let workers: Workers
  /// The settled files.
  let files: [SettledFile]
  /// Why a person has all answers taken in; nil where nobody does.
  let reveals: String?
  /// The official generation that was begun and is to be finished; nil for none.
  let unfinished: Int?
  /// The generations whose answers this database does not know.
  let unknown: UnknownAnswers

  /// The number of units whose answers are in memory together.
  private static let atOnce = 1_024

  /// The answers about a unit that count.
  struct Released: Sendable {
    /// The digest of the answers.
    let digest: String
    /// The answers, decoded when they are asked for.
    let release: @Sendable () throws -> SurveyRelease

    init(digest: String, release: @escaping @Sendable () throws -> SurveyRelease) {
      self.digest = digest
      self.release = release
    }

    /// Takes answers that are to be recorded, which stay deflated in memory.
    init(_ counted: ReleasedUnit) {
      self.init(digest: counted.sha256) {
        guard let answers = counted.answers else {
          throw ReleaseProof.failure(
            "the survey answers about \(Printable.line(counted.unit)) cannot be inflated")
        }
        return try SurveyRelease(encoded: answers)
      }
    }
  }

  /// The result of the pass.
  struct Outcome: Sendable {
    /// The answers that count, by unit.
    var units: [Bytewise: Released] = [:]
    /// How far the answers have been taken in.
    var progress = SurveyProgress.complete
    /// The units to record with the publication.
    var changed: [ReleasedUnit] = []
  }

  /// Decides every unit.
  ///
  /// - Parameter proof: Proves what is recorded by the archived files; nil where it is believed.
  /// - Returns: What counts.
  /// - Throws: `RunnerFailure` where what is recorded is not what the files give.
  func run(proving proof: ReleaseProof? = nil) throws -> Outcome {
    guard let design = round.survey else { return Outcome() }
    let answers = SurveyAnswers(files)
    let known = try store.releases(round: round.id)
    let isFirst = try store.publications(round: round.id).isEmpty
    let recorded = proof == nil ? [:] : try store.surveyProgress(round: round.id)
    let settings = Digests.sha256(try CanonicalJSON.encode(design)).description
    let units = round.units.filter {
      answers.cover($0.code) || known[$0.code] != nil
    }
    var decided: [Decided] = []
    for chunk in units.chunks(of: ReleasePass.atOnce) {
      let codes = Set(of: chunk.map(\.code))
      for atHand in [answers.atHand, proof?.atHand] { atHand?.keep(codes) }
      decided += try workers.map(Array(chunk)) { unit -> Decided in
        let rule = ReleaseRule(design: design, level: unit.level)
        let wanted = Digests.sha256("\(answers.digest(unit.code)) \(settings)").description
        if let entry = known[unit.code], entry.wanted == wanted,
          reveals == nil || entry.waiting == 0
        {
          let released = stored(unit.code, entry)
          if let proof {
            try check(
              entry, released, rule, unit, answers, proof,
              wasRevealed: recorded[entry.generation]?.revealed ?? 0 > 0)
          }
          return Decided(unit: unit.code, released: released, waiting: entry.waiting)
        }
        return try decide(
          unit, answers, rule, wanted: wanted, since: known[unit.code], isFirst: isFirst)
      }
    }
    for atHand in [answers.atHand, proof?.atHand] { atHand?.keep([]) }
    return Outcome(
      units: Dictionary(first: decided.map { ($0.unit, $0.released) }),
      progress: try progress(decided), changed: decided.compactMap(\.changed))
  }

  private struct Decided: Sendable {
    let unit: String
    let released: Released
    let waiting: Int
    var revealed = 0
    var changed: ReleasedUnit?
  }

  private func decide(
    _ unit: Unit, _ answers: SurveyAnswers, _ rule: ReleaseRule, wanted: String,
    since known: ReleasedUnitEntry?, isFirst: Bool
  ) throws -> Decided {
    let (release, revealed) = try next(
      unit, answers, rule, isFirst: isFirst, takesAll: reveals != nil)
    let changed = ReleasedUnit(
      unit: unit.code, wanted: wanted, waiting: release.waiting,
      body: release.encoded)
    let isNew = known.map { $0.sha256 != changed.sha256 || $0.wanted != wanted } ?? true
    return Decided(
      unit: unit.code,
      released: Released(changed),
      waiting: release.waiting, revealed: revealed, changed: isNew ? changed : nil)
  }

  /// The answers about a unit that count in a generation, and how many questionnaires a person's word
  /// let in; in the next generation unless told otherwise.
  private func next(
    _ unit: Unit, _ answers: SurveyAnswers, _ rule: ReleaseRule, in generation: Int? = nil,
    isFirst: Bool, takesAll: Bool
  ) throws -> (release: SurveyRelease, revealed: Int) {
    var history = try store.releaseBodies(
      round: round.id, unit: unit.code, through: generation.map { $0 - 1 }
    ).map { try SurveyRelease(encoded: $0) }
    let mayTell = unknown.mayTell(generation ?? .max)
    if history.isEmpty, !isFirst || mayTell { history = [.none(unit.code)] }
    let filed = try answers.filed(unit.code)
    let release =
      if mayTell, let last = history.last {
        rule.holding(last, wanted: filed)
      } else {
        rule.next(unit.code, wanted: filed, after: history)
      }
    guard takesAll, release.waiting > 0 else { return (release, 0) }
    return (
      rule.next(unit.code, wanted: filed, after: history, mode: .atOnce), release.waiting
    )
  }

  /// Decides what is recorded of a unit again, by the files that count and what was published before.
  private func check(
    _ entry: ReleasedUnitEntry, _ released: Released, _ rule: ReleaseRule, _ unit: Unit,
    _ answers: SurveyAnswers, _ proof: ReleaseProof, wasRevealed: Bool
  ) throws {
    let again = try next(
      unit, answers, rule, in: entry.generation, isFirst: entry.generation == 1,
      takesAll: wasRevealed
    ).release
    let recorded = try released.release()
    guard again != recorded else { return }
    try proof.check(recorded)
    throw ReleaseProof.failure(
      "the survey answers recorded about \(Printable.line(unit.code)) are not those that the "
        + "archived files and what was published before give")
  }

  private func progress(_ decided: [Decided]) throws -> SurveyProgress {
    var revealed = decided.reduce(0) { $0 + $1.revealed }
    var reason = revealed > 0 ? reveals ?? "" : ""
    if let unfinished, let begun = try store.surveyProgress(round: round.id)[unfinished] {
      (revealed, reason) = (begun.revealed, begun.reason)
    }
    return SurveyProgress(
      waiting: decided.reduce(0) { $0 + $1.waiting },
      units: decided.count { $0.waiting > 0 }, revealed: revealed, reason: reason)
  }

  /// The answers about a unit as they are recorded.
  func stored(_ unit: String, _ entry: ReleasedUnitEntry) -> Released {
    Released(digest: entry.sha256) { [store, round] in
      let bodies = try store.releaseBodies(
        round: round.id, unit: unit, through: entry.generation)
      guard let last = bodies.last else { return .none(unit) }
      let release = try SurveyRelease(encoded: last)
      guard release.unit.isSame(as: unit) else {
        throw ReleaseProof.failure(
          "the survey answers recorded for \(Printable.line(unit)) are of another unit")
      }
      return release
    }
  }
}
