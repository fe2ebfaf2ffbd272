internal import Digests
internal import Domain
internal import Stages

/// One file content's way through ingest, normalize and validate.
///
/// The three run in one go while the content is in memory; each still has its own fingerprint,
/// checkpoint and early cut-off.
struct FileChain: Sendable {
  /// A content and the places it came to.
  struct Work: Sendable {
    /// The SHA-256 of the content.
    let sha256: String
    /// The arrivals of the content, in order.
    let arrivals: [Arrival]
    /// The content, when it was just read from Inbox.
    let bytes: [UInt8]?
  }

  /// The stages with their settings.
  let ingest: Ingest, normalize: Normalize, validate: Validate
  /// The digests of the stages' settings.
  let settings: [StageName: String]
  /// What is checkpointed.
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
    ingest = Ingest()
    normalize = Normalize(round)
    validate = Validate(round)
    settings = [
      .ingest: try settingsDigest(ingest), .normalize: try settingsDigest(normalize),
      .validate: try settingsDigest(validate),
    ]
    self.ledger = ledger
    self.respondentKey = respondentKey
    self.archived = archived
  }

  /// The partition of validate that judges a content in a folder; each arrival has its own, since
  /// the same bytes may be late when they come again.
  static func partition(_ arrival: Arrival) -> Bytewise {
    // The register of incoming documents is one partition, whatever it holds.
    if arrival.folder == InboxFolder.register { return arrival.path }
    let first: Bytewise = "\(arrival.folder)/\(arrival.sha256)"
    return arrival.repetition == 0 ? first : "\(first)/\(arrival.repetition)"
  }

  /// Makes what is missing for a content; survey files are only normalized, see `SurveyPass`.
  func advance(_ work: Work) throws -> [Ledger.Made] {
    var made: [Ledger.Made] = []
    var cells: IngestedWorkbook?
    let ingestPrint = Fingerprint(
      .ingest, version: Ingest.version, settings: settings[.ingest] ?? "",
      inputs: ["bytes": work.sha256])
    let cellsHash: String
    let content = Bytewise(work.sha256)
    switch ledger.verdict(.ingest, content, ingestPrint) {
    case .reuse(let entry): cellsHash = entry.outputHash
    case .make:
      let output = try ledger.meter.measure(.ingest) {
        let bytes = try work.bytes ?? archived(work.sha256)
        return ingest.run(
          Ingest.Input(path: work.arrivals.first?.path.text ?? work.sha256, bytes: bytes))
      }
      cells = output
      if ledger.leavesOutCells(of: content),
        let entry = ledger.entry(.ingest, content)
      {
        cellsHash = entry.outputHash
      } else {
        let result = ledger.meter.measure(.ingest) {
          ledger.made(.ingest, content, ingestPrint, body: output.encoded)
        }
        made.append(result)
        cellsHash = result.outputHash
      }
    }
    let records = try normalized(content, cells: cells, cellsHash: cellsHash, into: &made)
    for arrival in work.arrivals where arrival.folder != InboxFolder.survey {
      if let result = try judge(arrival, records, respondents: []) { made.append(result) }
    }
    return made
  }

  /// A normalized workbook, decoded only when somebody asks for it.
  struct Records: Sendable {
    let hash: String
    let workbook: @Sendable () throws -> NormalizedWorkbook
  }

  private func normalized(
    _ sha256: Bytewise, cells: IngestedWorkbook?, cellsHash: String, into made: inout [Ledger.Made]
  ) throws -> Records {
    let fingerprint = Fingerprint(
      .normalize, version: Normalize.version, settings: settings[.normalize] ?? "",
      inputs: ["cells": cellsHash])
    switch ledger.verdict(.normalize, sha256, fingerprint) {
    case .reuse: return records(sha256)
    case .make:
      let (output, result) = try ledger.meter.measure(.normalize) {
        let cells =
          try cells
          ?? IngestedWorkbook(encoded: ledger.body(.ingest, sha256))
        let output = normalize.run(cells)
        return (
          output,
          ledger.made(
            .normalize, sha256, fingerprint, body: output.encoded,
            summary: output.batch?.text ?? "")
        )
      }
      made.append(result)
      return Records(hash: result.outputHash) { output }
    }
  }

  /// The checkpointed records of a content.
  func records(_ sha256: Bytewise) -> Records {
    Records(hash: ledger.entry(.normalize, sha256)?.outputHash ?? "") { [ledger] in
      try NormalizedWorkbook(encoded: ledger.body(.normalize, sha256))
    }
  }

  /// Judges a workbook in a folder, unless its checkpoint holds.
  func judge(
    _ arrival: Arrival, _ records: Records, respondents: [RespondentSource]
  ) throws -> Ledger.Made? {
    let fingerprint = Fingerprint(
      .validate, version: Validate.version, settings: settings[.validate] ?? "",
      inputs: [
        "records": records.hash,
        "arrival": Digests.sha256("\(arrival.path)\n\(arrival.receivedAt.seconds)").description,
        "respondents": Digests.sha256(respondents.map(\.hash).joined(separator: "\n")).description,
      ])
    let partition = FileChain.partition(arrival)
    guard case .make = ledger.verdict(.validate, partition, fingerprint) else { return nil }
    return try ledger.meter.measure(.validate) {
      let output = validate.run(
        Validate.Input(
          workbook: try records.workbook(), arrival: arrival,
          earlierRespondents: try respondents.flatMap { try $0.marks() },
          respondentKey: respondentKey))
      return ledger.made(
        .validate, partition, fingerprint, body: output.encoded,
        summary: try SubmissionSummary(output).text)
    }
  }

  /// Everything that a survey file says, whoever answered in the files before it.
  func questionnaires(of arrival: Arrival) throws -> [Questionnaire] {
    validate.run(
      Validate.Input(
        workbook: try records(Bytewise(arrival.sha256)).workbook(), arrival: arrival,
        respondentKey: respondentKey)
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

/// The digest of a stage's settings: its stored properties in canonical form.
func settingsDigest(_ stage: some Stage) throws -> String {
  Digests.sha256(try CanonicalJSON.encode(stage)).description
}
