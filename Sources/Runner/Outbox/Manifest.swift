public import Domain
internal import Checkpoints
internal import Digests
internal import Foundation

/// A generation's table of contents: its files, its inputs and its predecessor.
public struct Manifest: Hashable, Sendable, Codable {
  /// The round's short name.
  public let round: String
  /// The generation's number, from 1.
  public let generation: Int
  /// The edition of the generation; nil in one that predates editions.
  public let edition: Edition?
  /// The SHA-256 of the manifest before; nil for the first generation.
  public let previous: String?
  /// The program's version of each stage, by stage.
  public let stages: [StageName: Int]
  /// The SHA-256 of the pipeline's definition.
  public let definition: String
  /// The fingerprint of everything published.
  public let fingerprint: String
  /// The head of the audit chain before this generation's row, which reveals a chain cut or
  /// rewritten later; nil in a manifest that predates this field.
  public let audit: Chain?
  /// The balance of files.
  public let balance: Balance
  /// The submissions that count, in order of arrival.
  public let inputs: [Input]
  /// Every file but this one, sorted by path.
  public let files: [PublishedFile]

  /// The head of the audit chain.
  public struct Chain: Hashable, Sendable, Codable {
    /// The number of rows, and the hash of the last one.
    public let rows: Int64, head: String

    /// Takes a head.
    init(_ head: AuditHead) {
      rows = head.rows
      self.head = head.hash
    }
  }

  /// A submission that counts in a generation.
  public struct Input: Hashable, Sendable, Codable {
    /// The kind of workbook.
    public let form: Form
    /// Its subject.
    public let subject: Bytewise
    /// The path below Inbox.
    public let path: Bytewise
    /// The SHA-256 of its bytes.
    public let sha256: String
    /// Its number among the subject's accepted revisions.
    public let revision: Int
  }

  /// The manifest with the stage versions of another one.
  func asMade(byThoseOf other: Manifest) -> Manifest {
    Manifest(
      round: round, generation: generation, edition: edition, previous: previous,
      stages: other.stages, definition: definition, fingerprint: other.fingerprint, audit: audit,
      balance: balance, inputs: inputs, files: files)
  }

  /// The manifest as a file, with sorted keys.
  func file() throws -> OutputFile {
    OutputFile(path: "manifest.json", bytes: try CanonicalJSON.encodeSafely(self))
  }
}
