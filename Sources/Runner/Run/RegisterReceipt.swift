internal import Digests
internal import Domain
internal import Stages

extension ReceiptPass {
  /// Checkpoints what is wrong with the register of incoming documents, and writes its receipt; a
  /// register that never had a fault has none.
  func write(_ register: ReceivedRegister, to outbox: Outbox) throws {
    let isKnown = ledger.entry(.validate, ReceivedRegister.path) != nil
    guard isKnown || !register.findings.isEmpty else { return }
    let submission = ValidatedSubmission(
      subject: nil, isAccepted: !register.findings.contains { $0.severity == .error },
      isLate: false, findings: register.findings)
    let body = submission.encoded
    let partition = ReceivedRegister.path
    let fingerprint = Fingerprint(
      .validate, version: Validate.version, settings: "",
      inputs: ["records": Digests.sha256(body).description])
    if case .make = ledger.verdict(.validate, partition, fingerprint) {
      try ledger.record([
        Ledger.Made(
          .validate, partition, fingerprint, body: body,
          summary: Validate.summary(of: submission))
      ])
    }
    guard register.isThere else { return }
    let arrival = Arrival(
      path: ReceivedRegister.path, folder: InboxFolder.register,
      sha256: register.sha256 ?? Digests.sha256("").description, size: register.size,
      receivedAt: Instant(seconds: 0), look: 0)
    guard let judged = JudgedFile(arrival, known: ledger) else { return }
    let receipt = Receipt(
      arrival: arrival, subject: nil,
      disposition: submission.isAccepted ? .accepted : .suspended, revision: nil,
      counts: false, other: nil, isLate: false, findings: [])
    _ = try write([SettledFile(judged: judged, receipt: receipt)], to: outbox)
  }
}
