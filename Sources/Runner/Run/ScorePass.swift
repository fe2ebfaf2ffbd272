internal import Digests
internal import Domain
internal import Stages

/// Scores every unit from the submissions that count.
struct ScorePass {
  /// The round.
  let round: Round
  /// The checkpoints.
  let ledger: Ledger
  /// The threads.
  let workers: Workers
  /// The settled files.
  let files: [SettledFile]
  /// The survey answers that count, by unit.
  let released: [Bytewise: ReleasePass.Released]

  /// The most scores that are kept in memory for publication.
  private static let handedOn = 300

  /// A submission that counts or did once, known by its summary.
  struct Counting: Sendable {
    let judged: JudgedFile
    let form: Form
    let revision: Int

    var arrival: Arrival { judged.arrival }
    var outputHash: String { judged.submission.digest }
    var unitDigests: [Bytewise: String] { judged.summary.unitDigests }

    var source: SourceFile {
      SourceFile(form: form, path: arrival.path, sha256: arrival.sha256)
    }
  }

  /// All that a unit's score depends on.
  struct Work: Sendable {
    let unit: Unit
    let stage: ConfiguredStage<Score>
    let selfAssessment: Counting?
    let appraisal: Counting?
    let survey: ReleasePass.Released?
    let decisions: [Counting]
    /// The self-assessments and decisions that were accepted, where there are decisions.
    let course: [Counting]
    let wasSurveyHeld: Bool
    let unaccepted: Set<Form>
  }

  /// Scores every unit.
  ///
  /// - Returns: The scores by unit.
  /// - Throws: What keeps an input from being read.
  func run() throws -> [Bytewise: Checkpoint<UnitScore>] {
    var scores: [Bytewise: Checkpoint<UnitScore>] = [:]
    for chunk in try works().chunks(of: 64) {
      let made = try workers.map(Array(chunk)) { work in
        var batch: [Ledger.Made] = []
        let score = try ledger.step(
          work.stage, Bytewise(work.unit.code), try inputs(of: work), into: &batch
        ) { try dossier(of: work) }
        return (score: score, batch: batch)
      }
      try ledger.record(made.flatMap(\.batch))
      for (score, _) in made {
        // Publication takes so many scores from memory; of a whole country it reads the rest again.
        let isKept = scores.count < ScorePass.handedOn
        scores[score.partition] = isKept ? score : ledger.unloaded(Score.self, score)
      }
    }
    return scores
  }

  /// The accepted submissions by the units they are about.
  private struct Filing {
    var own: [Bytewise: Counting] = [:], appraisals: [Bytewise: Counting] = [:]
    var surveyed: Set<Bytewise> = [], decisions: [Bytewise: [Counting]] = [:]
    var courses: [Bytewise: [Counting]] = [:]

    mutating func add(_ counting: Counting, _ receipt: Receipt, _ subject: Subject) {
      let units = counting.unitDigests.keys
      switch subject.form {
      case .selfAssessment:
        if receipt.counts { own[subject.key] = counting }
        courses[subject.key, default: []].append(counting)
      case .appraisal: if receipt.counts { appraisals[subject.key] = counting }
      case .survey:
        if receipt.counts { surveyed.formUnion(units) }
      case .decision:
        for unit in units {
          if receipt.counts { decisions[unit, default: []].append(counting) }
          courses[unit, default: []].append(counting)
        }
      }
    }
  }

  /// The inputs of each unit's score, in roster order.
  func works() throws -> [Work] {
    var filing = Filing()
    let unaccepted = unacceptedForms()
    for file in files where file.receipt.disposition == .accepted {
      guard let subject = file.receipt.subject else { continue }
      filing.add(
        Counting(
          judged: file.judged, form: subject.form, revision: file.receipt.revision ?? 0),
        file.receipt, subject)
    }
    let levelOfUnit = Dictionary(first: round.units.map { ($0.code, $0.level) })
    let surveyed = Set(
      of: filing.surveyed.union(released.keys).compactMap { levelOfUnit[$0] })
    let stages = try scoreStages()
    return round.units.compactMap { unit in
      guard let stage = stages[unit.level] else { return nil }
      let decisions = filing.decisions[unit.code] ?? []
      return Work(
        unit: unit, stage: stage, selfAssessment: filing.own[unit.code],
        appraisal: filing.appraisals[unit.code], survey: released[unit.code],
        decisions: decisions,
        course: decisions.isEmpty ? [] : filing.courses[unit.code] ?? [],
        wasSurveyHeld: surveyed.contains(unit.level), unaccepted: unaccepted[unit.code] ?? [])
    }
  }

  /// The forms about each unit that were filed and not accepted.
  private func unacceptedForms() -> [Bytewise: Set<Form>] {
    var forms: [Bytewise: Set<Form>] = [:]
    for receipt in files.map(\.receipt) where receipt.disposition == .suspended {
      guard let subject = receipt.subject else { continue }
      if subject.form == .selfAssessment || subject.form == .appraisal {
        forms[subject.key, default: []].insert(subject.form)
      }
    }
    return forms
  }

  private func scoreStages() throws -> [Bytewise: ConfiguredStage<Score>] {
    var stages: [Bytewise: ConfiguredStage<Score>] = [:]
    for level in round.levels {
      guard let criteria = round.criteria[level.code] else { continue }
      stages[Bytewise(level.code)] = try ConfiguredStage(
        Score(level: level, criteria: criteria, survey: round.survey, policies: round.policies))
    }
    return stages
  }

  private func inputs(of work: Work) throws -> Fingerprint.Inputs {
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
    if !work.decisions.isEmpty {
      inputs["decisions"] = mark(work.decisions)
      inputs["course"] = courseMark(work)
    }
    inputs["survey_held"] = work.wasSurveyHeld ? "yes" : "no"
    if !work.unaccepted.isEmpty {
      inputs["unaccepted"] = work.unaccepted.map(\.rawValue).sorted().joined(separator: " ")
    }
    return inputs
  }

  /// When what lay before the Council came, and what it says.
  private func courseMark(_ work: Work) -> String {
    let steps = work.course.map { step in
      let says = step.form == .decision ? step.unitDigests[work.unit.code] : step.outputHash
      return "\(step.arrival.path) \(step.arrival.sha256) \(says ?? "") \(step.revision) "
        + "\(step.arrival.receivedAt.seconds) \(step.arrival.look)"
    }
    return Digests.sha256(steps.joined(separator: "\n")).description
  }

  private func dossier(of work: Work) throws -> Score.Dossier {
    let decided = try decided(work)
    let survey = try work.survey?.release()
    return Score.Dossier(
      unit: work.unit, selfAssessment: try work.selfAssessment.map { try filed($0, work.unit) },
      appraisal: try work.appraisal.map { try filed($0, work.unit) },
      tallies: survey?.tallies ?? [],
      surveySources: (survey?.sources ?? []).map {
        SourceFile(form: .survey, path: $0.path, sha256: $0.sha256)
      }, wasSurveyHeld: work.wasSurveyHeld, shownGroups: survey?.shownGroups,
      waitingAnswers: survey?.waitingByLeaf ?? [:], decisions: decided.decisions,
      unaccepted: work.unaccepted, course: decided.course)
  }

  private func filed(_ counting: Counting, _ unit: Unit) throws -> Score.Dossier.Filed {
    let submission = try counting.judged.submission.output()
    return Score.Dossier.Filed(
      source: counting.source, leaves: submission.leaves,
      decisions: submission.decisions.filter { $0.unit.isSame(as: unit.code) })
  }

  /// The decisions about a unit, with what lay before the Council where one carries points over.
  private func decided(_ work: Work) throws -> Score.Dossier {
    let decisions = try work.decisions.map { try filed($0, work.unit) }
    let carries = decisions.contains { $0.decisions.contains { $0.kind == .carrySelfPoints } }
    let course = try (carries ? work.course : []).map { counting in
      Score.Dossier.Step(
        receivedAt: counting.arrival.receivedAt, look: counting.arrival.look,
        revision: counting.revision, filed: try filed(counting, work.unit))
    }
    return Score.Dossier(unit: work.unit, decisions: decisions, course: course)
  }

  /// The findings in receipts of self-assessments on leaves that an earlier decision holds.
  func heldLeaves() throws -> [ArrivalKey: [Finding]] {
    var findings: [ArrivalKey: [Finding]] = [:]
    for work in try works() where work.course.count(where: { $0.form == .selfAssessment }) > 1 {
      for (index, held) in Score.heldLeaves(in: try decided(work)) {
        findings[ArrivalKey(work.course[index].arrival)] = held
      }
    }
    return findings
  }
}
