public import Domain

/// How many things of a kind there are, and how many bytes they take.
public struct Amount: Hashable, Sendable, Codable {
  /// How many.
  public let count: Int
  /// Their stored size in bytes.
  public let bytes: Int

  /// Creates an amount.
  public init(count: Int, bytes: Int) {
    self.count = count
    self.bytes = bytes
  }
}

/// What the database holds, by whether anything rests on it.
public struct StoreContents: Hashable, Sendable {
  /// Outputs that are not current, that no publication cites and that are no manifest, by stage.
  public let removable: [StageName: Amount]
  /// Outputs that are current; outputs that are not, but that a publication rests on.
  public let current: Amount, cited: Amount
  /// The archived originals.
  public let originals: Amount
  /// How many attempts and rows of the audit chain there are.
  public let attempts: Int, auditRows: Int
  /// The pages of the file that hold nothing, in bytes.
  public let freeBytes: Int
}

extension Sequence<Amount> {
  /// All of them together.
  public var total: Amount {
    reduce(Amount(count: 0, bytes: 0)) {
      Amount(count: $0.count + $1.count, bytes: $0.bytes + $1.bytes)
    }
  }
}
