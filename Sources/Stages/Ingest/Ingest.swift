public import Domain

/// Bytes in, every cell out, typed and raw, with its address.
public struct Ingest: Stage {
  /// The stage's name.
  public static let name = StageName.ingest
  /// Raised by hand whenever the same input may give another output.
  public static let version = 1

  /// A file's bytes and the name that messages use for it.
  public struct Input: Sendable {
    /// The path below Inbox.
    public let path: String
    /// The content.
    public let bytes: [UInt8]

    /// Creates an input.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// Creates the stage.
  public init() {}

  /// Makes the output.
  public func run(_ input: Input) -> IngestedWorkbook {
    IngestedWorkbook(format: "", sheets: [], findings: [])
  }
}
