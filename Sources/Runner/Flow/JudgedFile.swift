internal import Domain
internal import Stages

/// A file after ingest, normalize and validate.
struct JudgedFile: Sendable {
  /// The file.
  let arrival: Arrival
  /// The digest of its records; equal digests say the same.
  let records: String
  /// The validated submission.
  let submission: Checkpoint<ValidatedSubmission>
  /// The submission in brief.
  let summary: SubmissionSummary

  /// Joins a file with what the file stages made of it.
  ///
  /// - Throws: `RunnerFailure` where the checkpoint's summary cannot be read.
  init(
    _ arrival: Arrival, records: String, _ submission: Checkpoint<ValidatedSubmission>
  ) throws {
    guard let summary = SubmissionSummary(submission.summary) else {
      throw RunnerFailure(
        .io, stage: StageName.validate.rawValue,
        cause: "the checkpoint of '\(Printable.line(submission.partition))' has no summary",
        mend: "parindex rerun --from validate --reason 'damaged checkpoint'")
    }
    self.init(arrival, records: records, submission, summary)
  }

  private init(
    _ arrival: Arrival, records: String, _ submission: Checkpoint<ValidatedSubmission>,
    _ summary: SubmissionSummary
  ) {
    self.arrival = arrival
    self.records = records
    self.submission = submission
    self.summary = summary
  }

  /// The same file, whose submission is read again when somebody asks for it.
  func unloaded(_ ledger: Ledger) -> JudgedFile {
    JudgedFile(arrival, records: records, ledger.unloaded(Validate.self, submission), summary)
  }

  /// The file as an earlier run judged it; nil before that.
  init?(_ arrival: Arrival, known ledger: Ledger) {
    guard
      let submission = ledger.checkpoint(Validate.self, FileStages.partition(arrival)),
      let summary = SubmissionSummary(submission.summary)
    else { return nil }
    self.init(
      arrival, records: ledger.entry(.normalize, Bytewise(arrival.sha256))?.outputHash ?? "",
      submission, summary)
  }
}

extension [JudgedFile] {
  /// The files as earlier runs judged them; those that no run judged are left out.
  init(known arrivals: [Arrival], _ ledger: Ledger) {
    self = arrivals.compactMap { JudgedFile($0, known: ledger) }
  }

  /// The most submissions that stay in memory for the scores and receipts; of a whole country the
  /// rest is read again.
  private static var handedOn: Int { 600 }

  /// Adds files, with their submissions while memory allows.
  mutating func hand(on files: [JudgedFile], _ ledger: Ledger) {
    for file in files {
      append(count < Self.handedOn ? file : file.unloaded(ledger))
    }
  }
}

/// A judged file with its place among the others.
struct SettledFile: Sendable {
  /// The file after the file stages.
  let judged: JudgedFile
  /// The receipt: its disposition, revision and whether it counts, with what is said of its place.
  let receipt: Receipt

  /// The file.
  var arrival: Arrival { receipt.arrival }
  /// Whether it is the revision that counts.
  var counts: Bool { receipt.counts }
}
