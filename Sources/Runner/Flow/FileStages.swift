internal import Digests
internal import Domain
internal import Stages

/// One file content's way through ingest, normalize and validate.
///
/// The three run in one go while the content is in memory; each still has its own fingerprint,
/// checkpoint and early cut-off.
struct FileStages: Sendable {
  /// A content and the places it came to.
  struct Work: Sendable {
    /// The SHA-256 of the content.
    let sha256: String
    /// The arrivals of the content, in order.
    let arrivals: [Arrival]
    /// The content, when it was just read from Inbox.
    let bytes: [UInt8]?
  }

  /// The stages.
  let ingest: ConfiguredStage<Ingest>, normalize: ConfiguredStage<Normalize>
  let validate: ConfiguredStage<Validate>
  /// The checkpoints.
  let ledger: Ledger
  /// Gives a content back from the archive.
  let archived: @Sendable (_ sha256: String) throws -> [UInt8]
  /// The secret that keys the marks of respondents.
  let respondentKey: [UInt8]

  /// Creates the chain of a round.
  init(
    round: Round, ledger: Ledger, respondentKey: [UInt8],
    archived: @escaping @Sendable (String) throws -> [UInt8]
  ) throws {
    ingest = try ConfiguredStage(Ingest())
    normalize = try ConfiguredStage(Normalize(round))
    validate = try ConfiguredStage(Validate(round))
    self.ledger = ledger
    self.respondentKey = respondentKey
    self.archived = archived
  }

  /// Creates the same stages over another ledger.
  init(_ other: FileStages, ledger: Ledger) {
    ingest = other.ingest
    normalize = other.normalize
    validate = other.validate
    archived = other.archived
    respondentKey = other.respondentKey
    self.ledger = ledger
  }

  /// The partition of validate that judges a content in a folder; each arrival has its own, since
  /// the same bytes may be late when they come again.
  static func partition(_ arrival: Arrival) -> Bytewise {
    // The register of incoming documents is one partition, whatever it holds.
    if arrival.folder == InboxFolder.register { return arrival.path }
    let first: Bytewise = "\(arrival.folder)/\(arrival.sha256)"
    return arrival.repetition == 0 ? first : "\(first)/\(arrival.repetition)"
  }

  /// The content as ingest takes it.
  func bytes(_ work: Work) throws -> Ingest.Input {
    Ingest.Input(
      path: work.arrivals.first?.path.text ?? work.sha256,
      bytes: try work.bytes ?? archived(work.sha256))
  }

  /// The records of a content as an earlier step made them; nil before there are any.
  func records(_ arrival: Arrival) -> Checkpoint<NormalizedWorkbook>? {
    ledger.checkpoint(Normalize.self, Bytewise(arrival.sha256))
  }

  /// The digests of all that a judgement depends on.
  func inputs(
    _ arrival: Arrival, _ records: Checkpoint<NormalizedWorkbook>,
    after earlier: [RespondentSource]
  ) -> Fingerprint.Inputs {
    [
      "records": records.digest,
      "arrival": Digests.sha256("\(arrival.path)\n\(arrival.receivedAt.seconds)").description,
      "respondents": Digests.sha256(earlier.map(\.hash).joined(separator: "\n")).description,
    ]
  }

  /// Whether a survey file can count, whoever answered in other files.
  func isSound(_ arrival: Arrival) throws -> Bool {
    guard let records = records(arrival) else { return false }
    if !ledger.isProving, let entry = ledger.entry(.validate, FileStages.partition(arrival)),
      SubmissionSummary(entry.summary)?.isAccepted == true
    {
      let alone = validate.fingerprint(inputs(arrival, records, after: [])).parts
      let known = ledger.parts(.validate, FileStages.partition(arrival))
      if alone.allSatisfy({ $0.key == "respondents" || known[$0.key] == $0.value }) { return true }
    }
    return validate.stage.run(
      Validate.Input(
        workbook: try records.output(), arrival: arrival, respondentKey: respondentKey)
    ).isAccepted
  }

  /// Everything that a survey file says, whoever answered in the files before it.
  func questionnaires(of arrival: Arrival) throws -> [Questionnaire] {
    guard let records = records(arrival) else { return [] }
    return validate.stage.run(
      Validate.Input(
        workbook: try records.output(), arrival: arrival, respondentKey: respondentKey)
    ).questionnaires
  }

  /// Who answered in an earlier survey file.
  struct RespondentSource: Sendable {
    /// The output hash of the file's validation.
    let hash: String
    /// The marks, decoded only when needed.
    let marks: @Sendable () throws -> [RespondentMark]
  }
}
