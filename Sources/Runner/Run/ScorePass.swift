internal import Digests
internal import Domain
internal import Stages

/// Scores every unit from the submissions that count.
struct ScorePass {
  /// The round.
  let round: Round
  /// What is checkpointed.
  let ledger: Ledger
  /// The threads.
  let workers: Workers
  /// The receipts of all files.
  let receipts: [Receipt]
  /// The survey answers that count, by unit.
  let released: [Bytewise: ReleasePass.Released]

  /// A submission that counts, known by its summary.
  private struct Counting: Sendable {
    let arrival: Arrival
    let form: Form
    let outputHash: String
    let unitDigests: [Bytewise: String]

    var source: SourceFile {
      SourceFile(form: form, path: arrival.path, sha256: arrival.sha256)
    }
  }

  /// All that a unit's score depends on.
  private struct Work: Sendable {
    let unit: Unit
    let stage: Score
    let settings: String
    let selfAssessment: Counting?
    let appraisal: Counting?
    let survey: ReleasePass.Released?
    let decisions: [Counting]
    let wasSurveyHeld: Bool
    let unaccepted: Set<Form>
  }

  /// Makes the scores that are missing.
  func run() throws {
    let works = try works()
    for chunk in works.chunks(of: 64) {
      let made = try workers.map(Array(chunk)) { try score($0) }
      try ledger.record(made.compactMap { $0 })
    }
  }

  private func works() throws -> [Work] {
    var own: [Bytewise: Counting] = [:]
    var appraisals: [Bytewise: Counting] = [:]
    var surveyed: Set<Bytewise> = []
    var decisions: [Bytewise: [Counting]] = [:]
    let unaccepted = unacceptedForms()
    for receipt in receipts where receipt.counts {
      guard let subject = receipt.subject,
        let entry = ledger.entry(.validate, FileChain.partition(receipt.arrival)),
        let summary = SubmissionSummary(entry.summary)
      else { continue }
      let counting = Counting(
        arrival: receipt.arrival, form: subject.form, outputHash: entry.outputHash,
        unitDigests: summary.unitDigests)
      switch subject.form {
      case .selfAssessment: own[subject.key] = counting
      case .appraisal: appraisals[subject.key] = counting
      case .survey: surveyed.formUnion(summary.unitDigests.keys)
      case .decision:
        for unit in summary.unitDigests.keys { decisions[unit, default: []].append(counting) }
      }
    }
    let levelOfUnit = Dictionary(first: round.units.map { ($0.code, $0.level) })
    let surveyedLevels = Set(
      of: surveyed.union(released.keys).compactMap { levelOfUnit[$0] })
    let stages = try scoreStages()
    return round.units.compactMap { unit in
      guard let (stage, settings) = stages[unit.level] else { return nil }
      return Work(
        unit: unit, stage: stage, settings: settings, selfAssessment: own[unit.code],
        appraisal: appraisals[unit.code], survey: released[unit.code],
        decisions: decisions[unit.code] ?? [],
        wasSurveyHeld: surveyedLevels.contains(unit.level),
        unaccepted: unaccepted[unit.code] ?? [])
    }
  }

  /// The forms about each unit that were filed and not accepted.
  private func unacceptedForms() -> [Bytewise: Set<Form>] {
    var forms: [Bytewise: Set<Form>] = [:]
    for receipt in receipts where receipt.disposition == .suspended {
      guard let subject = receipt.subject else { continue }
      if subject.form == .selfAssessment || subject.form == .appraisal {
        forms[subject.key, default: []].insert(subject.form)
      }
    }
    return forms
  }

  private func scoreStages() throws -> [Bytewise: (Score, String)] {
    var stages: [Bytewise: (Score, String)] = [:]
    for level in round.levels {
      guard let criteria = round.criteria[level.code] else { continue }
      let stage = Score(
        level: level, criteria: criteria, survey: round.survey, policies: round.policies)
      stages[Bytewise(level.code)] = (stage, try settingsDigest(stage))
    }
    return stages
  }

  private func score(_ work: Work) throws -> Ledger.Made? {
    let fingerprint = try fingerprint(of: work)
    guard case .make = ledger.verdict(.score, Bytewise(work.unit.code), fingerprint) else {
      return nil
    }
    let score = work.stage.run(try dossier(of: work))
    let entry = Rank.Entry(score)
    return Ledger.Made(
      .score, Bytewise(work.unit.code), fingerprint, body: try CanonicalJSON.encode(score),
      summary: String(decoding: try CanonicalJSON.encode(entry), as: UTF8.self))
  }

  private func fingerprint(of work: Work) throws -> Fingerprint {
    var inputs = ["unit": Digests.sha256(try CanonicalJSON.encode(work.unit)).description]
    func mark(_ counting: Counting) -> String {
      "\(counting.arrival.path) \(counting.arrival.sha256) \(counting.outputHash)"
    }
    func mark(_ all: [Counting]) -> String {
      Digests.sha256(
        all.map {
          "\($0.arrival.path) \($0.arrival.sha256) \($0.unitDigests[work.unit.code] ?? "")"
        }.joined(separator: "\n")
      ).description
    }
    inputs["self_assessment"] = work.selfAssessment.map(mark)
    inputs["appraisal"] = work.appraisal.map(mark)
    inputs["survey"] = work.survey?.digest
    if !work.decisions.isEmpty { inputs["decisions"] = mark(work.decisions) }
    inputs["survey_held"] = work.wasSurveyHeld ? "yes" : "no"
    if !work.unaccepted.isEmpty {
      inputs["unaccepted"] = work.unaccepted.map(\.rawValue).sorted().joined(separator: " ")
    }
    return Fingerprint(.score, version: Score.version, settings: work.settings, inputs: inputs)
  }

  private func dossier(of work: Work) throws -> Score.Dossier {
    func filed(_ counting: Counting) throws -> Score.Dossier.Filed {
      let submission = try submission(counting)
      return Score.Dossier.Filed(
        source: counting.source, leaves: submission.leaves,
        decisions: submission.decisions.filter { $0.unit.isSame(as: work.unit.code) })
    }
    let survey = try work.survey?.release()
    return Score.Dossier(
      unit: work.unit, selfAssessment: try work.selfAssessment.map(filed),
      appraisal: try work.appraisal.map(filed),
      tallies: survey?.tallies ?? [],
      surveySources: (survey?.sources ?? []).map {
        SourceFile(form: .survey, path: $0.path, sha256: $0.sha256)
      }, wasSurveyHeld: work.wasSurveyHeld, shownGroups: survey?.shownGroups,
      waitingAnswers: survey?.waitingByLeaf ?? [:], decisions: try work.decisions.map(filed),
      unaccepted: work.unaccepted)
  }

  private func submission(_ counting: Counting) throws -> ValidatedSubmission {
    try CanonicalJSON.decode(
      ValidatedSubmission.self,
      from: ledger.body(.validate, FileChain.partition(counting.arrival)))
  }
}
