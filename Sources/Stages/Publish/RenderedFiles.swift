internal import Digests
public import Domain

/// The files that a part of publish makes, and what its checkpoint keeps of them.
///
/// The checkpoint keeps the list of the files; their bytes lie in Outbox. Read from a checkpoint, a
/// value has the list alone.
public struct RenderedFiles: CheckpointValue {
  /// The files; empty in a value read from a checkpoint.
  public let files: [OutputFile]
  /// The path, size and digest of every file.
  public let listing: [PublishedFile]
  /// The unit's lines of the table of points; empty for all other parts.
  public let points: [UInt8]
  /// The contents of a folder of Inbox as its index lists them; nil for all other parts.
  public let folder: ReceiptFolder?

  init(_ files: [OutputFile], points: [UInt8] = [], folder: ReceiptFolder? = nil) {
    self.files = files
    listing = files.map(PublishedFile.init)
    self.points = points
    self.folder = folder
  }

  /// Writes the folder of an index, else the list of files.
  public func write(to json: inout JSONWriter) {
    if let folder { folder.write(to: &json) } else { listing.write(to: &json) }
  }

  /// Reads what was written.
  public init(from json: inout JSONReader) throws {
    files = []
    points = []
    if json.isAtObject {
      folder = try ReceiptFolder(from: &json)
      listing = []
    } else {
      folder = nil
      listing = try [PublishedFile](from: &json)
    }
  }

  /// The size and path of every file, a line a file.
  public var summary: String { listing.map { "\($0.size) \($0.path)" }.joined(separator: "\n") }
}

extension PublishedFile {
  /// Lists a file.
  public init(_ file: OutputFile) {
    self.init(
      path: file.path, size: file.bytes.count, sha256: Digests.sha256(file.bytes).description)
  }
}
