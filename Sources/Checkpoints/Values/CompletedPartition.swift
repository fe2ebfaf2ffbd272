public import Domain

/// A partition that a stage completed, ready to be stored.
///
/// The body is deflated when the value is made, so that many threads can do it before the one
/// transaction that stores them all.
public struct CompletedPartition: Sendable {
  /// The stage.
  public let stage: StageName
  /// The partition.
  public let partition: Bytewise
  /// The digest of what the output depends on.
  public let fingerprint: String
  /// The components of the fingerprint by name.
  public let parts: [String: String]
  /// The digest of the output.
  public let outputHash: String
  /// What the stage keeps beside its output for those who come after it.
  public let summary: String
  /// The attempt that was recorded when the work began, if one was.
  public let attempt: AttemptID?
  let body: Deflated

  /// Takes an output.
  ///
  /// - Parameters:
  ///   - stage: The stage.
  ///   - partition: The partition.
  ///   - fingerprint: The SHA-256 of what the output depends on, in hexadecimal.
  ///   - parts: The components of the fingerprint by name.
  ///   - body: The output in canonical JSON.
  ///   - outputHash: The SHA-256 of `body`, in hexadecimal.
  ///   - summary: What later stages need to know without the body.
  ///   - attempt: The attempt that `start` gave, if the work was announced.
  ///   - isKept: Whether it is to be stored; what is only to be compared is not deflated.
  public init(
    stage: StageName, partition: Bytewise, fingerprint: String, parts: [String: String],
    body: [UInt8], outputHash: String, summary: String = "", attempt: AttemptID? = nil,
    isKept: Bool = true
  ) {
    self.stage = stage
    self.partition = partition
    self.fingerprint = fingerprint
    self.parts = parts
    self.outputHash = outputHash
    self.summary = summary
    self.attempt = attempt
    self.body = isKept ? Deflated(body, .quick) : Deflated(data: body, size: body.count)
  }

  private init(_ other: CompletedPartition, body: Deflated) {
    stage = other.stage
    partition = other.partition
    fingerprint = other.fingerprint
    parts = other.parts
    outputHash = other.outputHash
    summary = other.summary
    attempt = other.attempt
    self.body = body
  }

  /// The same, deflated to be kept.
  public var kept: CompletedPartition {
    body.isDeflated ? self : CompletedPartition(self, body: Deflated(body.data, .quick))
  }

  /// The output again, in canonical JSON.
  public var output: [UInt8]? { body.inflated() }
}

/// A partition's place among the stages.
public struct PartitionKey: Hashable, Sendable, Comparable {
  /// The stage.
  public let stage: StageName
  /// The partition.
  public let partition: Bytewise

  /// Names a partition.
  public init(stage: StageName, partition: Bytewise) {
    self.stage = stage
    self.partition = partition
  }

  /// Whether the left key comes first, by stage and then name.
  public static func < (left: PartitionKey, right: PartitionKey) -> Bool {
    (left.stage, left.partition) < (right.stage, right.partition)
  }
}
