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

  /// One leaf as it was read.
  private struct Leaf: Encodable {
    let leaf: String
    let points: Points?
    let isNotApplicable: Bool
    let place: Place
  }

  /// The sum of the points read below an area.
  private struct Area: Encodable {
    let area: String
    let points: Points
  }

  private struct Read: Encodable {
    let leaves: [Leaf]
    let areas: [Area]
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
  /// How many kinds of findings there are, and in how many places.
  private let totals: Totals, places: Totals
  /// The findings that are only counted.
  private let omitted: [OmittedFindings]
  private let read: Read?
  private let findings: [Entry]

  init(receipt: Receipt, criteria: CriteriaSet?, utcOffset: Int) {
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
    let kinds = FindingKind.counts(receipt.findings)
    totals = Totals(
      error: kinds[.error] ?? 0, warning: kinds[.warning] ?? 0, note: kinds[.note] ?? 0)
    func places(_ severity: Finding.Severity) -> Int {
      receipt.findings.count { $0.severity == severity }
        + receipt.omitted.filter { $0.severity == severity }.reduce(0) { $0 + $1.count }
    }
    self.places = Totals(error: places(.error), warning: places(.warning), note: places(.note))
    omitted = receipt.omitted
    read = ReceiptJSON.read(receipt, criteria)
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

  private static func read(_ receipt: Receipt, _ criteria: CriteriaSet?) -> Read? {
    guard !receipt.leaves.isEmpty, let criteria else { return nil }
    return Read(
      leaves: receipt.leaves.map { entry in
        Leaf(
          leaf: entry.leaf, points: entry.points, isNotApplicable: entry.isNotApplicable,
          place: Place(
            sheet: entry.place.sheet, cell: entry.place.cell, row: entry.place.row,
            column: entry.place.column))
      },
      areas: AreaSums(receipt.leaves, criteria).areas.map {
        Area(area: $0.area.code, points: $0.points)
      })
  }

  var bytes: [UInt8] { PublishedJSON.bytes(self) }
}
