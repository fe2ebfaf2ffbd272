internal import Disk
internal import Foundation
internal import Domain

/// The claim of a round on its Outbox, kept there; its folders are relative to Outbox, so that it
/// stays valid when the tree is moved or copied as a whole.
struct OutboxClaim: Codable, Hashable {
  /// The file, below Outbox.
  static let path = "_status/round.json"

  /// The round's short name.
  let round: String
  /// The folder of its definition.
  let definition: String
  /// Its Inbox, and the database behind its receipts and standings.
  let inbox: String, database: String

  /// Reads the claim on a folder; nil when nobody claims it.
  static func read(_ outbox: String) -> OutboxClaim? {
    guard case .bytes(let bytes) = RegularFile.read(outbox + "/" + path) else { return nil }
    return try? CanonicalJSON.decode(OutboxClaim.self, from: bytes)
  }

  /// The claim as a file.
  func file() throws -> OutputFile {
    OutputFile(path: OutboxClaim.path, bytes: try CanonicalJSON.encode(self, isPretty: true))
  }
}
