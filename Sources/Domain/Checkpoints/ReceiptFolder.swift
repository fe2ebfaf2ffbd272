/// The files in one folder of Inbox, as the index of its receipts lists them.
public struct ReceiptFolder: Hashable, Sendable {
  /// A file that has a receipt.
  public struct Entry: Hashable, Sendable {
    /// The path below the folder.
    public let name: String
    /// The name of its receipt.
    public let receipt: String
    /// When it arrived.
    public let receivedAt: Instant
    /// The file's disposition.
    public let disposition: Receipt.Disposition
    /// Its number among the accepted revisions; nil when it has none.
    public let revision: Int?
    /// Whether it is the revision that counts.
    public let counts: Bool
    /// Whether it arrived after the round was frozen.
    public let isAfterFreeze: Bool

    /// Creates an entry.
    public init(
      name: String, receipt: String, receivedAt: Instant, disposition: Receipt.Disposition,
      revision: Int?, counts: Bool, isAfterFreeze: Bool = false
    ) {
      self.name = name
      self.receipt = receipt
      self.receivedAt = receivedAt
      self.disposition = disposition
      self.revision = revision
      self.counts = counts
      self.isAfterFreeze = isAfterFreeze
    }
  }

  /// A file beside the forms that is never opened.
  public struct Evidence: Hashable, Sendable {
    /// The path below the folder.
    public let name: String
    /// The size in bytes.
    public let size: Int

    /// Creates an entry.
    public init(name: String, size: Int) {
      self.name = name
      self.size = size
    }
  }

  /// Files that were not taken, and why.
  public struct Waiting: Hashable, Sendable {
    /// The path below the folder; empty where several are counted.
    public let name: String
    /// Why, in words.
    public let reason: Bilingual
    /// How many files there are.
    public let count: Int

    /// Creates an entry.
    public init(name: String, reason: Bilingual, count: Int) {
      self.name = name
      self.reason = reason
      self.count = count
    }
  }

  /// The most files of each kind listed in an index; the others are counted.
  public static let listed = 500

  /// The folder; empty for Inbox itself.
  public let folder: Bytewise
  /// The files that have a receipt, the latest first.
  public let entries: [Entry]
  /// How many files have a receipt.
  public let total: Int
  /// The evidence, by name.
  public let evidence: [Evidence]
  /// How many files of evidence there are.
  public let evidenceTotal: Int
  /// The files not taken, with the reasons.
  public let waiting: [Waiting]

  /// Creates a folder's index.
  public init(
    folder: Bytewise, entries: [Entry], total: Int, evidence: [Evidence], evidenceTotal: Int,
    waiting: [Waiting]
  ) {
    self.folder = folder
    self.entries = entries
    self.total = total
    self.evidence = evidence
    self.evidenceTotal = evidenceTotal
    self.waiting = waiting
  }
}
