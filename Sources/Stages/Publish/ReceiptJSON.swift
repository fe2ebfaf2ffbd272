internal import Domain
internal import Pages

/// A receipt for programs: every finding, and how many there are of each severity.
struct ReceiptJSON: Encodable {
  private struct Place: Encodable {
    let sheet: String, cell: String
    let row: Int, column: Int
  }

  private struct Entry: Encodable {
    let code: FindingCode
    let severity: Finding.Severity
    let place: Place?
    let leaf: String?
    let found: String
    let message: Bilingual, expected: Bilingual, mend: Bilingual
  }

  private struct Totals: Encodable {
    let error: Int, warning: Int, note: Int
  }

  private let file: Bytewise, folder: Bytewise, sha256: String
  private let size: Int
  private let receivedAt: String
  private let disposition: Receipt.Disposition
  private let subject: Subject?
  private let revision: Int?
  private let counts: Bool
  private let other: Bytewise?
  private let isLate: Bool
  private let totals: Totals
  private let findings: [Entry]

  init(receipt: Receipt, utcOffset: Int) {
    file = receipt.arrival.path
    folder = receipt.arrival.folder
    sha256 = receipt.arrival.sha256
    size = receipt.arrival.size
    // The register of incoming documents does not come, it lies there.
    receivedAt =
      receipt.arrival.folder == InboxFolder.register
      ? "" : WrittenTime(receipt.arrival.receivedAt, utcOffset: utcOffset).iso
    disposition = receipt.disposition
    subject = receipt.subject
    revision = receipt.revision
    counts = receipt.counts
    other = receipt.other
    isLate = receipt.isLate
    func count(_ severity: Finding.Severity) -> Int {
      receipt.findings.count { $0.severity == severity }
    }
    totals = Totals(error: count(.error), warning: count(.warning), note: count(.note))
    findings = receipt.findings.map { finding in
      Entry(
        code: finding.code, severity: finding.severity,
        place: finding.place.map {
          Place(sheet: $0.sheet, cell: $0.cell, row: $0.row, column: $0.column)
        },
        leaf: finding.leaf, found: finding.found, message: finding.message,
        expected: finding.expected, mend: finding.mend)
    }
  }

  var bytes: [UInt8] { PublishedJSON.bytes(self) }
}
