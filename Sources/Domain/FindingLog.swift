/// Collects any number of findings: the first of each kind are kept, the others counted.
///
/// A workbook may have a fault in every row; its receipt must still open, and its totals must be
/// exact.
public struct FindingLog: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// How many findings of one code and severity are kept.
  public static let keptOfOneKind = 200
  /// How many findings of one file are kept; the first of each kind is always kept.
  public static let kept = 1_000

  /// The findings that are kept, in the order they were made.
  public private(set) var findings: [Finding] = []
  private var counts: [Kind: (kept: Int, omitted: Int)] = [:]

  private struct Kind: Hashable {
    let code: FindingCode
    let severity: Finding.Severity
  }

  /// Creates a log.
  public init(_ findings: [Finding] = []) { self += findings }

  /// Creates a log.
  public init(arrayLiteral findings: Finding...) { self += findings }

  /// Adds a finding; long texts in it are cut.
  public mutating func append(_ finding: Finding) {
    let kind = Kind(code: finding.code, severity: finding.severity)
    let count = counts[kind] ?? (0, 0)
    let isKept =
      count.kept == 0
      || count.kept < FindingLog.keptOfOneKind && findings.count < FindingLog.kept
    if isKept { findings.append(finding.bounded) }
    counts[kind] = isKept ? (count.kept + 1, count.omitted) : (count.kept, count.omitted + 1)
  }

  /// Adds findings.
  public static func += (log: inout FindingLog, findings: [Finding]) {
    for finding in findings { log.append(finding) }
  }

  /// Adds the findings and counts of another log.
  public static func += (log: inout FindingLog, other: FindingLog) {
    log += other.findings
    log.count(other.omitted ?? [])
  }

  /// Counts findings that an earlier stage did not keep.
  public mutating func count(_ omitted: [OmittedFindings]) {
    for entry in omitted {
      let kind = Kind(code: entry.code, severity: entry.severity)
      let count = counts[kind] ?? (0, 0)
      counts[kind] = (count.kept, count.omitted + entry.count)
    }
  }

  /// Whether any finding suspends its submission.
  public var hasError: Bool { counts.keys.contains { $0.severity == .error } }

  /// How many findings of each kind are counted and not kept, sorted; nil when all are kept.
  public var omitted: [OmittedFindings]? {
    let omitted = counts.filter { $0.value.omitted > 0 }.map { kind, count in
      OmittedFindings(code: kind.code, severity: kind.severity, count: count.omitted)
    }.sorted {
      ($0.code.rawValue, $0.severity.rawValue) < ($1.code.rawValue, $1.severity.rawValue)
    }
    return omitted.isEmpty ? nil : omitted
  }

  /// Whether two logs have the same content.
  public static func == (left: FindingLog, right: FindingLog) -> Bool {
    left.findings == right.findings && left.omitted == right.omitted
  }

  /// Hashes the content that equal logs share.
  public func hash(into hasher: inout Hasher) { hasher.combine(findings) }
}

/// Findings of one kind that are counted and not kept.
public struct OmittedFindings: Hashable, Sendable, Codable {
  /// Their code.
  public let code: FindingCode
  /// Their severity.
  public let severity: Finding.Severity
  /// How many there are.
  public let count: Int

  /// Creates an entry.
  public init(code: FindingCode, severity: Finding.Severity, count: Int) {
    self.code = code
    self.severity = severity
    self.count = count
  }
}

extension Finding {
  /// The finding with texts cut to a length that can be shown.
  fileprivate var bounded: Finding {
    Finding(
      code: code, severity: severity,
      place: place.map {
        CellAddress(
          sheet: LongText.cut($0.sheet, LongText.sheet), row: $0.row, column: $0.column)
      },
      leaf: leaf.map { LongText.cut($0, LongText.sheet) },
      found: LongText.cut(found, LongText.found),
      message: message.cut, expected: expected.cut, mend: mend.cut)
  }
}

extension Bilingual {
  fileprivate var cut: Bilingual {
    Bilingual(vi: LongText.cut(vi, LongText.sentence), en: LongText.cut(en, LongText.sentence))
  }
}
