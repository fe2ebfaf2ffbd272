/// A complete file of a publication or a receipt.
public struct OutputFile: Hashable, Sendable {
  /// The path below the generation or the receipts folder, with '/'.
  public let path: String
  /// The content.
  public let bytes: [UInt8]

  /// Creates a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// A published file of a generation: its path, size and digest.
public struct PublishedFile: Hashable, Sendable, Codable {
  /// The path below the generation, with '/'.
  public let path: String
  /// The size in bytes.
  public let size: Int
  /// The SHA-256 of the bytes.
  public let sha256: String

  /// Creates an entry.
  public init(path: String, size: Int, sha256: String) {
    self.path = path
    self.size = size
    self.sha256 = sha256
  }
}
