public import Domain

/// A partition that a stage completed, ready to be stored.
///
/// The body is deflated on creation, so that many threads can do it before the single transaction
/// that stores them all.
public struct CompletedPartition: Sendable {
  /// The stage.
  public let stage: StageName
  /// The partition.
  public let partition: Bytewise
  /// The digest of the output's dependencies.
  public let fingerprint: String
  /// The components of the fingerprint by name.
  public let parts: [String: String]
  /// The digest of the output.
  public let outputHash: String
  /// The summary that the stage keeps beside its output for later stages.
  public let summary: String
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
  ///   - summary: The facts that later stages need without the body.
  ///   - isKept: Whether it will be stored; an output only compared is not deflated.
  public init(
    stage: StageName, partition: Bytewise, fingerprint: String, parts: [String: String],
    body: [UInt8], outputHash: String, summary: String = "",
    isKept: Bool = true
  ) {
    self.stage = stage
    self.partition = partition
    self.fingerprint = fingerprint
    self.parts = parts
    self.outputHash = outputHash
    self.summary = summary
    self.body = isKept ? Deflated(body, .quick) : Deflated(data: body, size: body.count)
  }

  private init(_ other: CompletedPartition, body: Deflated) {
    stage = other.stage
    partition = other.partition
    fingerprint = other.fingerprint
    parts = other.parts
    outputHash = other.outputHash
    summary = other.summary
    self.body = body
  }

  /// The same partition, deflated for storage.
  public var kept: CompletedPartition {
    body.isDeflated ? self : CompletedPartition(self, body: Deflated(body.data, .quick))
  }

  /// The output in canonical JSON.
  public var output: [UInt8]? { body.inflated() }
}
