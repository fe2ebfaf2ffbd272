/// The result for one file: its position among its subject's revisions, and its findings.
public struct Receipt: Hashable, Sendable {
  /// The disposition of a file; every file has exactly one.
  public enum Disposition: String, Hashable, Sendable, Codable, CaseIterable {
    /// Accepted; counts, unless a later revision replaced it.
    case accepted
    /// Not accepted until corrected; the previously accepted revision still counts.
    case suspended
    /// The same bytes as an earlier file of the same folder.
    case duplicate
    /// Different bytes, but the same content as the revision before it.
    case unchanged
    /// Not yet ready: still being copied, or of a kind that waits.
    case waiting
  }

  /// The file.
  public let arrival: Arrival
  /// Its subject; nil when that could not be determined.
  public let subject: Subject?
  /// Its disposition.
  public let disposition: Disposition
  /// Its number among the subject's accepted revisions, from 1; nil when it has none.
  public let revision: Int?
  /// Whether it is the revision that counts.
  public let counts: Bool
  /// The path of the file it duplicates, leaves unchanged or was replaced by.
  public let other: Bytewise?
  /// Whether it came after its deadline.
  public let isLate: Bool
  /// The findings.
  public let findings: [Finding]
  /// The findings that are only counted.
  public let omitted: [OmittedFindings]
  /// The leaves read from a self-assessment or appraisal, in the criteria set's order; empty for
  /// other forms.
  public let leaves: [LeafEntry]

  /// Creates a receipt.
  public init(
    arrival: Arrival, subject: Subject?, disposition: Disposition, revision: Int?, counts: Bool,
    other: Bytewise?, isLate: Bool, findings: [Finding], omitted: [OmittedFindings] = [],
    leaves: [LeafEntry] = []
  ) {
    self.arrival = arrival
    self.subject = subject
    self.disposition = disposition
    self.revision = revision
    self.counts = counts
    self.other = other
    self.isLate = isLate
    self.findings = findings
    self.omitted = omitted
    self.leaves = leaves
  }
}

/// The balance of files: everything seen has exactly one disposition.
public struct Balance: Hashable, Sendable, Codable {
  /// How many files were seen.
  public let seen: Int
  /// How many files have each disposition.
  public let accepted: Int, suspended: Int, duplicate: Int, unchanged: Int, waiting: Int
  /// How many evidence files are beside the forms, never opened; nil when they were not
  /// distinguished.
  public let evidence: Int?

  /// Creates a balance.
  public init(
    seen: Int, accepted: Int, suspended: Int, duplicate: Int, unchanged: Int, waiting: Int,
    evidence: Int? = nil
  ) {
    self.seen = seen
    self.accepted = accepted
    self.suspended = suspended
    self.duplicate = duplicate
    self.unchanged = unchanged
    self.waiting = waiting
    self.evidence = evidence
  }

  /// Whether the dispositions add up to the files seen.
  public var isBalanced: Bool {
    seen == accepted + suspended + duplicate + unchanged + waiting + (evidence ?? 0)
  }
}
