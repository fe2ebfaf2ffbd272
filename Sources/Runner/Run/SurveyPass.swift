internal import Domain
internal import Stages
internal import Synchronization

/// Judges survey files one after the other in the order they came: who answered in the files that
/// count so far decides who answers a second time and which group is over its quota.
///
/// A batch stands where its last revision came: an earlier one, or a file that a person took out,
/// keeps nobody's answers out of another file.
struct SurveyPass {
  /// The file stages.
  let fileStages: FileStages
  /// Which files are out of the count; those after a freeze are judged last, and before no other.
  let out: OutOfCount

  /// Judges all survey files; a corrected batch is judged without its own earlier revision.
  func run(_ arrivals: [Arrival]) throws -> [JudgedFile] {
    var files: [JudgedFile] = []
    let ordered = out.late.ordered(arrivals)
    let last = try lastRevisions(ordered)
    var counting: [(subject: Subject, source: FileStages.RespondentSource)] = []
    /// The last accepted revision of each batch so far.
    var accepted: [Subject: FileStages.RespondentSource] = [:]
    for arrival in ordered {
      let own = subject(of: arrival)
      let earlier = counting.filter { $0.subject != own }.map(\.source)
      guard let records = fileStages.records(arrival) else { continue }
      var batch: [Ledger.Made] = []
      let made = try fileStages.judge(arrival, records, after: earlier, into: &batch)
      try fileStages.ledger.record(batch)
      let judged = made.unloaded(fileStages.ledger)
      files.append(judged)
      guard canCount(arrival) else { continue }
      if judged.summary.isAccepted, judged.summary.subject == own {
        accepted[own] = source(judged.submission)
      }
      // One that others put over a quota leaves the revision before it counting.
      if last[own].map({ ArrivalKey($0) == ArrivalKey(arrival) }) ?? false,
        let source = accepted[own]
      {
        counting.append((own, source))
      }
    }
    return files
  }

  private func canCount(_ arrival: Arrival) -> Bool {
    !out.late.contains(arrival) && out.excluded.reason(arrival) == nil
  }

  /// The arrival at which each batch stands: its last one without a fault of its own; bytes that
  /// count already come no later because they come again.
  private func lastRevisions(_ arrivals: [Arrival]) throws -> [Subject: Arrival] {
    var last: [Subject: Arrival] = [:]
    for (subject, revisions) in Dictionary(
      grouping: arrivals.filter(canCount), by: subject(of:))
    {
      guard revisions.count > 1 else {
        last[subject] = revisions.first
        continue
      }
      for revision in revisions
      where last[subject]?.sha256.isSame(as: revision.sha256) != true {
        if try fileStages.isSound(revision) { last[subject] = revision }
      }
    }
    return last
  }

  /// Who answered in a judged file; read once, when the first file after it asks.
  private func source(
    _ judged: Checkpoint<ValidatedSubmission>
  ) -> FileStages.RespondentSource {
    let marks = Mutex<[RespondentMark]?>(nil)
    return FileStages.RespondentSource(hash: judged.digest) {
      try marks.withLock { known in
        if let known { return known }
        let read = try judged.output().respondents
        known = read
        return read
      }
    }
  }

  /// The file's subject, as the summary of its records names it.
  private func subject(of arrival: Arrival) -> Subject {
    let batch = fileStages.ledger.entry(.normalize, Bytewise(arrival.sha256))?.summary ?? ""
    return Subject(form: .survey, key: batch.isEmpty ? arrival.path : Bytewise(batch))
  }
}
