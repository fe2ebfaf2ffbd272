public import Domain

/// A count of things and their size in bytes.
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

/// The contents of the database, by whether they are still needed.
public struct StoreContents: Hashable, Sendable {
  /// Outputs that are neither current, nor cited by a publication, nor a manifest, by stage.
  public let removable: [StageName: Amount]
  /// Current outputs; outputs that are not current but that a publication needs.
  public let current: Amount, cited: Amount
  /// The archived originals.
  public let originals: Amount
  /// How many attempts and rows of the audit chain there are.
  public let attempts: Int, auditRows: Int
  /// The free pages of the file, in bytes.
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
