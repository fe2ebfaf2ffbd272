internal import Domain
internal import Stages

/// The pipeline from top to bottom: each step takes the value that the one before made.
extension RunSession {
  /// Takes what lies in Inbox through every stage, and publishes.
  func perform() throws -> RunReport {
    let look: InboxLook = try look()
    let result: RoundResult = try result(of: look)
    let published: PublishPass.Outcome = try publish(result)
    return try report(result, published)
  }

  /// Takes files through the stages up to the ranks.
  func result(of look: InboxLook) throws -> RoundResult {
    let judged: [JudgedFile] = try judge(look)
    let files: [SettledFile] = settle(judged)
    let answers: ReleasePass.Outcome = try release(files)
    let scores: [Bytewise: Checkpoint<UnitScore>] = try score(files, answers)
    let groups: [Checkpoint<GroupStandings>] = try rank(scores)
    return RoundResult(
      look: look, files: files, answers: answers, scores: scores, groups: groups,
      standings: try groups.map { try $0.output() })
  }

  /// Publishes what changed, and writes the receipts that are due.
  private func publish(_ result: RoundResult) throws -> PublishPass.Outcome {
    lineage?.start([.publish])
    // A correction that is refused or fails must not have told anybody that a late file counts.
    let isOfficial = runner.request.publishing != nil
    if !isOfficial { try writeReceipts(result) }
    let published: PublishPass.Outcome = try writeGeneration(result)
    if isOfficial { try writeReceipts(result) }
    return published
  }
}

extension FileStages {
  /// Takes a content through ingest, normalize and validate while its bytes are in memory; survey
  /// files are only normalized, see `SurveyPass`.
  ///
  /// - Parameters:
  ///   - work: The content and the files that have it.
  ///   - batch: Takes the outputs to be recorded.
  /// - Returns: The judged files.
  /// - Throws: What keeps an input from being read.
  func judge(_ work: Work, into batch: inout [Ledger.Made]) throws -> [JudgedFile] {
    let content = Bytewise(work.sha256)
    let cells: Checkpoint<IngestedWorkbook> =
      try ledger.step(ingest, content, ["bytes": work.sha256], into: &batch) { try bytes(work) }
    let records: Checkpoint<NormalizedWorkbook> =
      try ledger.step(normalize, content, ["cells": cells.digest], into: &batch, from: cells.output)
    return try work.arrivals.filter { $0.folder != InboxFolder.survey }.map { arrival in
      try judge(arrival, records, into: &batch)
    }
  }

  /// Judges a workbook in the folder that it came to.
  ///
  /// - Parameters:
  ///   - arrival: The file.
  ///   - records: Its records.
  ///   - earlier: The survey files before it that count.
  ///   - batch: Takes the outputs to be recorded.
  /// - Returns: The judged file.
  /// - Throws: What keeps an input from being read.
  func judge(
    _ arrival: Arrival, _ records: Checkpoint<NormalizedWorkbook>,
    after earlier: [RespondentSource] = [], into batch: inout [Ledger.Made]
  ) throws -> JudgedFile {
    let submission: Checkpoint<ValidatedSubmission> = try ledger.step(
      validate, FileStages.partition(arrival), inputs(arrival, records, after: earlier),
      into: &batch
    ) {
      Validate.Input(
        workbook: try records.output(), arrival: arrival,
        earlierRespondents: try earlier.flatMap { try $0.marks() }, respondentKey: respondentKey)
    }
    return try JudgedFile(arrival, records: records.digest, submission)
  }
}
