internal import Domain
internal import Synchronization

/// Judges survey files one after the other in the order they came: who answered in the files that
/// count so far decides who answers a second time and which group is over its quota.
struct SurveyPass {
  /// The file stages.
  let chain: FileChain
  /// The files that came after the round was frozen: judged last, and before no other.
  let late: LateFiles

  /// Judges all survey files; a corrected batch is judged without its own earlier revision.
  func run(_ arrivals: [Arrival]) throws {
    var counting: [(subject: Subject, sha256: String, source: FileChain.RespondentSource)] = []
    for arrival in late.ordered(arrivals) {
      let own = subject(of: arrival)
      let earlier = counting.filter { $0.subject != own }.map(\.source)
      if let made = try chain.judge(
        arrival, chain.records(Bytewise(arrival.sha256)), respondents: earlier)
      {
        try chain.ledger.record([made])
      }
      if late.contains(arrival) { continue }
      let partition = FileChain.partition(arrival)
      guard let entry = chain.ledger.entry(.validate, partition),
        let summary = SubmissionSummary(entry.summary), summary.isAccepted,
        let subject = summary.subject, subject.form == .survey
      else { continue }
      // What counts already comes no later because its bytes come again.
      guard !counting.contains(where: { $0.subject == subject && $0.sha256 == arrival.sha256 })
      else { continue }
      counting.removeAll { $0.subject == subject }
      counting.append(
        (subject, arrival.sha256, source(partition, hash: entry.outputHash)))
    }
  }

  private func source(_ partition: Bytewise, hash: String) -> FileChain.RespondentSource {
    // Asked for by every later file that is judged, decoded once.
    let marks = Mutex<[RespondentMark]?>(nil)
    return FileChain.RespondentSource(hash: hash) { [ledger = chain.ledger] in
      try marks.withLock { known in
        if let known { return known }
        let decoded = try ValidatedSubmission(encoded: ledger.body(.validate, partition))
          .respondents
        known = decoded
        return decoded
      }
    }
  }

  /// What the file is about, as the summary of its records says.
  private func subject(of arrival: Arrival) -> Subject {
    let batch = chain.ledger.entry(.normalize, Bytewise(arrival.sha256))?.summary ?? ""
    return Subject(form: .survey, key: batch.isEmpty ? arrival.path : Bytewise(batch))
  }
}
